package dev.warta.enrich;

import java.time.Duration;

/**
 * How much the steps may take for one document.
 *
 * @param time for one step on a document of no size
 * @param timePerMebibyte what each mebibyte of the document adds to that
 * @param allocatedBytes what the steps may allocate together, garbage counted too
 */
record StepLimits(Duration time, Duration timePerMebibyte, long allocatedBytes) {

  static final StepLimits DEFAULT =
      new StepLimits(Duration.ofSeconds(5), Duration.ofSeconds(2), 16L << 30);

  private static final int MEBIBYTE = 1 << 20;

  /** The time a step has for a document of that many bytes. */
  Duration timeFor(int documentBytes) {
    return time.plus(timePerMebibyte.multipliedBy(documentBytes).dividedBy(MEBIBYTE));
  }
}
