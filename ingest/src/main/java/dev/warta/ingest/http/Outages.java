package dev.warta.ingest.http;

/** Says in words why what could be published was not. */
final class Outages {

  private static final int BUSY_SECONDS = 2;
  private static final int OUT_SECONDS = 10;

  private Outages() {}

  /** Kafka cannot keep up. */
  static Problem busy() {
    return Problem.of(429, "Kafka does not keep up: send it again in a while")
        .retryAfterSeconds(BUSY_SECONDS);
  }

  /** The brokers are out. */
  static Problem out() {
    return Problem.of(503, "no Kafka broker acknowledges articles: send it again in a while")
        .retryAfterSeconds(OUT_SECONDS);
  }

  /** The intake is about to end. */
  static Problem stopping() {
    return Problem.of(503, "the intake is being stopped").retryAfterSeconds(OUT_SECONDS);
  }

  /** What is wrong with what was handed over; null if all is acknowledged. */
  static Problem problem(Delivery delivery) {
    if (!delivery.isComplete()) {
      return Problem.of(
              503,
              "Kafka has not acknowledged all of it: it may have the rest, or not; sending it again is harmless")
          .retryAfterSeconds(OUT_SECONDS);
    }
    if (delivery.refusal() == null) {
      return null;
    }
    return Problem.of(413, "article " + delivery.refusedAt() + " " + delivery.refusal().reason())
        .with("expected", delivery.refusal().expected());
  }
}
