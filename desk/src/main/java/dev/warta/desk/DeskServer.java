package dev.warta.desk;

import dev.warta.store.postgres.PostgresArticleStore;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Serves what is stored over HTTP; see {@code openapi.json} for what it answers.
 *
 * <p>Closing it lets requests that are being answered end, for ten seconds at most; the store is
 * closed by whoever opened it, afterwards.
 */
public final class DeskServer implements AutoCloseable {

  private static final int MOST_REQUESTS = 32;
  private static final int MOST_CONNECTIONS = 512;

  /** For requests that are turned away, and the server's own work. */
  private static final int MORE_THREADS = 16;

  private static final int LONGEST_HEAD_BYTES = 16 * 1024;
  private static final Duration CLIENT_PATIENCE = Duration.ofSeconds(30);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

  private final Server server;
  private final ServerConnector connector;

  private DeskServer(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /**
   * Begins to serve.
   *
   * @throws IOException if the address is taken, or not this machine's
   */
  public static DeskServer start(DeskSettings settings, PostgresArticleStore store)
      throws IOException {
    QueuedThreadPool threads = new QueuedThreadPool(MOST_REQUESTS + MORE_THREADS);
    threads.setName("desk");
    Server server = new Server(threads);
    ServerConnector connector = connector(server, settings);
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
    server.setErrorHandler(new ProblemErrors());
    server.setHandler(
        new GracefulHandler(
            new DeskHandler(
                new Access(settings.token()),
                DeskApi.of(store, documents(settings)),
                MOST_REQUESTS)));
    server.setStopTimeout(LONGEST_STOP.toMillis());
    DeskServer desk = new DeskServer(server, connector);
    desk.start();
    return desk;
  }

  private static RawDocuments documents(DeskSettings settings) {
    return settings.kafka() == null ? null : new KafkaRawDocuments(settings.kafka());
  }

  private static ServerConnector connector(Server server, DeskSettings settings) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(LONGEST_HEAD_BYTES);
    http.setHttpCompliance(HttpCompliance.RFC9110);
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(settings.address().getAddress().getHostAddress());
    connector.setPort(settings.address().getPort());
    connector.setIdleTimeout(CLIENT_PATIENCE.toMillis());
    return connector;
  }

  private void start() throws IOException {
    try {
      server.start();
    } catch (IOException e) {
      close();
      throw e;
    } catch (Exception e) {
      close();
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Where it is found, without a slash at the end. */
  public String url() {
    String host = connector.getHost();
    boolean isBare = host.contains(":") && !host.startsWith("[");
    return "http://%s:%d".formatted(isBare ? "[" + host + "]" : host, connector.getLocalPort());
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the desk could not be stopped cleanly", e);
    }
  }
}
