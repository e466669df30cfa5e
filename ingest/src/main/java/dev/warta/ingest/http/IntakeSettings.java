package dev.warta.ingest.http;

import dev.warta.ingest.source.Limits;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;

/**
 * How the intake is set up.
 *
 * @param address where it listens; port 0 for a free one
 * @param token what clients send as {@code Authorization: Bearer}; null for none, which only the
 *     loopback address allows
 * @param source publisher of articles that name none; null for the host of their address
 * @param limits how much is taken of one document
 * @param clientPatience how long a client may be silent
 * @param brokerPatience how long an answer waits for the brokers
 */
public record IntakeSettings(
    InetSocketAddress address,
    String token,
    String source,
    Limits limits,
    Duration clientPatience,
    Duration brokerPatience) {

  public IntakeSettings {
    Objects.requireNonNull(limits);
    if (token == null && !address.getAddress().isLoopbackAddress()) {
      throw new IllegalArgumentException("an address that others can reach needs a token");
    }
  }

  /** Clients may be silent for 15 s; the brokers have 30 s. */
  public IntakeSettings(InetSocketAddress address, String token, String source, Limits limits) {
    this(address, token, source, limits, Duration.ofSeconds(15), Duration.ofSeconds(30));
  }
}
