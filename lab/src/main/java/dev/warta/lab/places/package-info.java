/**
 * Makes the table of places of the enrichment, and measures how well places are found: {@code
 * lab/run places} and {@code lab/run places-score}.
 */
package dev.warta.lab.places;
