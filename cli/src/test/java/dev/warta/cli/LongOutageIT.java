package dev.warta.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.warta.cli.local.DataFolder;
import dev.warta.cli.local.LocalServers;
import dev.warta.events.EventSerdes;
import dev.warta.events.TestArticles;
import dev.warta.events.TopicLayout;
import dev.warta.events.Topics;
import dev.warta.store.ArticleSink;
import dev.warta.store.ArticleStore;
import dev.warta.store.postgres.PostgresArticleStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that is out for longer than a consumer may stay away from its group. */
class LongOutageIT {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final Topics topics = Topics.DEFAULT;

  @TempDir private Path folder;

  @Test
  void aWriteThatHangsForLongerThanThePollIntervalCostsNoRebalanceAndNoRecord() throws Exception {
    try (DataFolder data = DataFolder.open(folder);
        LocalServers servers = LocalServers.start(data, 0, 0);
        Admin admin = ClusterOptions.admin(broker(servers));
        ArticleStore store =
            PostgresArticleStore.open(servers.endpoints().jdbcUrl(), null, null, 2);
        Connection lock = DriverManager.getConnection(servers.endpoints().jdbcUrl())) {
      TopicLayout.defaults(topics).createOrCheck(admin);
      Map<String, String> impatient =
          Map.of(
              "bootstrap.servers",
              servers.endpoints().bootstrapServers(),
              "max.poll.interval.ms",
              "6000");
      try (ArticleSink sink = new ArticleSink(impatient, topics, store)) {
        start(sink);
        await().atMost(LONGEST_WAIT).until(() -> assigned(admin) == partitions());
        String member = member(admin);

        lockRevisions(lock);
        publish(servers);
        await().atMost(LONGEST_WAIT).until(() -> sink.status().lastError().contains("55P03"));
        assertThat(sink.health().isHealthy()).isFalse();
        assertThat(member(admin)).isEqualTo(member);
        lock.rollback();

        await().atMost(LONGEST_WAIT).until(() -> store.counts().articles() == 1);
        await().atMost(LONGEST_WAIT).until(() -> sink.health().isHealthy());
        assertThat(member(admin)).isEqualTo(member);
        assertThat(sink.status().revisions()).isEqualTo(1);
      }
    }
  }

  private static Map<String, String> broker(LocalServers servers) {
    return Map.of("bootstrap.servers", servers.endpoints().bootstrapServers());
  }

  private static void start(ArticleSink sink) {
    Thread thread = new Thread(sink, "sink");
    thread.setDaemon(true);
    thread.start();
  }

  /** Whatever writes a revision now waits, until its patience is over. */
  private static void lockRevisions(Connection connection) throws Exception {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("lock table revision in access exclusive mode");
    }
  }

  private void publish(LocalServers servers) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            new HashMap<>(broker(servers)), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(
          new ProducerRecord<>(
              topics.enriched(),
              EventSerdes.enrichedArticle()
                  .serializer()
                  .serialize(topics.enriched(), TestArticles.enrichedRicePrices())));
    }
  }

  private static int partitions() {
    return 3 * TopicLayout.DEFAULT_PARTITIONS;
  }

  private int assigned(Admin admin) throws Exception {
    return members(admin).stream()
        .mapToInt(member -> member.assignment().topicPartitions().size())
        .sum();
  }

  /** A consumer that left the group and came back has another id. */
  private String member(Admin admin) throws Exception {
    return members(admin).stream().map(MemberDescription::consumerId).findAny().orElse("nobody");
  }

  private Collection<MemberDescription> members(Admin admin) throws Exception {
    return admin
        .describeConsumerGroups(List.of("warta-store"))
        .describedGroups()
        .get("warta-store")
        .get()
        .members();
  }
}
