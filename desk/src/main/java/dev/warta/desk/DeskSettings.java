package dev.warta.desk;

import java.net.InetSocketAddress;
import java.util.Map;

/**
 * How the desk is served.
 *
 * @param address where to listen
 * @param token what callers send as {@code Authorization: Bearer TOKEN}; null for none, which only
 *     a loopback address may have
 * @param kafka properties of the connection to the brokers, such as {@code bootstrap.servers}; null
 *     for a desk that answers from the database alone
 */
public record DeskSettings(InetSocketAddress address, String token, Map<String, String> kafka) {

  public DeskSettings {
    if (token == null && !address.getAddress().isLoopbackAddress()) {
      throw new IllegalArgumentException("an address that others can reach needs a token");
    }
  }

  /** Without brokers. */
  public DeskSettings(InetSocketAddress address, String token) {
    this(address, token, null);
  }

  /** Without the token and what may be in Kafka's properties. */
  @Override
  public String toString() {
    return "DeskSettings[address=" + address + "]";
  }
}
