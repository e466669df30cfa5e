package dev.warta.ingest.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * A range of addresses in CIDR notation, as {@code 10.0.0.0/8} or {@code fd00::/8}.
 *
 * @param text as it is written
 * @param prefix bytes of its first address
 * @param bits how many leading bits all its addresses share
 */
public record Network(String text, byte[] prefix, int bits) {

  /**
   * Reads a range, or a single address.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static Network of(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    if (!address.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
      throw notNetwork(text);
    }
    try {
      byte[] prefix = InetAddress.getByName(address).getAddress();
      int bits = slash < 0 ? prefix.length * 8 : Integer.parseInt(text.substring(slash + 1));
      if (bits < 0 || bits > prefix.length * 8) {
        throw notNetwork(text);
      }
      return new Network(text, prefix, bits);
    } catch (UnknownHostException | NumberFormatException e) {
      throw notNetwork(text);
    }
  }

  /** True if the address lies in the range. */
  boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length != prefix.length) {
      return false;
    }
    int whole = bits / 8;
    if (!Arrays.equals(bytes, 0, whole, prefix, 0, whole)) {
      return false;
    }
    int rest = bits % 8;
    return rest == 0 || ((bytes[whole] ^ prefix[whole]) & 0xff) >> (8 - rest) == 0;
  }

  @Override
  public String toString() {
    return text;
  }

  private static IllegalArgumentException notNetwork(String text) {
    return new IllegalArgumentException(
        "\"%s\" is no network: write it as 10.0.0.0/8, fd00::/8, or one address".formatted(text));
  }
}
