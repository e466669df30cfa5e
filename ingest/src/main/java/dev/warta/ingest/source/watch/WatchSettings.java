package dev.warta.ingest.source.watch;

import java.time.Duration;

/**
 * How folders are watched.
 *
 * @param settle how long a file must have stayed the same to be complete; zero where files are
 *     renamed into place
 * @param look the longest time between two looks through a folder
 * @param whenDone what becomes of files that were read
 */
public record WatchSettings(Duration settle, Duration look, WhenDone whenDone) {

  public WatchSettings {
    if (settle.isNegative() || look.isNegative() || look.isZero()) {
      throw new IllegalArgumentException("times must not be negative, nor the look's be zero");
    }
  }
}
