/** Finds the article in a web page: its text, and what the page says of itself. */
package dev.warta.enrich.extract.html;
