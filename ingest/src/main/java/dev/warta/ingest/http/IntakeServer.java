package dev.warta.ingest.http;

import dev.warta.ingest.RecoveringPublisher;
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
 * Takes articles in by HTTP and publishes them; see the package for what it answers.
 *
 * <p>Closing it lets the requests that are being worked on end, for ten seconds at most; the
 * publisher is closed by whoever made it, afterwards.
 */
public final class IntakeServer implements AutoCloseable {

  private static final int MOST_REQUESTS = 64;
  private static final int MOST_CONNECTIONS = 512;

  /** For requests that are turned away, and the server's own work. */
  private static final int MORE_THREADS = 16;

  private static final int LONGEST_HEAD_BYTES = 16 * 1024;
  private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

  /** At a stop, connections on which nothing moves are closed after this. */
  private static final long SHUTDOWN_IDLE_MS = 500;

  /** Bodies are copied on their way: read, made an article, made a record. */
  private static final int HEAP_PER_BODY = 8;

  private final Server server;
  private final ServerConnector connector;
  private final PostArticles articles;
  private final IntakeCounts counts;

  private IntakeServer(
      Server server, ServerConnector connector, PostArticles articles, IntakeCounts counts) {
    this.server = server;
    this.connector = connector;
    this.articles = articles;
    this.counts = counts;
  }

  /**
   * Begins to serve.
   *
   * @throws IOException if the address is taken, or not this machine's
   */
  public static IntakeServer start(IntakeSettings settings, RecoveringPublisher publisher)
      throws IOException {
    QueuedThreadPool threads = new QueuedThreadPool(MOST_REQUESTS + MORE_THREADS);
    threads.setName("intake");
    Server server = new Server(threads);
    ServerConnector connector = connector(server, settings);
    IntakeCounts counts = new IntakeCounts();
    Room room = new Room(Runtime.getRuntime().maxMemory() / HEAP_PER_BODY);
    PostArticles articles = new PostArticles(settings, publisher, room, counts);
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
    server.setErrorHandler(new ProblemErrors());
    server.setHandler(
        new GracefulHandler(
            new IntakeHandler(
                new Access(settings.token()), articles, publisher, counts, MOST_REQUESTS)));
    server.setStopTimeout(LONGEST_STOP.toMillis());
    IntakeServer intake = new IntakeServer(server, connector, articles, counts);
    intake.start();
    return intake;
  }

  private static ServerConnector connector(Server server, IntakeSettings settings) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(LONGEST_HEAD_BYTES);
    http.setHttpCompliance(HttpCompliance.RFC9110);
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(settings.address().getAddress().getHostAddress());
    connector.setPort(settings.address().getPort());
    connector.setIdleTimeout(settings.clientPatience().toMillis());
    connector.setShutdownIdleTimeout(SHUTDOWN_IDLE_MS);
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

  /** Where articles are posted. */
  public String url() {
    return url(connector.getHost(), connector.getLocalPort());
  }

  /** Where articles are posted that come in at this address. */
  static String url(String host, int port) {
    boolean isBare = host.contains(":") && !host.startsWith("[");
    return "http://%s:%d/articles".formatted(isBare ? "[" + host + "]" : host, port);
  }

  /** What it has done so far. */
  public IntakeCounts counts() {
    return counts;
  }

  @Override
  public void close() {
    articles.stop();
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the intake could not be stopped cleanly", e);
    }
  }
}
