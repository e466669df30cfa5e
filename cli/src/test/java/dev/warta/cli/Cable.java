package dev.warta.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The way to a server: it can be cut, as when the server stops, or fall silent, as when a network
 * swallows packets, and can be restored.
 */
final class Cable implements AutoCloseable {

  private enum State {
    WHOLE,
    CUT,
    SILENT
  }

  private final ServerSocket entrance;
  private final int target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private State state = State.WHOLE;

  private Cable(ServerSocket entrance, int target) {
    this.entrance = entrance;
    this.target = target;
  }

  /** Leads to a port on loopback; nobody needs to listen there yet. */
  static Cable to(int target) throws IOException {
    Cable cable = new Cable(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
    inBackground(cable::accept);
    return cable;
  }

  /** Where clients connect. */
  int port() {
    return entrance.getLocalPort();
  }

  /** Ends all connections; new ones end at once. */
  void cut() {
    become(State.CUT);
    sockets.forEach(this::end);
  }

  /** Nothing passes any more, and nobody is told. */
  void hush() {
    become(State.SILENT);
  }

  /** All passes again, also what was held up. */
  void restore() {
    become(State.WHOLE);
  }

  private synchronized void become(State next) {
    state = next;
    notifyAll();
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        Socket client = entrance.accept();
        sockets.add(client);
        inBackground(() -> connect(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void connect(Socket client) {
    try {
      if (!mayPass()) {
        end(client);
        return;
      }
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      sockets.add(server);
      inBackground(() -> pass(client, server));
      inBackground(() -> pass(server, client));
    } catch (IOException e) {
      end(client);
    }
  }

  private void pass(Socket from, Socket to) {
    byte[] buffer = new byte[64 * 1024];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0 && mayPass(); read = in.read(buffer)) {
        out.write(buffer, 0, read);
      }
    } catch (IOException e) {
      // One side is gone, and so goes the other.
    } finally {
      end(from);
      end(to);
    }
  }

  /** Waits while it is silent; false if it is cut. */
  private synchronized boolean mayPass() {
    while (state == State.SILENT) {
      try {
        wait();
      } catch (InterruptedException e) {
        return false;
      }
    }
    return state == State.WHOLE;
  }

  private void end(Socket socket) {
    sockets.remove(socket);
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void inBackground(Runnable work) {
    Thread thread = new Thread(work, "cable");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    cut();
  }
}
