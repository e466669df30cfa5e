package dev.warta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.warta.events.EnrichedArticle;
import dev.warta.events.EventSerdes;
import dev.warta.events.RawArticle;
import dev.warta.events.TestArticles;
import dev.warta.store.SearchRequest;
import dev.warta.store.StoreCounts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Rejected records from the flow to the list, back into the flow, and corrected. */
class RejectedIT extends LocalFlow {

  private static final byte[] GARBAGE =
      "neither Avro nor \u001b[2JJSON".getBytes(StandardCharsets.UTF_8);

  @Test
  void garbageIsListedAndShownAndAReplayThatFailsAgainIsRecognised() {
    producer.send(new ProducerRecord<>(topics.raw(), 0, null, GARBAGE));
    awaitRejected(1);
    String id = onlyOpenId();

    Ended list = rejected("list");
    assertThat(list.out())
        .contains("enrich", "SerializationException", id)
        .containsPattern("(?m)^1 +enrich +SerializationException");
    Ended show = rejected("show", id);
    assertThat(show.out())
        .contains(
            "are not an event at all", topics.raw() + ":0:0", "neither Avro no", "handled     no")
        .doesNotContain("\u001b");

    Ended replay = rejected("replay", id, "--by", "ayu");
    assertThat(replay.status()).as(replay.err()).isZero();
    assertThat(replay.err()).contains("1 replayed");
    awaitRejected(2);

    assertThat(rejected("list", "--json").out())
        .contains("\"replays\":1", "\"replayOf\":\"" + id + "\"")
        .doesNotContain("\"id\":\"" + id + "\"");
    assertThat(rejected("list", "--json", "--all").out().lines()).hasSize(2);
    assertThat(rejected("show", id).out()).contains("replayed by ayu");
    assertThat(rejected("show", onlyOpenId()).out())
        .contains("replays     1 before", "replayed from " + id + " by ayu");
  }

  @Test
  void aSecondReplayOfTheSameRecordSendsNothing() {
    producer.send(new ProducerRecord<>(topics.raw(), 0, null, GARBAGE));
    awaitRejected(1);
    String id = onlyOpenId();

    rejected("replay", id);
    Ended again = rejected("replay", id);

    assertThat(again.status()).isZero();
    assertThat(again.err()).contains(id + " was replayed before and is not replayed again");
    assertThat(records(topics.raw())).hasSize(2);
  }

  @Test
  void aDryRunSendsNothingAndLeavesTheRecordOpen() {
    producer.send(new ProducerRecord<>(topics.raw(), 0, null, GARBAGE));
    awaitRejected(1);

    Ended dryRun = rejected("replay", "--all", "--dry-run");

    assertThat(dryRun.out()).contains("would go back to " + topics.raw());
    assertThat(records(topics.raw())).hasSize(1);
    assertThat(onlyOpenId()).isNotEmpty();
  }

  @Test
  void anUnreadableDocumentThatIsCorrectedIsStoredOnce() throws Exception {
    RawArticle spreadsheet =
        RawArticle.newBuilder(TestArticles.RICE_PRICES).setMediaType("application/x-sheet").build();
    send(topics.raw(), spreadsheet.getArticleId(), bytes(spreadsheet));
    awaitRejected(1);
    Path file = folder.resolve("edit.jsonl");

    assertThat(rejected("export", file.toString()).err()).contains("1 exported");
    assertThat(rejected("import", file.toString()).err()).contains("0 published, 1 unchanged");
    Files.writeString(
        file,
        Files.readString(file)
                .replace("application/x-sheet", "text/plain")
                .replace("delapan persen", "sembilan persen")
            + "{\"id\":\"0:\n");
    Ended edited = rejected("import", file.toString());

    assertThat(edited.status()).isEqualTo(Warta.FAILED);
    assertThat(edited.err()).contains(file + ":2: the line is not JSON", "1 published");
    awaitCounts(new StoreCounts(1, 1, 0));
    assertThat(store.search().search(SearchRequest.of("\"sembilan persen\"", 10)))
        .extracting(hit -> hit.articleId())
        .containsExactly(spreadsheet.getArticleId());
    Ended again = rejected("import", file.toString());
    assertThat(again.err()).contains("was edited before and is left out", "0 published");
    assertThat(records(topics.raw())).hasSize(2);
  }

  @Test
  void anEventThatTheStoreRefusedIsStoredOnceItIsCorrected() throws Exception {
    EnrichedArticle article =
        EnrichedArticle.newBuilder(TestArticles.enrichedRicePrices()).setArticleId("beras").build();
    send(
        topics.enriched(),
        "beras",
        EventSerdes.enrichedArticle().serializer().serialize("", article));
    awaitRejected(1);
    Path file = folder.resolve("edit.jsonl");

    assertThat(rejected("list", "--stage", "store", "--source", "harian-timur").out())
        .contains("UnstorableRecordException");
    rejected("export", file.toString(), "--stage", "store");
    Files.writeString(
        file,
        Files.readString(file)
            .replace(
                "\"articleId\":\"beras\"",
                "\"articleId\":\"" + TestArticles.RICE_PRICES.getArticleId() + "\""));
    Ended edited = rejected("import", file.toString());

    assertThat(edited.err()).contains("1 published");
    awaitCounts(new StoreCounts(1, 1, 0));
  }

  @Test
  void anEventThatTheDatabaseRefusedIsStoredByAReplayOnceTheDatabaseTakesIt() throws Exception {
    inDatabase("alter table revision add constraint no_rice check (source <> 'harian-timur')");
    send(topics.raw(), TestArticles.RICE_PRICES.getArticleId(), bytes(TestArticles.RICE_PRICES));
    awaitRejected(1);
    inDatabase("alter table revision drop constraint no_rice");

    Ended replay = rejected("replay", "--stage", "store", "--cause", "UnstorableRecordException");

    assertThat(replay.out()).contains("went back as " + topics.enriched());
    awaitCounts(new StoreCounts(1, 1, 0));
  }

  private void inDatabase(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
