/** The model that tags the words of Indonesian and English names. */
package dev.warta.enrich.entities.tagger;
