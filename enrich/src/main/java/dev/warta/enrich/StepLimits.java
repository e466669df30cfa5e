package dev.warta.enrich;

import java.time.Duration;

/**
 * How much the steps may take for one document; the larger it is, the more.
 *
 * @param time for one step, on a document of no size
 * @param timePerMebibyte what each mebibyte of the document adds to that
 * @param mebibytes what all steps together may allocate, garbage counted too, on a document of no
 *     size
 * @param mebibytesPerMebibyte what each mebibyte of the document adds to that
 */
record StepLimits(
    Duration time, Duration timePerMebibyte, int mebibytes, int mebibytesPerMebibyte) {

  /**
   * Articles of 8 MiB in five languages took up to 5 s in a program that had just started, 2 s
   * later on, and allocated up to 800 MiB. The worst that was made up, a hundred thousand lines
   * that each look like a byline, took 3.4 s and 2.6 GiB.
   */
  static final StepLimits DEFAULT =
      new StepLimits(Duration.ofSeconds(10), Duration.ofSeconds(2), 4096, 1024);

  private static final int MEBIBYTE = 1 << 20;

  /** The time a step has for a document of that many bytes. */
  Duration timeFor(int documentBytes) {
    return time.plus(timePerMebibyte.multipliedBy(documentBytes).dividedBy(MEBIBYTE));
  }

  /** What the steps may allocate for a document of that many bytes. */
  long allocationFor(int documentBytes) {
    return (long) mebibytes * MEBIBYTE + (long) mebibytesPerMebibyte * documentBytes;
  }
}
