/** Makes the outline of the world's land that the desk draws its maps on. */
package dev.warta.lab.outline;
