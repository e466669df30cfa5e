package dev.warta.enrich.extract;

/**
 * What was found in a document, with its evidence.
 *
 * @param method how it was found
 * @param confidence from 0 to 1
 */
record Finding<T>(T value, String method, double confidence) {}
