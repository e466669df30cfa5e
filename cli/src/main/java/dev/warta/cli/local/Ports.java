package dev.warta.cli.local;

import dev.warta.cli.UserException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Finds ports on loopback. */
public final class Ports {

  /**
   * Below those that systems give to connections that go out: one of these can be taken between the
   * moment it is found free and the moment a server listens, seconds later.
   */
  private static final int LOWEST = 20_000;

  private static final int COUNT = 12_000;

  /** Other processes look for theirs elsewhere. */
  private static final AtomicInteger NEXT = new AtomicInteger(new SecureRandom().nextInt(COUNT));

  private Ports() {}

  /** The wanted port if nobody listens on it, else a free one; 0 wants any. */
  public static int wantedOrFree(int wanted) {
    return wanted != 0 && isFree(wanted) ? wanted : free();
  }

  /** A port nobody listens on at this moment; each time another one. */
  static int free() {
    for (int i = 0; i < COUNT; i++) {
      int port = LOWEST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
      if (isFree(port)) {
        return port;
      }
    }
    throw new UserException(
        "no port from %d to %d is free on loopback".formatted(LOWEST, LOWEST + COUNT - 1));
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
