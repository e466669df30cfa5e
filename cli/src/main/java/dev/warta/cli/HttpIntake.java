package dev.warta.cli;

import dev.warta.events.Topics;
import dev.warta.ingest.RecoveringPublisher;
import dev.warta.ingest.http.IntakeHealth;
import dev.warta.ingest.http.IntakeServer;
import dev.warta.ingest.http.IntakeSettings;
import dev.warta.ingest.source.Limits;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;

/** The HTTP intake with its publisher and its health, started and stopped together. */
final class HttpIntake implements AutoCloseable {

  /** Where the token is. */
  static final String TOKEN_VARIABLE = "WARTA_INGEST_TOKEN";

  private final RecoveringPublisher publisher;
  private final IntakeServer server;
  private final IntakeHealth health;

  private HttpIntake(RecoveringPublisher publisher, IntakeServer server, IntakeHealth health) {
    this.publisher = publisher;
    this.server = server;
    this.health = health;
  }

  /**
   * Begins to serve.
   *
   * @param option the option that names the address, for the message if it cannot be used
   * @param instance tells this intake from those of other machines
   * @param source publisher of articles that name none; null for the host of their address
   * @throws UserException if the address is taken or not this machine's, or may be reached by
   *     others without a token
   */
  static HttpIntake start(
      String option,
      InetSocketAddress address,
      String instance,
      String source,
      int maxRecordBytes,
      Map<String, String> kafka,
      Topics topics) {
    String token =
        ListenAddress.token("intake", address, TOKEN_VARIABLE, System.getenv(TOKEN_VARIABLE));
    IntakeSettings settings =
        new IntakeSettings(address, token, source, new Limits(maxRecordBytes));
    RecoveringPublisher publisher = new RecoveringPublisher(kafka, topics, maxRecordBytes);
    try {
      IntakeServer server = IntakeServer.start(settings, publisher);
      return new HttpIntake(
          publisher, server, IntakeHealth.start(kafka, topics, server, instance, source));
    } catch (IOException e) {
      publisher.close();
      throw new UserException(
          "cannot take articles in at %s: %s; name another address with %s"
              .formatted(ListenAddress.inWords(address), e.getMessage(), option),
          e);
    }
  }

  RecoveringPublisher publisher() {
    return publisher;
  }

  IntakeServer server() {
    return server;
  }

  IntakeHealth health() {
    return health;
  }

  /** Answers what is being worked on, then disconnects. */
  @Override
  public void close() {
    try {
      server.close();
    } finally {
      health.close();
      publisher.close();
    }
  }
}
