package dev.warta.cli;

import java.time.Instant;
import picocli.CommandLine.Option;

/** Options that say from when to when articles were published. */
final class DayOptions {

  @Option(
      names = "--from",
      paramLabel = "DAY",
      converter = Settings.Since.class,
      description =
          "Published then or later (seen, where that is unknown): a day (UTC) as 2024-06-20, or 2024-06-20T03:15:00Z.")
  private Instant from;

  @Option(
      names = "--to",
      paramLabel = "DAY",
      converter = Settings.Until.class,
      description = "Published until the end of that day, or before that time.")
  private Instant to;

  Instant from() {
    return from;
  }

  Instant to() {
    return to;
  }
}
