package dev.warta.ingest.fetch;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says which addresses may be connected to: those of the public internet, and what the user allows
 * beside.
 *
 * <p>Articles, feeds and redirects are written by strangers. Without this, a link could make the
 * fetcher ask a machine that only it can reach: a database of the own network, the metadata service
 * of a cloud, this machine itself.
 */
public final class AddressPolicy {

  /** The public internet and nothing else. */
  public static final AddressPolicy PUBLIC = new AddressPolicy(List.of());

  private static final Map<String, List<Network>> REFUSED = refused();

  /**
   * An IPv4 address in the last four bytes: compatible, translated, NAT64. The mapped form, {@code
   * ::ffff:10.0.0.1}, is an IPv4 address to Java from the start.
   */
  private static final List<Network> IPV4_AT_END =
      networks("::/96", "::ffff:0:0:0/96", "64:ff9b::/96");

  private static final Network SIX_TO_FOUR = Network.of("2002::/16");
  private static final Network TEREDO = Network.of("2001::/32");

  private final List<Network> allowed;

  /**
   * A policy that lets pass more than the public internet.
   *
   * @param allowed networks that may be asked although they are not public
   */
  public AddressPolicy(List<Network> allowed) {
    this.allowed = List.copyOf(allowed);
  }

  /** What kind of address it is that may not be connected to; empty if it may. */
  Optional<String> whyRefused(InetAddress address) {
    if (allowed.stream().anyMatch(network -> network.contains(address))) {
      return Optional.empty();
    }
    Optional<InetAddress> inner = ipv4Within(address);
    if (inner.isPresent()) {
      return whyRefused(inner.get()).map(kind -> kind + " behind an IPv6 address");
    }
    return REFUSED.entrySet().stream()
        .filter(kind -> kind.getValue().stream().anyMatch(network -> network.contains(address)))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The IPv4 address to which an IPv6 address in the end leads. */
  private static Optional<InetAddress> ipv4Within(InetAddress address) {
    if (!(address instanceof Inet6Address)
        || address.isLoopbackAddress()
        || address.isAnyLocalAddress()) {
      return Optional.empty();
    }
    byte[] bytes = address.getAddress();
    if (IPV4_AT_END.stream().anyMatch(network -> network.contains(address))) {
      return Optional.of(ipv4(Arrays.copyOfRange(bytes, 12, 16)));
    }
    if (SIX_TO_FOUR.contains(address)) {
      return Optional.of(ipv4(Arrays.copyOfRange(bytes, 2, 6)));
    }
    if (TEREDO.contains(address)) {
      byte[] inverted = Arrays.copyOfRange(bytes, 12, 16);
      for (int i = 0; i < inverted.length; i++) {
        inverted[i] = (byte) ~inverted[i];
      }
      return Optional.of(ipv4(inverted));
    }
    return Optional.empty();
  }

  private static InetAddress ipv4(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  /** After the special-purpose registries of IANA, and the metadata services of the clouds. */
  private static Map<String, List<Network>> refused() {
    Map<String, List<Network>> kinds = new LinkedHashMap<>();
    kinds.put(
        "the metadata service of a cloud",
        networks(
            "169.254.169.254", "169.254.170.2", "100.100.100.200", "192.0.0.192", "fd00:ec2::/32"));
    kinds.put("this machine", networks("127.0.0.0/8", "0.0.0.0/8", "::1", "::"));
    kinds.put(
        "a private address",
        networks(
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "fc00::/7",
            "fec0::/10",
            "64:ff9b:1::/48"));
    kinds.put("a link-local address", networks("169.254.0.0/16", "fe80::/10"));
    kinds.put("an address of a provider's own network", networks("100.64.0.0/10"));
    kinds.put("a multicast address", networks("224.0.0.0/4", "ff00::/8"));
    kinds.put(
        "a reserved address",
        networks(
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "240.0.0.0/4",
            "100::/64",
            "2001:2::/48",
            "2001:10::/28",
            "2001:20::/28",
            "2001:db8::/32",
            "3fff::/20",
            "5f00::/16"));
    return kinds;
  }

  private static List<Network> networks(String... texts) {
    return Arrays.stream(texts).map(Network::of).toList();
  }
}
