package dev.warta.store;

/**
 * Whether a component works, and if not, why.
 *
 * @param isHealthy true if it works
 * @param reason what is wrong; empty if nothing is
 */
public record Health(boolean isHealthy, String reason) {

  /** All is well. */
  public static final Health HEALTHY = new Health(true, "");

  /** Something is wrong. */
  public static Health unhealthy(String reason) {
    return new Health(false, reason);
  }
}
