/** How fast web archives are read. */
package dev.warta.lab.archives;
