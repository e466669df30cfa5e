package dev.warta.lab.crash;

import dev.warta.cli.local.LocalBroker;
import java.nio.file.Path;

/** The broker of a local run in a process of its own, so that it can be killed alone. */
public final class BrokerProcess {

  private BrokerProcess() {}

  /** Takes the folder and the port, and runs until it is killed. */
  public static void main(String[] arguments) throws Exception {
    int port = Integer.parseInt(arguments[1]);
    LocalBroker broker = LocalBroker.start(Path.of(arguments[0]), port);
    if (!broker.bootstrapServers().endsWith(":" + port)) {
      System.err.println("port " + port + " is taken");
      System.exit(1);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
    Thread.currentThread().join();
  }
}
