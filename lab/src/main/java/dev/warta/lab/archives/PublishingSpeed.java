package dev.warta.lab.archives;

import dev.warta.cli.local.LocalBroker;
import dev.warta.events.TopicLayout;
import dev.warta.events.Topics;
import dev.warta.ingest.ArticlePublisher;
import dev.warta.ingest.Ingestion;
import dev.warta.ingest.IngestionListener;
import dev.warta.ingest.IngestionResult;
import dev.warta.ingest.source.Archives;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** Publishes archives to a broker on this machine, which shares its cores. */
final class PublishingSpeed implements AutoCloseable {

  private final LocalBroker broker;
  private final Map<String, String> kafka;

  private PublishingSpeed(LocalBroker broker, Map<String, String> kafka) {
    this.broker = broker;
    this.kafka = kafka;
  }

  static PublishingSpeed start() throws Exception {
    Path folder = Files.createTempDirectory("warta-lab");
    System.out.println("data of this run: " + folder);
    LocalBroker broker = LocalBroker.start(folder, 0);
    Map<String, String> kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
    try (Admin admin = Admin.create(new HashMap<>(kafka))) {
      TopicLayout.defaults(Topics.DEFAULT).createOrCheck(admin);
    }
    return new PublishingSpeed(broker, kafka);
  }

  /** How many articles all brokers in sync have acknowledged. */
  long publish(Archives archives) throws InterruptedException {
    try (ArticlePublisher publisher =
        new ArticlePublisher(kafka, Topics.DEFAULT, TopicLayout.DEFAULT_MAX_RECORD_BYTES)) {
      IngestionResult result =
          new Ingestion(publisher, IngestionListener.NONE).run(List.copyOf(archives.sources()));
      publisher.flush();
      return result.published();
    }
  }

  @Override
  public void close() throws IOException {
    broker.close();
  }
}
