package dev.warta.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.warta.events.ArticleId;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.Enrichment;
import dev.warta.events.Language;
import dev.warta.events.Origin;
import dev.warta.events.TestArticles;
import dev.warta.store.Batch;
import dev.warta.store.RevisionPage;
import dev.warta.store.RevisionSelection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresStoredRevisionsTest {

  private static final TopicPartition RAW_0 = new TopicPartition("articles.raw", 0);
  private static final Instant ENRICHED = TestArticles.RECEIVED.plusSeconds(2);
  private static final RevisionSelection ALL =
      new RevisionSelection(null, null, null, null, null, ENRICHED.plusSeconds(1));

  @RegisterExtension static final StoreExtension POSTGRES = new StoreExtension();

  private final PostgresArticleStore store = POSTGRES.store();

  @Test
  void aRevisionSaysWhereItsRawRecordLiesAndWhatCameBefore() {
    keep(
        at(0, 7, event -> {}),
        at(
            0,
            9,
            event -> {
              event.setRevision(2);
              event.setContentHash("e".repeat(64));
              event.setPreviousContentHash("d".repeat(64));
            }));

    assertThat(page(ALL, 8).revisions())
        .containsExactly(
            new RevisionPage.Stored(
                TestArticles.RICE_PRICES.getArticleId(),
                2,
                9,
                "e".repeat(64),
                "d".repeat(64),
                "id",
                1));
  }

  @Test
  void revisionsComeInTheOrderOfTheirRawRecordsPartitionByPartition() {
    keep(at(0, 5, event -> {}), at(1, 1, named("a")), at(0, 3, named("b")));

    assertThat(offsets(ALL)).containsExactly(3L, 5L);
    assertThat(page(ALL, 0).nextOffset()).isEqualTo(6);
    assertThat(page(ALL, 0).isLast()).isTrue();
  }

  @Test
  void anEmptyPartitionIsOnePage() {
    assertThat(page(ALL, 4)).isEqualTo(new RevisionPage(List.of(), 4, true));
  }

  @Test
  void eachFilterSelects() {
    keep(
        at(0, 1, event -> event.setSource("northwire")),
        at(0, 2, named("b").andThen(event -> event.setLanguage(new Language("zh-Hant", 1.0)))),
        at(0, 3, named("c").andThen(event -> event.setObservedAt(later(Duration.ofDays(1))))),
        at(0, 4, named("d").andThen(event -> event.setEnrichment(new Enrichment(2, ENRICHED)))),
        at(
            0,
            5,
            named("e")
                .andThen(
                    event -> event.setEnrichment(new Enrichment(1, later(Duration.ofDays(9)))))));
    Instant bound = later(Duration.ofDays(1));

    assertThat(offsets(ALL)).containsExactly(1L, 2L, 3L, 4L);
    assertThat(offsets(selection("northwire", null, null, null, null))).containsExactly(1L);
    assertThat(offsets(selection(null, "zh", null, null, null))).containsExactly(2L);
    assertThat(offsets(selection(null, "zh-Hans", null, null, null))).isEmpty();
    assertThat(offsets(selection(null, null, bound, null, null))).containsExactly(3L);
    assertThat(offsets(selection(null, null, null, bound, null))).containsExactly(1L, 2L, 4L);
    assertThat(offsets(selection(null, null, null, null, 2))).containsExactly(1L, 2L, 3L);
    assertThat(offsets(selection("northwire", "id", null, bound, 2))).containsExactly(1L);
  }

  @Test
  void manyRevisionsComeInSeveralPagesAndEachOnce() {
    List<EnrichedArticle> many =
        IntStream.range(0, 4_500).mapToObj(i -> at(0, 2 * i, named("n" + i))).toList();
    store.write(new Batch(many, List.of(), Map.of()));

    List<Long> seen = new ArrayList<>();
    int pages = 0;
    RevisionPage page;
    long from = 0;
    do {
      page = page(ALL, from);
      page.revisions().forEach(revision -> seen.add(revision.offset()));
      from = page.nextOffset();
      pages++;
    } while (!page.isLast());

    assertThat(seen)
        .containsExactlyElementsOf(IntStream.range(0, 4_500).mapToObj(i -> 2L * i).toList());
    assertThat(pages).isEqualTo(3);
  }

  private RevisionPage page(RevisionSelection selection, long from) {
    return store.revisions().page(selection, RAW_0, from);
  }

  private List<Long> offsets(RevisionSelection selection) {
    return page(selection, 0).revisions().stream().map(RevisionPage.Stored::offset).toList();
  }

  private static RevisionSelection selection(
      String source, String language, Instant since, Instant before, Integer olderThan) {
    return new RevisionSelection(source, language, since, before, olderThan, ALL.enrichedBefore());
  }

  private void keep(EnrichedArticle... articles) {
    store.write(new Batch(List.of(articles), List.of(), Map.of()));
  }

  private static Consumer<EnrichedArticle> named(String name) {
    return event -> event.setArticleId(ArticleId.ofSourceId("harian-timur", name));
  }

  private static Instant later(Duration time) {
    return TestArticles.RECEIVED.plus(time);
  }

  private static EnrichedArticle at(int partition, long offset, Consumer<EnrichedArticle> change) {
    EnrichedArticle event = EnrichedArticle.newBuilder(TestArticles.enrichedRicePrices()).build();
    event.setOrigin(new Origin("articles.raw", partition, offset));
    change.accept(event);
    return event;
  }
}
