package dev.warta.store.postgres;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Speaks as much of PostgreSQL's protocol as it takes to refuse a connection with an error; may let
 * those behind the second through to a real server.
 */
final class RefusingServer implements Closeable {

  private static final int REFUSED_FIRST = 2;

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final AtomicInteger attempts = new AtomicInteger();
  private final String state;
  private final String message;

  /** 0 for none. */
  private final int portBehind;

  RefusingServer(String state, String message) throws IOException {
    this(state, message, 0);
  }

  RefusingServer(String state, String message, int portBehind) throws IOException {
    this.state = state;
    this.message = message;
    this.portBehind = portBehind;
    start(this::acceptAll);
  }

  String jdbcUrl() {
    return "jdbc:postgresql://localhost:" + server.getLocalPort() + "/warta?sslmode=disable";
  }

  int attempts() {
    return attempts.get();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void acceptAll() throws IOException {
    while (true) {
      Socket client = server.accept();
      if (attempts.incrementAndGet() > REFUSED_FIRST && portBehind != 0) {
        Socket behind = new Socket(InetAddress.getLoopbackAddress(), portBehind);
        start(() -> copy(client, behind));
        start(() -> copy(behind, client));
      } else {
        refuse(client);
      }
    }
  }

  private void refuse(Socket client) throws IOException {
    try (client;
        DataInputStream in = new DataInputStream(client.getInputStream());
        DataOutputStream out = new DataOutputStream(client.getOutputStream())) {
      in.readNBytes(in.readInt() - 4);
      ByteArrayOutputStream fields = new ByteArrayOutputStream();
      for (String field : new String[] {"SFATAL", "VFATAL", "C" + state, "M" + message}) {
        fields.write(field.getBytes(StandardCharsets.UTF_8));
        fields.write(0);
      }
      fields.write(0);
      out.writeByte('E');
      out.writeInt(4 + fields.size());
      out.write(fields.toByteArray());
      out.flush();
    }
  }

  private static void copy(Socket from, Socket to) throws IOException {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  /** Ends when a socket is closed. */
  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // closed
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
