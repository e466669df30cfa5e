package dev.warta.desk;

import java.net.InetAddress;
import java.util.List;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Serves the pages beside an API of a test's own, without any database. */
final class PagesServer implements AutoCloseable {

  private final Server server;
  private final String url;

  private PagesServer(Server server, String url) {
    this.server = server;
    this.url = url;
  }

  static PagesServer start(List<Route> routes) throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server, 1, 1);
    connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    server.addConnector(connector);
    server.setHandler(new DeskHandler(new Access(null), routes, 16));
    server.start();
    return new PagesServer(server, "http://127.0.0.1:" + connector.getLocalPort());
  }

  /** Without a slash at the end. */
  String url() {
    return url;
  }

  @Override
  public void close() throws Exception {
    server.stop();
  }
}
