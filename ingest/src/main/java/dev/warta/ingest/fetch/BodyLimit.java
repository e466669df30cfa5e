package dev.warta.ingest.fetch;

import java.util.Locale;

/**
 * How much of a document is read.
 *
 * @param maxBytes as it comes and also when it is decompressed
 * @param cutsOff true if what is above the limit is left off, false if such a document fails
 */
record BodyLimit(int maxBytes, boolean cutsOff) {

  FetchException exceeded() {
    return new FetchException(
        FetchFailure.TOO_LARGE,
        String.format(
            Locale.ROOT, "has more than %,d bytes, the largest document taken", maxBytes));
  }
}
