package dev.warta.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.warta.events.EnrichedArticle;
import dev.warta.events.EventSerdes;
import dev.warta.events.RawArticle;
import dev.warta.events.TestArticles;
import dev.warta.store.StoreCounts;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stored articles enriched again, through a flow that runs. */
class ReprocessIT extends LocalFlow {

  private static final int MANY = 400;

  /** What no reprocessing may change, and what the steps find. */
  private static final String STAYS =
      """
      select concat_ws(' | ', r.article_id, r.revision, r.source, r.observed_at, r.stored_at,
          r.content_hash, r.origin_topic, r.origin_partition, r.origin_offset, a.first_observed_at,
          a.current_revision, r.document ->> 'previousContentHash', r.title, r.body, r.countries::text,
          (select string_agg(p.name, ',' order by p.ordinal) from place p
              where (p.article_id, p.revision) = (r.article_id, r.revision)))
      from revision r join article a using (article_id) order by 1""";

  private static final String ENRICHED_BY_OLDER_STEPS =
      """
      update revision set enrichment_version = 0, enriched_at = enriched_at - interval '1 day',
          title = 'read by older steps', countries = '{}';
      delete from place""";

  @Test
  void whatOlderStepsDerivedIsReplacedAndEverythingElseStays() throws Exception {
    receive(
        TestArticles.RICE_PRICES,
        TestArticles.RICE_PRICES,
        TestArticles.RICE_PRICES_EDITED,
        TestArticles.FERRY_STRIKE);
    awaitCounts(new StoreCounts(2, 3, 1));
    List<String> before = texts(STAYS);
    execute(ENRICHED_BY_OLDER_STEPS);
    assertThat(texts(STAYS)).doesNotContainAnyElementsOf(before);

    Ended reprocess = reprocess();

    assertThat(reprocess.status()).as(reprocess.err()).isZero();
    assertThat(reprocess.err()).contains("3 revisions selected: 3 reprocessed");
    await().atMost(LONGEST_WAIT).untilAsserted(() -> assertThat(texts(STAYS)).isEqualTo(before));
    receive(TestArticles.RICE_PRICES);
    awaitCounts(new StoreCounts(2, 3, 2));
    Ended audit = warta("audit", "--jdbc-url", database);
    assertThat(audit.status()).as(audit.out() + audit.err()).isZero();
    assertThat(reprocess().err()).contains("0 revisions selected");
  }

  @Test
  void contentThatIsReadAnewIsKnownWhenItComesInOtherBytes() throws Exception {
    receive(TestArticles.RICE_PRICES);
    awaitCounts(new StoreCounts(1, 1, 0));
    // As if the steps of today read the text of the edit out of this document.
    EnrichedArticle readAnew =
        EnrichedArticle.newBuilder(onlyEnriched())
            .setBody(onlyEnriched().getBody().replace("delapan persen", "sembilan persen"))
            .build();
    send(
        topics.reprocessed(),
        readAnew.getArticleId(),
        EventSerdes.enrichedArticle().serializer().serialize("", readAnew));
    await().atMost(LONGEST_WAIT).until(() -> records(topics.enriched()).size() == 2);

    receive(TestArticles.RICE_PRICES_EDITED);

    awaitCounts(new StoreCounts(1, 1, 1));
  }

  @Test
  void onlyWhatIsSelectedIsReprocessedAndADryRunOnlyCounts() throws Exception {
    receive(TestArticles.RICE_PRICES, TestArticles.FERRY_STRIKE);
    awaitCounts(new StoreCounts(2, 2, 0));
    execute(ENRICHED_BY_OLDER_STEPS);

    Ended dryRun = reprocess("--dry-run");
    assertThat(dryRun.out()).containsPattern("0 +en +1").containsPattern("0 +id +1");
    assertThat(dryRun.err()).contains("2 revisions would be reprocessed");
    assertThat(records(topics.reprocessed())).isEmpty();

    assertThat(reprocess("--language", "en").err()).contains("1 revisions selected: 1 reprocessed");
    assertThat(reprocess("--all", "--source", "harian-timur", "--since", "2024-06-20").err())
        .contains("1 revisions selected: 1 reprocessed");
    assertThat(reprocess("--all", "--until", "2024-06-19").err()).contains("0 revisions selected");
    assertThat(reprocess("--since", "2024-06-20T03:15:01Z").err()).contains("0 revisions selected");
  }

  @Test
  void afterAKillTheSameCommandGoesOnAndPublishesNothingTwice() throws Exception {
    receiveMany();

    WartaProcess first = startReprocessing("--rate", "100");
    await()
        .atMost(LONGEST_WAIT)
        .until(() -> records(topics.reprocessed()).size() > 100 || !first.isAlive());
    assertThat(first.isAlive()).as(first.messages()).isTrue();
    first.kill();
    Ended second = reprocess("--all", "--rate", "10000");

    assertThat(second.status()).as(second.err()).isZero();
    assertThat(second.err()).contains("going on with the run of ");
    assertThat(reprocessedOffsets()).hasSize(MANY).doesNotHaveDuplicates();
  }

  @Test
  void stoppedByASignalItSaysThatTheSameCommandGoesOn() throws Exception {
    receiveMany();

    WartaProcess first = startReprocessing("--rate", "50");
    await()
        .atMost(LONGEST_WAIT)
        .until(() -> !records(topics.reprocessed()).isEmpty() || !first.isAlive());
    first.terminate();
    WartaProcess.Ended stopped = first.await();
    Ended rest = reprocess("--all", "--rate", "10000");

    assertThat(stopped.err()).contains("the same command goes on from here");
    assertThat(rest.err()).contains("going on with the run of ");
    assertThat(reprocessedOffsets()).hasSize(MANY).doesNotHaveDuplicates();
  }

  @Test
  void aSecondRunTakesOverAndTheFirstEndsAndSaysSo() throws Exception {
    receiveMany();

    WartaProcess first = startReprocessing("--rate", "20");
    await()
        .atMost(LONGEST_WAIT)
        .until(() -> !records(topics.reprocessed()).isEmpty() || !first.isAlive());
    Ended second = reprocess("--all", "--rate", "10000");

    assertThat(first.await().err()).contains("another `warta reprocess`", "has taken over");
    assertThat(second.status()).as(second.err()).isZero();
    assertThat(reprocessedOffsets()).hasSize(MANY).doesNotHaveDuplicates();
  }

  private void receiveMany() {
    for (int i = 0; i < MANY; i++) {
      receive(
          TestArticles.plainText(
              "harian-timur",
              i + ".txt",
              TestArticles.RICE_PRICES_TEXT.replace("delapan", "nomor " + i)));
    }
    awaitCounts(new StoreCounts(MANY, MANY, 0));
  }

  private void receive(RawArticle... articles) {
    for (RawArticle article : articles) {
      send(topics.raw(), article.getArticleId(), bytes(article));
    }
  }

  private Ended reprocess(String... arguments) {
    List<String> all = new ArrayList<>(List.of("--jdbc-url", database));
    all.addAll(List.of(arguments));
    return warta("reprocess", all.toArray(String[]::new));
  }

  private WartaProcess startReprocessing(String... arguments) throws Exception {
    List<String> all =
        new ArrayList<>(
            List.of(
                "reprocess",
                "--all",
                "--jdbc-url",
                database,
                "--bootstrap-servers",
                kafka.get("bootstrap.servers"),
                "--topic-prefix",
                topics.prefix()));
    all.addAll(List.of(arguments));
    return WartaProcess.start(folder, all.toArray(String[]::new));
  }

  private EnrichedArticle onlyEnriched() {
    return EventSerdes.enrichedArticle()
        .deserializer()
        .deserialize("", records(topics.enriched()).get(0).value());
  }

  private List<String> reprocessedOffsets() {
    return records(topics.reprocessed()).stream()
        .map(record -> EventSerdes.enrichedArticle().deserializer().deserialize("", record.value()))
        .map(event -> event.getOrigin().getPartition() + ":" + event.getOrigin().getOffset())
        .toList();
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> texts(String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(database);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        texts.add(row.getString(1));
      }
    }
    return texts;
  }
}
