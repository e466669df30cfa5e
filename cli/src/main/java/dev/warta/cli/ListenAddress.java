package dev.warta.cli;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Addresses that a server of ours listens on, and who may be there. */
final class ListenAddress {

  private ListenAddress() {}

  /** Host and port, as they stand in a URL. */
  static String inWords(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
  }

  /**
   * The token that is to be asked for; null for none.
   *
   * @param what is served, for the message
   * @param variable where the token is
   * @param token as set there; null or blank for none
   * @throws UserException if others can reach the address and there is no token
   */
  static String token(String what, InetSocketAddress address, String variable, String token) {
    boolean hasToken = token != null && !token.isBlank();
    if (!hasToken && !address.getAddress().isLoopbackAddress()) {
      throw new UserException(
          "the %s address %s can be reached from other machines: set a token in %s, which they send as a bearer token, or use 127.0.0.1"
              .formatted(what, inWords(address), variable));
    }
    return hasToken ? token.strip() : null;
  }

  /** Reads {@code HOST:PORT}. */
  static final class Converter implements ITypeConverter<InetSocketAddress> {

    @Override
    public InetSocketAddress convert(String text) {
      int colon = text.lastIndexOf(':');
      String port = text.substring(colon + 1);
      if (colon < 1 || !port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
        throw new TypeConversionException(
            "\"" + text + "\" is not an address: write HOST:PORT, as 127.0.0.1:9400");
      }
      try {
        return new InetSocketAddress(
            InetAddress.getByName(text.substring(0, colon)), Integer.parseInt(port));
      } catch (UnknownHostException e) {
        throw new TypeConversionException(
            "\"" + text + "\": there is no host " + text.substring(0, colon));
      }
    }
  }
}
