package dev.warta.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.warta.events.ArticleId;
import dev.warta.events.ArticleTime;
import dev.warta.events.DateMention;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.Enrichment;
import dev.warta.events.Entity;
import dev.warta.events.EntityType;
import dev.warta.events.Image;
import dev.warta.events.Keyword;
import dev.warta.events.Language;
import dev.warta.events.Mention;
import dev.warta.events.Origin;
import dev.warta.events.Place;
import dev.warta.events.PlaceKind;
import dev.warta.events.Problem;
import dev.warta.events.Sighting;
import dev.warta.events.TestArticles;
import dev.warta.events.TextPart;
import dev.warta.events.TimePrecision;
import dev.warta.store.Batch.Advance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What every article store must do; a store's own test supplies an empty one. */
public abstract class ArticleStoreContract {

  private static final TopicPartition ENRICHED_0 = new TopicPartition("articles.enriched", 0);
  private static final TopicPartition ENRICHED_1 = new TopicPartition("articles.enriched", 1);

  private static final EnrichedArticle RICE_PRICES = TestArticles.enrichedRicePrices();

  /** The store under test, empty before each test. */
  protected abstract ArticleStore store();

  /** The stored document of an article's current revision, as JSON. */
  protected abstract String document(String articleId);

  /** The problems in it, each as {@code kind: message}. */
  protected abstract List<String> problems(String articleId);

  @Test
  void anEmptyStoreHasNoOffsetsAndNoArticles() {
    assertThat(store().offsets()).isEmpty();
    assertThat(store().counts()).isEqualTo(new StoreCounts(0, 0, 0));
    assertThat(store().health()).isEqualTo(Health.HEALTHY);
  }

  @Test
  void anArticleIsStoredWithWhatATableShows() {
    store().write(articles(RICE_PRICES));

    assertThat(store().summaries(List.of(RICE_PRICES.getArticleId())))
        .containsExactly(
            new ArticleSummary(
                RICE_PRICES.getArticleId(),
                1,
                "Harga Beras Turun Setelah Impor dari Vietnam Tiba di Surabaya",
                "harian-timur",
                null,
                "id",
                List.of("Laksmi Andayani", "Bram Siregar"),
                Instant.parse("2024-06-19T00:00:00Z"),
                TestArticles.RECEIVED,
                List.of("VN"),
                22));
  }

  @Test
  void summariesComeInTheOrderAskedForWithoutUnknownIds() {
    EnrichedArticle ferry = english("ferry", "Ferry strike", "Crews walk out.");
    store().write(articles(RICE_PRICES, ferry));

    List<ArticleSummary> summaries =
        store()
            .summaries(
                List.of(
                    ferry.getArticleId(),
                    ArticleId.ofSourceId("nobody", "nothing"),
                    "no id at all",
                    RICE_PRICES.getArticleId()));

    assertThat(summaries)
        .extracting(ArticleSummary::articleId)
        .containsExactly(ferry.getArticleId(), RICE_PRICES.getArticleId());
  }

  @Test
  void theSameEventTwiceChangesNothing() {
    store().write(articles(RICE_PRICES, RICE_PRICES));
    store().write(articles(RICE_PRICES));
    store().write(sightings(TestArticles.ricePricesAgain(), TestArticles.ricePricesAgain()));
    store().write(sightings(TestArticles.ricePricesAgain()));

    assertThat(store().counts()).isEqualTo(new StoreCounts(1, 1, 1));
  }

  @Test
  void aNewerEnrichmentOfTheSameRevisionReplacesTheOlder() {
    EnrichedArticle better =
        EnrichedArticle.newBuilder(RICE_PRICES)
            .setPlaces(List.of(country("Thailand", "TH"), country("India", "IN")))
            .setEnrichment(new Enrichment(2, TestArticles.RECEIVED.plusSeconds(60)))
            .build();
    store().write(articles(RICE_PRICES));

    store().write(articles(better));
    store().write(articles(RICE_PRICES));

    assertThat(store().counts()).isEqualTo(new StoreCounts(1, 1, 0));
    assertThat(store().summaries(List.of(RICE_PRICES.getArticleId())))
        .extracting(ArticleSummary::countries)
        .containsExactly(List.of("TH", "IN"));
  }

  @Test
  void ofOneVersionTheLaterEnrichmentWinsAndTheEarlierChangesNothing() {
    EnrichedArticle later = enriched(RICE_PRICES, 1, 60, "Beras Lebih Murah");
    EnrichedArticle earlier = enriched(RICE_PRICES, 1, -60, "Beras Lebih Mahal");
    store().write(articles(RICE_PRICES));

    store().write(articles(earlier));
    assertThat(title(RICE_PRICES)).isEqualTo(RICE_PRICES.getTitle());
    store().write(articles(later));
    store().write(articles(earlier));

    assertThat(title(RICE_PRICES)).isEqualTo("Beras Lebih Murah");
    assertThat(found("murah")).containsExactly(RICE_PRICES.getArticleId());
  }

  @Test
  void aNewerVersionWinsWhateverTheClockSaysAndAlsoWithinOneBatch() {
    EnrichedArticle versionTwo = enriched(RICE_PRICES, 2, -3600, "Versi Dua");
    EnrichedArticle versionThree = enriched(RICE_PRICES, 3, -7200, "Versi Tiga");

    store().write(articles(versionTwo, versionThree, RICE_PRICES));

    assertThat(title(RICE_PRICES)).isEqualTo("Versi Tiga");
    assertThat(store().counts()).isEqualTo(new StoreCounts(1, 1, 0));
  }

  @Test
  void aBatchMayHoldRevisionsThatAreKnownAndOthersThatAreNot() {
    EnrichedArticle ferry = english("ferry", "Ferry strike", "Crews walk out.");
    store().write(articles(RICE_PRICES));

    store().write(articles(ferry, enriched(RICE_PRICES, 2, 60, "Beras"), revision(2, "Lagi")));

    assertThat(store().counts()).isEqualTo(new StoreCounts(2, 3, 0));
  }

  @Test
  void anArticleShowsTheAddressThatANewerEnrichmentOfItsCurrentRevisionFound() {
    EnrichedArticle withAddress =
        EnrichedArticle.newBuilder(enriched(RICE_PRICES, 2, 60, "Beras"))
            .setCanonicalUrl("https://example.org/beras")
            .build();
    store().write(articles(RICE_PRICES));

    store().write(articles(withAddress));

    assertThat(store().summaries(List.of(RICE_PRICES.getArticleId())))
        .extracting(ArticleSummary::url)
        .containsExactly("https://example.org/beras");
  }

  @Test
  void aNewerEnrichmentOfAnOldRevisionLeavesTheCurrentOneAlone() {
    EnrichedArticle withAddress =
        EnrichedArticle.newBuilder(enriched(RICE_PRICES, 2, 60, "Beras"))
            .setCanonicalUrl("https://example.org/beras")
            .build();
    store().write(articles(RICE_PRICES, revision(2, "Harga Beras Turun Lagi")));

    store().write(articles(withAddress));

    assertThat(store().summaries(List.of(RICE_PRICES.getArticleId())))
        .extracting(ArticleSummary::revision, ArticleSummary::title, ArticleSummary::url)
        .containsExactly(tuple(2, "Harga Beras Turun Lagi", null));
  }

  @Test
  void offsetsMoveWithTheRows() {
    store()
        .write(new Batch(List.of(RICE_PRICES), List.of(), Map.of(ENRICHED_0, new Advance(0, 7))));
    store()
        .write(
            new Batch(
                List.of(),
                List.of(),
                Map.of(ENRICHED_0, new Advance(7, 9), ENRICHED_1, new Advance(0, 3))));

    assertThat(store().offsets())
        .containsOnly(Map.entry(ENRICHED_0, 9L), Map.entry(ENRICHED_1, 3L));
  }

  @Test
  void aWriterWhosePartitionWasTakenOverWritesNothing() {
    store().write(new Batch(List.of(), List.of(), Map.of(ENRICHED_0, new Advance(0, 7))));
    Batch ofAZombie =
        new Batch(
            List.of(RICE_PRICES),
            List.of(),
            Map.of(ENRICHED_0, new Advance(5, 9), ENRICHED_1, new Advance(0, 1)));

    assertThatThrownBy(() -> store().write(ofAZombie))
        .isInstanceOf(OffsetConflictException.class)
        .hasMessageContaining("articles.enriched")
        .hasMessageContaining("partition 0")
        .hasMessageContaining("offset 7")
        .hasMessageContaining("expected 5");
    assertThat(store().offsets()).containsOnly(Map.entry(ENRICHED_0, 7L));
    assertThat(store().counts()).isEqualTo(new StoreCounts(0, 0, 0));
  }

  @Test
  void aWriterThatExpectsNothingRecordedLosesToOneThatRecorded() {
    store().write(new Batch(List.of(), List.of(), Map.of(ENRICHED_0, new Advance(0, 7))));

    assertThatThrownBy(
            () ->
                store()
                    .write(new Batch(List.of(), List.of(), Map.of(ENRICHED_0, new Advance(0, 9)))))
        .isInstanceOf(OffsetConflictException.class);
    assertThat(store().offsets()).containsOnly(Map.entry(ENRICHED_0, 7L));
  }

  @Test
  void aSecondRevisionIsKeptBesideTheFirstAndBecomesTheCurrentOne() {
    EnrichedArticle edited = revision(2, "Harga Beras Turun Lagi");
    store().write(articles(RICE_PRICES));
    store().write(articles(edited));

    assertThat(store().counts()).isEqualTo(new StoreCounts(1, 2, 0));
    assertThat(store().summaries(List.of(RICE_PRICES.getArticleId())))
        .extracting(ArticleSummary::revision, ArticleSummary::title)
        .containsExactly(tuple(2, "Harga Beras Turun Lagi"));
  }

  @Test
  void twoRevisionsInOneBatchAreKept() {
    store().write(articles(RICE_PRICES, revision(2, "Harga Beras Turun Lagi")));

    assertThat(store().counts()).isEqualTo(new StoreCounts(1, 2, 0));
  }

  @Test
  void anOlderRevisionThatComesLateDoesNotBecomeTheCurrentOne() {
    store().write(articles(revision(2, "Harga Beras Turun Lagi")));
    store().write(articles(RICE_PRICES));

    assertThat(store().summaries(List.of(RICE_PRICES.getArticleId())))
        .extracting(ArticleSummary::revision)
        .containsExactly(2);
  }

  @Test
  void aSightingIsStoredEvenBeforeItsArticle() {
    store().write(sightings(TestArticles.ricePricesAgain()));

    assertThat(store().counts()).isEqualTo(new StoreCounts(0, 0, 1));
  }

  @Test
  void indonesianWordsAreFoundByTheirStem() {
    store().write(articles(RICE_PRICES));

    assertThat(found("membongkar")).containsExactly(RICE_PRICES.getArticleId());
    assertThat(found("bongkar")).containsExactly(RICE_PRICES.getArticleId());
    assertThat(found("kapal -Vietnam")).isEmpty();
    assertThat(found("\"pasar induk\"")).containsExactly(RICE_PRICES.getArticleId());
    assertThat(found("\"induk pasar\"")).isEmpty();
  }

  @Test
  void englishAndArabicWordsAreFoundByTheirStem() {
    EnrichedArticle ferry = english("ferry", "Ferry crews walk out", "The crews stopped working.");
    EnrichedArticle election =
        article("election", "ar", "الانتخابات البرلمانية", "أعلنت اللجنة نتائج الانتخابات اليوم.");
    store().write(articles(ferry, election));

    assertThat(found("crew work")).containsExactly(ferry.getArticleId());
    assertThat(found("لجنة")).containsExactly(election.getArticleId());
  }

  @Test
  void aLanguageWithoutAConfigurationIsSearchedByItsWordsAsWritten() {
    EnrichedArticle drought = article("drought", "sw", "Ukame", "Wakulima wanasubiri mvua.");
    store().write(articles(drought));

    assertThat(found("wakulima")).containsExactly(drought.getArticleId());
    assertThat(found("kulima")).isEmpty();
  }

  @Test
  void withoutALanguageEachArticleIsSearchedUnderItsOwn() {
    EnrichedArticle english = english("running", "Runners", "She was running for office.");
    EnrichedArticle swahili = article("running-sw", "sw", "Running", "Neno running ni la kigeni.");
    store().write(articles(RICE_PRICES, english, swahili));

    assertThat(found("run")).containsExactly(english.getArticleId());
    assertThat(found("running"))
        .containsExactlyInAnyOrder(english.getArticleId(), swahili.getArticleId());
    assertThat(
            store()
                .search()
                .search(new SearchRequest("running", ArticleFilter.ofLanguage("sw"), 10)))
        .extracting(SearchHit::articleId)
        .containsExactly(swahili.getArticleId());
  }

  @Test
  void aLanguageIncludesItsVariants() {
    EnrichedArticle brazilian = article("chuva", "pt-BR", "Chuvas", "As chuvas voltaram.");
    store().write(articles(brazilian));

    assertThat(
            store().search().search(new SearchRequest("chuva", ArticleFilter.ofLanguage("pt"), 10)))
        .extracting(SearchHit::articleId)
        .containsExactly(brazilian.getArticleId());
  }

  @Test
  void aHitTellsWhatAnEditorNeedsAndMarksTheFoundWords() {
    store().write(articles(RICE_PRICES));

    SearchHit hit = store().search().search(SearchRequest.of("kapal", 10)).get(0);

    assertThat(hit.title()).isEqualTo(RICE_PRICES.getTitle());
    assertThat(hit.source()).isEqualTo("harian-timur");
    assertThat(hit.authors()).containsExactly("Laksmi Andayani", "Bram Siregar");
    assertThat(hit.countries()).containsExactly("VN");
    assertThat(hit.publishedAt()).isEqualTo(Instant.parse("2024-06-19T00:00:00Z"));
    assertThat(hit.rank()).isPositive();
    assertThat(hit.snippet("[", "]")).contains("setelah [kapal] pertama");
  }

  @Test
  void aWordOfTheTitleWeighsMoreThanOneOfTheBody() {
    EnrichedArticle inBody = english("body", "Weather", "Rain came, then the strike ended.");
    EnrichedArticle inTitle = english("title", "Strike", "Nobody knows when it will be over.");
    store().write(articles(inBody, inTitle));

    assertThat(found("strike")).containsExactly(inTitle.getArticleId(), inBody.getArticleId());
  }

  @Test
  void onlyTheCurrentRevisionIsFound() {
    EnrichedArticle edited =
        EnrichedArticle.newBuilder(revision(2, "Harga Beras")).setBody("Jagung saja.").build();
    store().write(articles(RICE_PRICES));
    store().write(articles(edited));

    assertThat(found("kapal")).isEmpty();
    assertThat(found("jagung")).containsExactly(RICE_PRICES.getArticleId());
  }

  @Test
  void anArticleThatIsGoneIsFoundByItsLastTextAndMarked() {
    store().write(articles(RICE_PRICES));
    store().write(articles(gone(2)));

    assertThat(found("beras")).containsExactly(RICE_PRICES.getArticleId());
    assertThat(goneSince()).isEqualTo(gone(2).getGoneSince());
    assertThat(store().counts()).isEqualTo(new StoreCounts(1, 2, 0));
    assertThat(store().summaries(List.of(RICE_PRICES.getArticleId())))
        .extracting(ArticleSummary::revision)
        .containsExactly(1);
  }

  @Test
  void anArticleThatIsBackIsNotMarkedAnyMore() {
    store().write(articles(RICE_PRICES, gone(2)));
    store().write(articles(revision(3, "Harga Beras")));

    assertThat(goneSince()).isNull();
  }

  @Test
  void anArticleThatGoesAndComesBackInOneBatchIsThere() {
    store().write(articles(RICE_PRICES, gone(2), revision(3, "Harga Beras"), gone(4)));
    assertThat(goneSince()).isEqualTo(gone(4).getGoneSince());

    store().write(articles(revision(5, "Harga Beras"), gone(6), revision(7, "Harga Beras")));
    assertThat(goneSince()).isNull();
  }

  @Test
  void reprocessedRevisionsLeaveWhetherAnArticleIsGoneAsItWas() {
    store().write(articles(RICE_PRICES, gone(2)));
    store().write(articles(enriched(RICE_PRICES, 2, 60, "Harga Beras")));
    assertThat(goneSince()).isEqualTo(gone(2).getGoneSince());

    store().write(articles(revision(3, "Harga Beras")));
    store().write(articles(enriched(gone(2), 2, 60, "")));
    assertThat(goneSince()).isNull();
  }

  @Test
  void anArticleOfWhichOnlyThatItIsGoneIsStoredIsNotFound() {
    store().write(articles(gone(2)));

    assertThat(found("beras")).isEmpty();
    assertThat(store().counts()).isEqualTo(new StoreCounts(1, 1, 0));
  }

  @Test
  void aSearchForNothingFindsNothing() {
    store().write(articles(RICE_PRICES));

    assertThat(found("")).isEmpty();
    assertThat(found("  \u0000 \" ")).isEmpty();
  }

  @Test
  void aSearchForStopWordsOnlyFindsNothing() {
    store().write(articles(english("ferry", "The ferry", "The crews and the islands.")));

    assertThat(found("the and")).isEmpty();
  }

  @Test
  void nulAndLoneSurrogatesAreReplacedEverywhere() {
    EnrichedArticle broken =
        EnrichedArticle.newBuilder(RICE_PRICES)
            .setTitle("Harga\u0000Beras \uD800 \uD83D\uDE00")
            .setBody("kapal \uDC00 tiba\u0000")
            .setSection("eko\u0000nomi")
            .setAuthors(List.of("Lak\uDBFFsmi"))
            .setUrl("https://example.org/\u0000")
            .setPlaces(List.of(country("Viet\u0000nam", "VN")))
            .build();

    store().write(articles(broken));

    assertThat(store().summaries(List.of(broken.getArticleId())))
        .extracting(ArticleSummary::title, ArticleSummary::authors, ArticleSummary::url)
        .containsExactly(
            tuple(
                "Harga\uFFFDBeras \uFFFD \uD83D\uDE00",
                List.of("Lak\uFFFDsmi"),
                "https://example.org/\uFFFD"));
    assertThat(found("kapal")).containsExactly(broken.getArticleId());
    assertThat(problems(broken))
        .containsExactly(
            "changed: U+0000 and unpaired surrogates, which the database cannot hold, became U+FFFD in url, title, body, authors, section, places");
  }

  @Test
  void nulAndLoneSurrogatesAreReplacedInEveryInnerRecordToo() {
    EnrichedArticle broken =
        EnrichedArticle.newBuilder(RICE_PRICES)
            .setStandfirst("\uD800")
            .setSource("harian\u0000timur")
            .setContentHash("\uD83D")
            .setTags(List.of("beras", "\u0000"))
            .setImages(List.of(new Image("https://example.org/a\u0000.jpg", "\uDC00", null)))
            .setEntities(List.of(entity("Ratna\u0000Dewi")))
            .setKeywords(List.of(new Keyword("har\uD800ga", 1.0)))
            .setDates(
                List.of(
                    new DateMention("Rabu\u0000", TextPart.body, 0, 4, "2024-06-19", "pattern")))
            .build();

    store().write(articles(broken));

    assertThat(document(broken.getArticleId()))
        .contains("Ratna\uFFFDDewi", "har\uFFFDga", "Rabu\uFFFD", "a\uFFFD.jpg")
        .doesNotContain("\u0000");
    assertThat(problems(broken))
        .containsExactly(
            "changed: U+0000 and unpaired surrogates, which the database cannot hold, became U+FFFD in contentHash, source, standfirst, tags, images, entities, dates, keywords");
  }

  @Test
  void whatHappenedToAnArticleStandsBehindTheProblemsItCameWith() {
    EnrichedArticle broken =
        EnrichedArticle.newBuilder(RICE_PRICES)
            .setTitle("Harga\u0000Beras")
            .setProblems(List.of(new Problem("detect-language", "failed", "too short")))
            .build();

    store().write(articles(broken));

    assertThat(problems(broken))
        .hasSize(2)
        .startsWith("failed: too short")
        .last()
        .asString()
        .endsWith("became U+FFFD in title");
  }

  @Test
  void anArticleThatNeedsNoChangeHasNoProblem() {
    store().write(articles(RICE_PRICES));

    assertThat(problems(RICE_PRICES)).isEmpty();
  }

  @Test
  void aHugeBodyIsStoredInAnyScript() {
    store()
        .write(
            articles(
                article("huge-latin", "en", "Words", distinctWords(2_000_000, "", 'a', 26)),
                article("huge-han", "zh", "字", distinctWords(1_000_000, "", '\u4E00', 20_000)),
                article("hyphens", "und", "A", distinctWords(1_000_000, "-", '\u4E00', 20_000)),
                article("addresses", "en", "A", distinctWords(1_000_000, ".com/", 'a', 26)),
                article("one-word", "en", "A", "x".repeat(3_000_000)),
                article("hyphens-4", "und", "Rare", hyphenated(0x20000, 42_000, 140_000))));

    assertThat(store().counts().revisions()).isEqualTo(6);
    assertThat(found("Words")).containsExactly(ArticleId.ofSourceId("test", "huge-latin"));
    assertThat(found("Rare")).containsExactly(ArticleId.ofSourceId("test", "hyphens-4"));
  }

  @Test
  void ofALongBodyTheFirstWordsAreFoundAndThatIsToldInAProblem() {
    String filler = "kata ".repeat(30_000);
    EnrichedArticle longer = article("long", "id", "Panjang", "awalan " + filler + " akhiran");

    store().write(articles(longer));

    assertThat(found("awalan")).containsExactly(longer.getArticleId());
    assertThat(found("akhiran")).isEmpty();
    assertThat(problems(longer))
        .containsExactly(
            "limited: words behind the first 131072 characters of the body are not found");
  }

  @Test
  void aTitleOfAMegabyteIsStoredWhole() {
    String title = "judul " + "x".repeat(1024 * 1024);
    EnrichedArticle article = article("title", "id", title, "Isi.");

    store().write(articles(article));

    assertThat(store().summaries(List.of(article.getArticleId())))
        .extracting(ArticleSummary::title)
        .containsExactly(title);
    assertThat(found("judul")).containsExactly(article.getArticleId());
    assertThat(problems(article))
        .containsExactly(
            "limited: words behind the first 4096 characters of the title are not found");
  }

  @Test
  void aBodyOfEightMebibytesIsStoredWhole() {
    String body = "pertama " + "kapal tiba di pelabuhan. ".repeat(8 * 1024 * 1024 / 25);
    EnrichedArticle article = article("body", "id", "Besar", body);

    store().write(articles(article));

    assertThat(found("pertama")).containsExactly(article.getArticleId());
    assertThat(problems(article)).hasSize(1);
  }

  @Test
  void aDateFarOutsideOfTimeIsKeptInTheDocumentAndLeftOutOfTheList() {
    Instant never = Instant.ofEpochMilli(Long.MAX_VALUE);
    EnrichedArticle article =
        EnrichedArticle.newBuilder(RICE_PRICES)
            .setPublishedAt(new ArticleTime("292278994-08-17", never, TimePrecision.day))
            .setUpdatedAt(
                new ArticleTime(
                    "-292275055-05-16", Instant.ofEpochMilli(Long.MIN_VALUE), TimePrecision.day))
            .setDates(
                List.of(
                    new DateMention("nanti", TextPart.body, 0, 5, "+292278994-08-17", "pattern")))
            .build();

    store().write(articles(article));

    assertThat(store().summaries(List.of(article.getArticleId())))
        .extracting(ArticleSummary::publishedAt)
        .containsOnlyNulls();
    assertThat(document(article.getArticleId())).contains("292278994-08-17", "-292275055-05-16");
    assertThat(problems(article))
        .containsExactly(
            "changed: publishedAt, +292278994-08-17T07:12:55.807Z, lies outside of what the database can hold: the article is listed and sorted without it");
  }

  @Test
  void theFirstAndTheLastDateThatCanBeStoredAreStored() {
    Instant first = Instant.parse("-4712-01-01T00:00:00Z");
    Instant last = Instant.parse("+294245-12-31T23:59:59Z");
    EnrichedArticle old = published("old", first);
    EnrichedArticle late = published("late", last);

    store().write(articles(old, late));

    assertThat(store().summaries(List.of(old.getArticleId(), late.getArticleId())))
        .extracting(ArticleSummary::publishedAt)
        .containsExactly(first, last);
    assertThat(problems(old)).isEmpty();
    assertThat(problems(late)).isEmpty();
  }

  @Test
  void aLanguageThatIsNoTagBecomesUndetermined() {
    EnrichedArticle words = article("words", "Bahasa Indonesia", "Kapal", "Kapal tiba.");
    EnrichedArticle endless =
        article("endless", "id-x-" + "a1b2c3d4-".repeat(1_000) + "z", "A", "B");

    store().write(articles(words, endless));

    assertThat(store().summaries(List.of(words.getArticleId(), endless.getArticleId())))
        .extracting(ArticleSummary::language)
        .containsExactly("und", "und");
    assertThat(found("kapal")).containsExactly(words.getArticleId());
    assertThat(problems(words))
        .containsExactly(
            "changed: the language \"Bahasa Indonesia\" is not a BCP-47 tag and became und");
    assertThat(problems(endless)).singleElement().asString().hasSizeLessThan(200);
  }

  @Test
  void tenThousandEntitiesAndPlacesAreStored() {
    EnrichedArticle crowd =
        EnrichedArticle.newBuilder(RICE_PRICES)
            .setEntities(IntStream.range(0, 10_000).mapToObj(i -> entity("Warga " + i)).toList())
            .setPlaces(
                IntStream.range(0, 10_000).mapToObj(i -> country("Desa " + i, "ID")).toList())
            .build();

    store().write(articles(crowd));

    assertThat(document(crowd.getArticleId())).contains("Warga 9999", "Desa 9999");
    assertThat(problems(crowd))
        .containsExactly(
            "limited: of 10000 places the first 1000 have rows and can be searched for; all are in the document",
            "limited: of 10000 entities the first 1000 have rows and can be searched for; all are in the document");
  }

  @Test
  void aCountryCodeThatIsNoneIsInTheDocumentOnly() {
    EnrichedArticle article =
        EnrichedArticle.newBuilder(RICE_PRICES)
            .setPlaces(List.of(country("Vietnam", "V".repeat(10_000)), country("Laos", "LA")))
            .build();

    store().write(articles(article));

    assertThat(store().summaries(List.of(article.getArticleId())))
        .extracting(ArticleSummary::countries)
        .containsExactly(List.of("LA"));
    assertThat(problems(article)).hasSize(1);
  }

  @Test
  void aRecordThatCanNeverBeStoredIsToldApartFromAnOutageAndWritesNothing() {
    EnrichedArticle withoutId =
        EnrichedArticle.newBuilder(RICE_PRICES).setArticleId("not-a-uuid").build();
    EnrichedArticle atNoTime =
        EnrichedArticle.newBuilder(RICE_PRICES)
            .setObservedAt(Instant.ofEpochMilli(Long.MAX_VALUE))
            .build();
    EnrichedArticle beforeTime =
        EnrichedArticle.newBuilder(RICE_PRICES)
            .setObservedAt(Instant.parse("-6000-01-01T00:00:00Z"))
            .build();

    for (EnrichedArticle bad : List.of(withoutId, atNoTime, beforeTime)) {
      assertThatThrownBy(
              () ->
                  store()
                      .write(
                          new Batch(
                              List.of(english("ferry", "Ferry", "Crews."), bad),
                              List.of(),
                              Map.of(ENRICHED_0, new Advance(0, 2)))))
          .isInstanceOf(UnstorableRecordException.class);
    }
    assertThat(store().counts()).isEqualTo(new StoreCounts(0, 0, 0));
    assertThat(store().offsets()).isEmpty();
  }

  private List<String> found(String text) {
    return store().search().search(SearchRequest.of(text, 10)).stream()
        .map(SearchHit::articleId)
        .toList();
  }

  private List<String> problems(EnrichedArticle article) {
    return problems(article.getArticleId());
  }

  private static Batch articles(EnrichedArticle... articles) {
    return new Batch(List.of(articles), List.of(), Map.of());
  }

  private static Batch sightings(Sighting... sightings) {
    return new Batch(List.of(), List.of(sightings), Map.of());
  }

  /** The revision that says that the article of the revision before is gone. */
  private static EnrichedArticle gone(int number) {
    return EnrichedArticle.newBuilder(revision(number, ""))
        .setBody("")
        .setGoneSince(TestArticles.RECEIVED.plusSeconds(60L * number))
        .build();
  }

  private Instant goneSince() {
    return store().search().search(SearchRequest.of("beras", 10)).get(0).goneSince();
  }

  private static EnrichedArticle revision(int number, String title) {
    return EnrichedArticle.newBuilder(RICE_PRICES)
        .setRevision(number)
        .setTitle(title)
        .setOrigin(new Origin("articles.raw", 0, (long) number))
        .setObservedAt(TestArticles.RECEIVED.plusSeconds(60L * number))
        .build();
  }

  /** The same revision, enriched by another version or at another time. */
  private static EnrichedArticle enriched(
      EnrichedArticle article, int version, int secondsLater, String title) {
    return EnrichedArticle.newBuilder(article)
        .setTitle(title)
        .setEnrichment(
            new Enrichment(
                version, article.getEnrichment().getEnrichedAt().plusSeconds(secondsLater)))
        .build();
  }

  private String title(EnrichedArticle article) {
    return store().summaries(List.of(article.getArticleId())).get(0).title();
  }

  private static EnrichedArticle english(String id, String title, String body) {
    return article(id, "en", title, body);
  }

  private static EnrichedArticle article(String id, String language, String title, String body) {
    return EnrichedArticle.newBuilder(RICE_PRICES)
        .setArticleId(ArticleId.ofSourceId("test", id))
        .setSource("test")
        .setTitle(title)
        .setBody(body)
        .setLanguage(new Language(language, 0.9))
        .setPlaces(List.of())
        .build();
  }

  private static Place country(String name, String code) {
    return Place.newBuilder()
        .setName(name)
        .setKind(PlaceKind.country)
        .setCountry(code)
        .setMethod("cldr-names")
        .build();
  }

  private static EnrichedArticle published(String id, Instant at) {
    return EnrichedArticle.newBuilder(english(id, "Date", "Body."))
        .setPublishedAt(new ArticleTime("some day", at, TimePrecision.day))
        .build();
  }

  private static Entity entity(String name) {
    return Entity.newBuilder()
        .setName(name)
        .setType(EntityType.person)
        .setMentions(List.of(new Mention(TextPart.body, 0, 5)))
        .setMethod("names")
        .build();
  }

  /** Words of eight letters outside of the first plane, in pairs joined by a hyphen. */
  private static String hyphenated(int first, int letters, int length) {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= length; i++) {
      if (i % 9 == 0) {
        text.append(i % 18 == 0 ? ' ' : '-');
      } else {
        text.appendCodePoint(first + random.nextInt(letters));
      }
    }
    return text.toString();
  }

  /** Short words, hardly one twice: what fills an index of words most. */
  private static String distinctWords(int length, String joint, char first, int letters) {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder(length + 10);
    while (text.length() < length) {
      for (int i = 0; i < 3; i++) {
        text.append((char) (first + random.nextInt(letters)));
      }
      text.append(joint.isEmpty() || random.nextInt(20) == 0 ? " " : joint);
    }
    return text.toString();
  }
}
