/**
 * How good the whole enrichment is on news articles as agencies and small sites deliver them:
 * {@link dev.warta.lab.wire.WireScore}.
 */
package dev.warta.lab.wire;
