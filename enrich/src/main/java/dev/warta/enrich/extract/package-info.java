/** Reads the parts of an article out of the raw document. */
package dev.warta.enrich.extract;
