/** Finds the persons, organisations and places an article names. */
package dev.warta.enrich.entities;
