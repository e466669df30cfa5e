package dev.warta.store;

import java.time.Instant;

/**
 * Which time is compared with which.
 *
 * @param to the end of the hours; null for now, or the latest article where that is older
 * @param hours that are compared, 1 to 168
 * @param days before them that they are compared with, 1 to 90
 * @param limit most names and keywords each
 */
public record RisingRequest(Instant to, int hours, int days, int limit) {

  public RisingRequest {
    if (hours < 1 || hours > 168 || days < 1 || days > 90) {
      throw new IllegalArgumentException("hours are 1 to 168, days 1 to 90");
    }
    SearchRequest.checkLimit(limit);
  }
}
