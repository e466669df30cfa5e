package dev.warta.desk;

import java.net.InetSocketAddress;

/**
 * How the desk is served.
 *
 * @param address where to listen
 * @param token what callers send as {@code Authorization: Bearer TOKEN}; null for none, which only
 *     a loopback address may have
 */
public record DeskSettings(InetSocketAddress address, String token) {

  public DeskSettings {
    if (token == null && !address.getAddress().isLoopbackAddress()) {
      throw new IllegalArgumentException("an address that others can reach needs a token");
    }
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "DeskSettings[address=" + address + "]";
  }
}
