package dev.warta.lab;

import dev.warta.cli.local.DataFolder;
import dev.warta.cli.local.LocalServers;
import dev.warta.enrich.EnrichSettings;
import dev.warta.events.TopicLayout;
import dev.warta.events.Topics;
import dev.warta.store.audit.Audit;
import dev.warta.store.audit.AuditReport;
import dev.warta.store.postgres.PostgresArticleStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Measures what an audit costs on millions of records, with broker and database on the same
 * machine.
 *
 * <p>The records are empty and the rows short: an audit reads neither. Nine of ten records became a
 * revision, one a sighting. It is measured before and after {@code VACUUM}, which lets PostgreSQL
 * answer from an index without a look at the rows.
 */
public final class AuditCost {

  private static final int PARTITIONS = TopicLayout.DEFAULT_PARTITIONS;
  private static final Topics TOPICS = Topics.DEFAULT;

  private static final String REVISIONS =
      """
      insert into revision (article_id, revision, source, title, body, language,
          language_confidence, authors, countries, observed_at, word_count, content_hash,
          fingerprint, origin_topic, origin_partition, origin_offset, enrichment_version,
          enriched_at, document)
      select gen_random_uuid(), 1, 'lab', 'title', 'body', 'en', 1, '{}', '{}', now(), 1, '', '',
          '%1$s', n %% %2$d, n / %2$d, 1, now(), '{}'
      from generate_series(0, %3$d - 1) n where n / %2$d %% 10 <> 0""";

  private static final String SIGHTINGS =
      """
      insert into sighting (article_id, revision, source, carrier_kind, carrier_location,
          observed_at, origin_topic, origin_partition, origin_offset)
      select gen_random_uuid(), 1, 'lab', 'file', 'file', now(), '%1$s', n %% %2$d, n / %2$d
      from generate_series(0, %3$d - 1) n where n / %2$d %% 10 = 0""";

  private static final String PLAN =
      """
      explain (analyze, buffers, costs off, timing off)
      select origin_offset from revision
      where origin_topic = '%s' and origin_partition = 0 order by origin_offset"""
          .formatted(TOPICS.raw());

  private AuditCost() {}

  /** Measures with the number of records named, 2,000,000 by default. */
  public static void main(String[] arguments) throws Exception {
    int records = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2_000_000;
    Path folder = Files.createTempDirectory("warta-lab");
    try (DataFolder data = DataFolder.open(folder);
        LocalServers servers = LocalServers.start(data, 0, 0)) {
      String jdbcUrl = servers.endpoints().jdbcUrl();
      Map<String, String> kafka =
          Map.of("bootstrap.servers", servers.endpoints().bootstrapServers());
      try (PostgresArticleStore store = PostgresArticleStore.open(jdbcUrl, null, null, 1);
          Audit audit =
              new Audit(
                  kafka,
                  TOPICS,
                  EnrichSettings.applicationId(TOPICS),
                  () -> store.snapshot(TOPICS),
                  20)) {
        publish(kafka, records);
        fill(jdbcUrl, records);
        measure("audit, just written", audit);
        execute(jdbcUrl, "vacuum analyze revision, sighting");
        measure("audit, vacuumed", audit);
        measure("audit, once more", audit);
        explain(jdbcUrl);
      }
    } finally {
      print("data of this run: " + folder);
    }
    System.exit(0);
  }

  private static void publish(Map<String, String> kafka, int records) throws Exception {
    Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
    try (Admin admin = Admin.create(new HashMap<>(kafka));
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                new HashMap<>(kafka), new ByteArraySerializer(), new ByteArraySerializer())) {
      TopicLayout.defaults(TOPICS).createOrCheck(admin);
      for (int n = 0; n < records; n++) {
        producer.send(new ProducerRecord<>(TOPICS.raw(), n % PARTITIONS, null, new byte[0]));
      }
      producer.flush();
      for (int partition = 0; partition < PARTITIONS; partition++) {
        committed.put(
            new TopicPartition(TOPICS.raw(), partition),
            new OffsetAndMetadata((records - partition + PARTITIONS - 1) / PARTITIONS));
      }
      admin.alterConsumerGroupOffsets(EnrichSettings.applicationId(TOPICS), committed).all().get();
    }
  }

  private static void fill(String jdbcUrl, int records) throws SQLException {
    execute(jdbcUrl, REVISIONS.formatted(TOPICS.raw(), PARTITIONS, records));
    execute(jdbcUrl, SIGHTINGS.formatted(TOPICS.raw(), PARTITIONS, records));
  }

  private static void measure(String what, Audit audit) {
    AuditReport report = audit.run();
    print(
        String.format(
            Locale.ROOT,
            "%s: %.2f s for %,d records, clean: %s; heap in use: %,d MiB",
            what,
            report.took().toMillis() / 1e3,
            report.total().raw(),
            report.isClean(),
            (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20));
  }

  private static void explain(String jdbcUrl) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(PLAN)) {
      while (row.next()) {
        print("  " + row.getString(1));
      }
    }
  }

  private static void execute(String jdbcUrl, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void print(String line) {
    System.out.println(line);
  }
}
