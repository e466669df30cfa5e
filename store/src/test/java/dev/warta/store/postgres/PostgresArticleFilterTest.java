package dev.warta.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.warta.events.ArticleId;
import dev.warta.events.ArticleTime;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.Enrichment;
import dev.warta.events.Entity;
import dev.warta.events.EntityType;
import dev.warta.events.Mention;
import dev.warta.events.Place;
import dev.warta.events.PlaceKind;
import dev.warta.events.Problem;
import dev.warta.events.Quote;
import dev.warta.events.TestArticles;
import dev.warta.events.TextPart;
import dev.warta.events.TimePrecision;
import dev.warta.events.Topic;
import dev.warta.store.ArticleFilter;
import dev.warta.store.Batch;
import dev.warta.store.Companion;
import dev.warta.store.CompanionRequest;
import dev.warta.store.QuoteHit;
import dev.warta.store.QuoteRequest;
import dev.warta.store.SearchHit;
import dev.warta.store.SearchRequest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who, where, what was said: the rows of a revision and the searches that read them. */
class PostgresArticleFilterTest {

  private static final Instant MONDAY = Instant.parse("2024-06-17T00:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2024-06-18T00:00:00Z");
  private static final Instant WEDNESDAY = Instant.parse("2024-06-19T00:00:00Z");

  private static final EnrichedArticle HARVEST =
      article("harvest", MONDAY)
          .setTitle("Panen raya di Karawang")
          .setEntities(
              List.of(
                  entity("José Manuel Ruiz", EntityType.person, "Menteri Pertanian", 2),
                  entity("Badan Pangan", EntityType.organisation, null, 1)))
          .setPlaces(List.of(place("Karawang", "ID", 1640660), place("Timor-Leste", "TL", null)))
          .setTopics(List.of(new Topic("medtop:04000000", "economy", "ekonomi", 0.8)))
          .setQuotes(List.of(quote("Panen naik", "José Manuel Ruiz"), quote("Kami menunggu", null)))
          .build();

  private static final EnrichedArticle ELECTION =
      article("election", WEDNESDAY)
          .setTitle("Pemilu di Díli")
          .setEntities(
              List.of(
                  entity("Manuel Soares", EntityType.person, null, 1),
                  entity("José Manuel Ruiz", EntityType.person, null, 1)))
          .setPlaces(List.of(place("Díli", "TL", 1645457)))
          .setTopics(List.of(new Topic("medtop:11000000", "politics", "politik", 0.9)))
          .setQuotes(List.of(quote("Kami menang", "José Manuel Ruiz")))
          .build();

  private static final EnrichedArticle ELECTION_WITHOUT_QUOTES =
      EnrichedArticle.newBuilder(ELECTION).setQuotes(List.of()).build();

  @RegisterExtension static final StoreExtension STORE = new StoreExtension();

  @Test
  void anArticleIsFoundByWordsOfAPersonsNameWithoutCaseAndAccents() {
    write(HARVEST, ELECTION);

    assertThat(found(person("jose ruiz"))).containsExactly("election", "harvest");
    assertThat(found(person("Soares"))).containsExactly("election");
    assertThat(found(person("Ruiz Soares"))).isEmpty();
    assertThat(found(person("badan pangan"))).isEmpty();
    assertThat(found(person("…"))).isEmpty();
  }

  @Test
  void organisationCountryAndTopicEachNarrowTheSearch() {
    write(HARVEST, ELECTION);

    assertThat(found(ArticleFilter.builder().organisation("pangan").build()))
        .containsExactly("harvest");
    assertThat(found(ArticleFilter.builder().country("TL").build()))
        .containsExactly("election", "harvest");
    assertThat(found(ArticleFilter.builder().country("TL").topic("medtop:04000000").build()))
        .containsExactly("harvest");
    assertThat(found(ArticleFilter.builder().language("en").country("TL").build())).isEmpty();
  }

  @Test
  void sourceSpeakerAndProblemsEachNarrowTheSearch() {
    write(HARVEST, ELECTION_WITHOUT_QUOTES, troubled("troubled"));

    assertThat(found(ArticleFilter.builder().source("harvest").build())).containsExactly("harvest");
    assertThat(found(ArticleFilter.builder().source("harves").build())).isEmpty();
    assertThat(found(ArticleFilter.builder().speaker("Jose Ruiz").build()))
        .containsExactly("harvest");
    assertThat(found(ArticleFilter.builder().speaker("soares").build())).isEmpty();
    assertThat(found(ArticleFilter.builder().speaker("!").build())).isEmpty();
    assertThat(found(ArticleFilter.builder().problems(true).build())).containsExactly("troubled");
    assertThat(found(ArticleFilter.builder().problems(false).build()))
        .containsExactly("election", "harvest");
  }

  @Test
  void aPlaceIsFoundByItsGeoNamesIdOrByWordsOfItsName() {
    EnrichedArticle named =
        article("named", TUESDAY)
            .setEntities(List.of(entity("Kota Díli", EntityType.place, null, 1)))
            .build();
    write(HARVEST, ELECTION, named);

    assertThat(found(ArticleFilter.builder().place("1640660").build())).containsExactly("harvest");
    assertThat(found(ArticleFilter.builder().place("dili").build())).containsExactly("named");
    assertThat(found(ArticleFilter.builder().place("99999999999").build())).isEmpty();
    assertThat(found("panen", ArticleFilter.builder().place("1640660").speaker("ruiz").build()))
        .containsExactly("harvest");
  }

  @Test
  void anArticleThatIsReadAgainWithoutProblemsHasNone() {
    EnrichedArticle troubled = troubled("troubled");
    write(troubled);
    write(
        EnrichedArticle.newBuilder(troubled)
            .setProblems(List.of())
            .setEnrichment(new Enrichment(99, TestArticles.RECEIVED))
            .build());

    assertThat(found(ArticleFilter.builder().problems(true).build())).isEmpty();
  }

  @Test
  void aSpanOfDaysBeginsWithItsFirstMomentAndEndsBeforeItsLast() {
    write(HARVEST, ELECTION);

    assertThat(found(ArticleFilter.builder().country("TL").from(MONDAY).to(WEDNESDAY).build()))
        .containsExactly("harvest");
    assertThat(found(ArticleFilter.builder().person("ruiz").from(TUESDAY).build()))
        .containsExactly("election");
    assertThat(found(ArticleFilter.builder().from(TUESDAY).to(WEDNESDAY).build())).isEmpty();
  }

  @Test
  void wordsAndFilterTogetherMustFit() {
    write(HARVEST, ELECTION);

    assertThat(found("panen", person("ruiz"))).containsExactly("harvest");
    assertThat(found("panen", person("soares"))).isEmpty();
  }

  @Test
  void withoutWordsTheSnippetIsTheBeginningOfTheBody() {
    write(HARVEST);

    SearchHit hit = STORE.store().search().search(new SearchRequest("", person("ruiz"), 10)).get(0);

    assertThat(HARVEST.getBody()).startsWith(hit.snippet());
    assertThat(hit.snippet()).isNotBlank();
    assertThat(hit.rank()).isZero();
  }

  @Test
  void everyQuoteOfASpeakerIsFoundTheLatestFirst() {
    write(HARVEST, ELECTION);

    assertThat(STORE.store().search().quotes(quotesOf("josé ruiz")))
        .extracting(QuoteHit::text, QuoteHit::speaker, QuoteHit::role, QuoteHit::at)
        .containsExactly(
            tuple("Kami menang", "José Manuel Ruiz", "menteri", WEDNESDAY),
            tuple("Panen naik", "José Manuel Ruiz", "menteri", MONDAY));
    assertThat(STORE.store().search().quotes(quotesOf("soares"))).isEmpty();
    assertThat(STORE.store().search().quotes(quotesOf("?!"))).isEmpty();
  }

  @Test
  void quotesWithoutASpeakerAreFoundByTime() {
    write(HARVEST, ELECTION);

    assertThat(STORE.store().search().quotes(new QuoteRequest(null, "id", MONDAY, TUESDAY, 10)))
        .extracting(QuoteHit::text)
        .containsExactly("Panen naik", "Kami menunggu");
  }

  @Test
  void whoIsNamedWithSomebodyIsCountedByArticles() {
    write(HARVEST, ELECTION);

    assertThat(STORE.store().search().companions(companionsOf("ruiz")))
        .extracting(Companion::type, Companion::name, Companion::articles, Companion::latest)
        .containsExactly(
            tuple(EntityType.person, "Manuel Soares", 1, WEDNESDAY),
            tuple(EntityType.organisation, "Badan Pangan", 1, MONDAY));
    assertThat(STORE.store().search().companions(companionsOf("badan pangan")))
        .extracting(Companion::name)
        .containsExactly("José Manuel Ruiz");
    assertThat(STORE.store().search().companions(companionsOf("?!"))).isEmpty();
  }

  @Test
  void companionsAreThoseOfTheDaysAskedFor() {
    write(HARVEST, ELECTION);

    CompanionRequest tuesdayOrLater = new CompanionRequest("ruiz", TUESDAY, null, 10);

    assertThat(STORE.store().search().companions(tuesdayOrLater))
        .extracting(Companion::name)
        .containsExactly("Manuel Soares");
  }

  @Test
  void onlyTheCurrentRevisionCounts() {
    write(HARVEST);
    write(
        EnrichedArticle.newBuilder(HARVEST)
            .setRevision(2)
            .setEntities(List.of())
            .setQuotes(List.of())
            .build());

    assertThat(found(person("ruiz"))).isEmpty();
    assertThat(STORE.store().search().quotes(quotesOf("ruiz"))).isEmpty();
    assertThat(STORE.store().search().companions(companionsOf("ruiz"))).isEmpty();
  }

  @Test
  void aNewerEnrichmentReplacesAllThatWasNamed() throws SQLException {
    write(HARVEST);
    write(
        EnrichedArticle.newBuilder(HARVEST)
            .setEntities(List.of(entity("Ana Gil", EntityType.person, null, 3)))
            .setQuotes(List.of(quote("Tidak", "Ana Gil")))
            .setEnrichment(new Enrichment(99, TestArticles.RECEIVED))
            .build());
    write(HARVEST);

    assertThat(rows("select name from entity")).containsExactly("Ana Gil");
    assertThat(rows("select text from quote")).containsExactly("Tidak");
    assertThat(rows("select entity || ':' || start_at from mention order by ordinal"))
        .containsExactly("0:0", "0:10", "0:20");
  }

  @Test
  void whoIsMentionedWithWhomIsAJoinAway() throws SQLException {
    write(HARVEST, ELECTION);

    assertThat(
            rows(
                """
                select other.name || ' ' || count(*)
                from entity e join entity other using (article_id, revision)
                where e.name_words @> '{jose,ruiz}' and other.ordinal <> e.ordinal
                    and other.type = 'person'
                group by other.name"""))
        .containsExactly("Manuel Soares 1");
  }

  @Test
  void aNameOfAMegabyteIsStored() {
    String endless = "Sri ".repeat(1 << 18);
    write(
        EnrichedArticle.newBuilder(HARVEST)
            .setEntities(List.of(entity(endless, EntityType.person, endless, 1)))
            .setQuotes(List.of(quote(endless, "S".repeat(1 << 20))))
            .build());

    assertThat(found(person("sri"))).containsExactly("harvest");
  }

  private static void write(EnrichedArticle... articles) {
    STORE.store().write(new Batch(List.of(articles), List.of(), Map.of()));
  }

  private static List<String> rows(String sql) throws SQLException {
    return TestDatabase.texts(STORE.database(), sql);
  }

  private static ArticleFilter person(String name) {
    return ArticleFilter.builder().person(name).build();
  }

  private static CompanionRequest companionsOf(String name) {
    return new CompanionRequest(name, null, null, 10);
  }

  private static QuoteRequest quotesOf(String speaker) {
    return new QuoteRequest(speaker, null, null, null, 10);
  }

  private static List<String> found(ArticleFilter filter) {
    return found("", filter);
  }

  private static List<String> found(String text, ArticleFilter filter) {
    return STORE.store().search().search(new SearchRequest(text, filter, 10)).stream()
        .map(SearchHit::source)
        .toList();
  }

  private static EnrichedArticle.Builder article(String name, Instant publishedAt) {
    return EnrichedArticle.newBuilder(TestArticles.enrichedRicePrices())
        .setArticleId(ArticleId.ofSourceId("test", name))
        .setSource(name)
        .setPublishedAt(new ArticleTime(publishedAt.toString(), publishedAt, TimePrecision.minute));
  }

  private static EnrichedArticle troubled(String name) {
    return article(name, TUESDAY)
        .setProblems(List.of(new Problem("quotes", "failed", "no speaker")))
        .build();
  }

  private static Entity entity(String name, EntityType type, String role, int mentions) {
    return Entity.newBuilder()
        .setName(name)
        .setType(type)
        .setRole(role)
        .setMentions(
            IntStream.range(0, mentions)
                .mapToObj(i -> new Mention(TextPart.body, 10 * i, 10 * i + 5))
                .toList())
        .setMethod("names")
        .build();
  }

  private static Place place(String name, String country, Integer geonamesId) {
    return Place.newBuilder()
        .setName(name)
        .setKind(geonamesId == null ? PlaceKind.country : PlaceKind.city)
        .setCountry(country)
        .setGeonamesId(geonamesId)
        .setMethod("gazetteer")
        .build();
  }

  private static Quote quote(String text, String speaker) {
    return Quote.newBuilder()
        .setText(text)
        .setStart(0)
        .setEnd(text.length())
        .setSpeaker(speaker)
        .setRole(speaker == null ? null : "menteri")
        .setEntity(speaker == null ? null : 0)
        .setMethod("verb-after")
        .build();
  }
}
