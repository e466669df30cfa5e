package dev.warta.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.warta.enrich.EnrichJob;
import dev.warta.enrich.EnrichSettings;
import dev.warta.events.EventSerdes;
import dev.warta.events.RawArticle;
import dev.warta.events.TestArticles;
import dev.warta.events.TopicLayout;
import dev.warta.events.Topics;
import dev.warta.store.ArticleStore;
import dev.warta.store.StoreCounts;
import dev.warta.store.postgres.PostgresArticleStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the whole flow promises when the database or the brokers are out: it says so, waits, goes on
 * by itself, and has lost and doubled nothing.
 *
 * <p>Each test has topics and a database of its own, so that the servers can be shared.
 */
abstract class OutageContract {

  /** Bound of everything that is waited for; a client that notices nothing gives up after less. */
  static final Duration LONGEST_WAIT = Duration.ofSeconds(120);

  /** The group takes a consumer that has not polled for so long for dead. */
  private static final Duration POLL_INTERVAL = Duration.ofSeconds(6);

  private static final Duration LONG_OUTAGE = POLL_INTERVAL.multipliedBy(2);

  @TempDir private Path folder;

  private Topics topics;
  private Map<String, String> kafka;
  private Admin admin;
  private ArticleStore store;
  private Sinks sinks;
  private EnrichJob job;
  private KafkaProducer<byte[], byte[]> producer;
  private int received;

  /** Host and port of the broker, by {@link #brokerCable}. */
  abstract String bootstrapServers();

  /** Makes an empty database. */
  abstract void createDatabase(String name) throws Exception;

  /** Address of a database by {@link #databaseCable}, with user and password in it. */
  abstract String throughCable(String name);

  /** Address of some database of the same server, not by the cable. */
  abstract String besideCable();

  /** What the services and the broker are connected by. */
  abstract Cable brokerCable();

  /** What the services and the database are connected by. */
  abstract Cable databaseCable();

  @BeforeEach
  void startTheFlow() throws Exception {
    topics = new Topics("t" + System.nanoTime() + ".");
    kafka = new TreeMap<>(Map.of("bootstrap.servers", bootstrapServers()));
    admin = ClusterOptions.admin(kafka);
    TopicLayout.defaults(topics).createOrCheck(admin);
    String name = "test" + System.nanoTime();
    createDatabase(name);
    store = PostgresArticleStore.open(throughCable(name), null, null, 4);
    producer =
        new KafkaProducer<>(
            new HashMap<>(kafka), new ByteArraySerializer(), new ByteArraySerializer());
    startServices();
    receive(1);
    awaitAllStored();
    await()
        .atMost(LONGEST_WAIT)
        .until(() -> trouble().isEmpty() && group().groupState() == GroupState.STABLE);
  }

  @AfterEach
  void stopTheFlow() {
    databaseCable().restore();
    brokerCable().restore();
    job.close();
    sinks.close();
    producer.close(Duration.ofSeconds(5));
    store.close();
    admin.close();
  }

  private void startServices() {
    Map<String, String> impatient = new TreeMap<>(kafka);
    impatient.put("max.poll.interval.ms", Long.toString(POLL_INTERVAL.toMillis()));
    sinks = Sinks.start(2, impatient, topics, store, "test");
    job =
        new EnrichJob(
            new EnrichSettings(
                topics,
                kafka,
                "test",
                folder.resolve("state"),
                2,
                TopicLayout.maxEnrichedRequestBytes(TopicLayout.DEFAULT_MAX_RECORD_BYTES)));
    job.start();
  }

  @Test
  void aDatabaseThatIsOutForLongCostsNoRebalanceAndNoRecord() throws Exception {
    Set<String> members = membersOfTheStore();

    receive(200);
    databaseCable().cut();
    receive(100);
    await().atMost(LONGEST_WAIT).until(() -> !storeTrouble().isEmpty());
    assertThat(job.unhealthyReason()).isEmpty();
    await()
        .atMost(LONGEST_WAIT)
        .during(LONG_OUTAGE)
        .until(() -> !storeTrouble().isEmpty() && membersOfTheStore().equals(members));
    databaseCable().restore();

    awaitAllStored();
    await().atMost(LONGEST_WAIT).until(() -> storeTrouble().isEmpty());
    assertThat(membersOfTheStore()).isEqualTo(members);
  }

  @Test
  void aNetworkThatSwallowsWhatIsSentToTheDatabaseIsNoticedAndCostsNoRebalance() throws Exception {
    Set<String> members = membersOfTheStore();

    databaseCable().hush();
    receive(100);
    await().atMost(LONGEST_WAIT).until(() -> !storeTrouble().isEmpty());
    await()
        .atMost(LONGEST_WAIT)
        .during(LONG_OUTAGE)
        .until(() -> !storeTrouble().isEmpty() && membersOfTheStore().equals(members));
    databaseCable().restore();

    awaitAllStored();
    await().atMost(LONGEST_WAIT).until(() -> storeTrouble().isEmpty());
    assertThat(membersOfTheStore()).isEqualTo(members);
  }

  @Test
  void aDatabaseThatHasNoConnectionToSpareIsAnOutageAndNothingElse() throws Exception {
    List<Connection> storm = new ArrayList<>();
    try {
      databaseCable().cut();
      takeAllConnections(storm);
      databaseCable().restore();
      receive(100);

      await().atMost(LONGEST_WAIT).until(() -> storeTrouble().contains("too many clients"));
    } finally {
      for (Connection connection : storm) {
        connection.close();
      }
    }

    awaitAllStored();
    await().atMost(LONGEST_WAIT).until(() -> storeTrouble().isEmpty());
  }

  @Test
  void aBrokerThatIsGoneIsToldByEnrichAndStoreAndBothGoOnWhenItIsBack() throws Exception {
    receive(200);
    brokerCable().cut();
    await()
        .atMost(LONGEST_WAIT)
        .until(() -> job.unhealthyReason().isPresent() && !storeTrouble().isEmpty());
    await()
        .atMost(LONGEST_WAIT)
        .during(Duration.ofSeconds(5))
        .until(() -> job.unhealthyReason().isPresent() && !storeTrouble().isEmpty());
    brokerCable().restore();
    receive(100);

    awaitAllStored();
    await().atMost(LONGEST_WAIT).until(() -> trouble().isEmpty());
  }

  @Test
  void aNetworkThatSwallowsWhatIsSentToTheBrokerIsNoticedByEnrichAndStore() throws Exception {
    receive(200);
    brokerCable().hush();
    await()
        .atMost(LONGEST_WAIT)
        .during(Duration.ofSeconds(15))
        .until(() -> job.unhealthyReason().isPresent() && !storeTrouble().isEmpty());
    brokerCable().restore();
    receive(100);

    awaitAllStored();
    await().atMost(LONGEST_WAIT).until(() -> trouble().isEmpty());
  }

  /** Sends articles that were never seen before. */
  void receive(int count) {
    for (RawArticle article :
        IntStream.range(received, received + count).mapToObj(OutageContract::article).toList()) {
      producer.send(
          new ProducerRecord<>(
              topics.raw(),
              article.getArticleId().getBytes(StandardCharsets.UTF_8),
              EventSerdes.rawArticle().serializer().serialize(topics.raw(), article)));
    }
    received += count;
  }

  private static RawArticle article(int number) {
    return TestArticles.plainText(
        "harian-timur",
        number + ".txt",
        TestArticles.RICE_PRICES_TEXT.replace("delapan", "nomor " + number));
  }

  void awaitAllStored() {
    await()
        .atMost(LONGEST_WAIT)
        .ignoreExceptions()
        .untilAsserted(
            () -> assertThat(store.counts()).isEqualTo(new StoreCounts(received, received, 0)));
  }

  private String trouble() {
    return job.unhealthyReason().orElse("") + storeTrouble();
  }

  /** What the stores say is wrong; empty if nothing is. */
  String storeTrouble() {
    return sinks.trouble();
  }

  /** A consumer that left its group and came back has another id. */
  private Set<String> membersOfTheStore() throws Exception {
    return group().members().stream()
        .map(member -> member.consumerId() + member.assignment().topicPartitions())
        .collect(Collectors.toSet());
  }

  private ConsumerGroupDescription group() throws Exception {
    String group = topics.prefix() + "warta-store";
    return admin.describeConsumerGroups(List.of(group)).describedGroups().get(group).get();
  }

  private void takeAllConnections(List<Connection> taken) throws Exception {
    while (taken.size() < 1_000) {
      try {
        taken.add(DriverManager.getConnection(besideCable()));
      } catch (SQLException e) {
        assertThat(e.getSQLState()).isEqualTo("53300");
        return;
      }
    }
  }
}
