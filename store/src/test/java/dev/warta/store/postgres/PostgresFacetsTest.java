package dev.warta.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.warta.events.ArticleId;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.Entity;
import dev.warta.events.EntityType;
import dev.warta.events.TestArticles;
import dev.warta.events.Topic;
import dev.warta.store.ArticleFilter;
import dev.warta.store.Batch;
import dev.warta.store.Completion;
import dev.warta.store.Facets;
import dev.warta.store.Facets.Facet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What articles have in common, and names completed from their beginnings. */
class PostgresFacetsTest {

  @RegisterExtension static final StoreExtension STORE = new StoreExtension();

  @Test
  void eachFacetCountsItsValuesTheMostFrequentFirst() {
    write(
        article("antara", "1", person("José Ruiz"), person("Ana Gil")).build(),
        article("antara", "2", person("JOSÉ RUIZ")).build(),
        article("tempo", "3", organisation("Badan Pangan")).build());

    Facets facets = facets("", ArticleFilter.NONE);

    assertThat(facets.counted()).isEqualTo(3);
    assertThat(facets.isExact()).isTrue();
    assertThat(facets.values().get(Facet.source))
        .containsExactly(new Facets.Value("antara", null, 2), new Facets.Value("tempo", null, 1));
    assertThat(facets.values().get(Facet.topic))
        .containsExactly(new Facets.Value("medtop:04000000", "economy", 3));
    assertThat(facets.values().get(Facet.person))
        .extracting(Facets.Value::value, Facets.Value::articles)
        .containsExactly(tuple("jose ruiz", 2), tuple("ana gil", 1));
    assertThat(facets.values().get(Facet.organisation))
        .containsExactly(new Facets.Value("badan pangan", "Badan Pangan", 1));
  }

  @Test
  void onlyMatchesAreCounted() {
    write(
        article("antara", "1", person("José Ruiz")).setTitle("Panen raya").build(),
        article("tempo", "2", person("Ana Gil")).setTitle("Pemilu").build());

    assertThat(sources(facets("panen", ArticleFilter.NONE))).containsExactly("antara");
    assertThat(sources(facets("", ArticleFilter.builder().person("gil").build())))
        .containsExactly("tempo");
    assertThat(sources(facets("panen", ArticleFilter.builder().person("gil").build()))).isEmpty();
    assertThat(sources(facets("", ArticleFilter.builder().person("!").build()))).isEmpty();
    assertThat(sources(facets("-", ArticleFilter.NONE))).isEmpty();
  }

  @Test
  void ofVeryManyArticlesTheLatestAreCountedAndItIsSaid() {
    write(
        IntStream.rangeClosed(0, Facets.MAX_ARTICLES)
            .mapToObj(i -> article("antara", "n" + i).build())
            .toArray(EnrichedArticle[]::new));

    Facets facets = facets("", ArticleFilter.NONE);

    assertThat(facets.counted()).isEqualTo(Facets.MAX_ARTICLES);
    assertThat(facets.isExact()).isFalse();
  }

  @Test
  void aNameIsCompletedFromTheBeginningOfAnyOfItsWordsWithoutCaseAndAccents() {
    write(article("antara", "1", person("José Ruiz"), place("Surabaya")).build());

    assertThat(completed("JÓ")).containsExactly("José Ruiz");
    assertThat(completed("rui")).containsExactly("José Ruiz");
    assertThat(completed("ruiz jo")).containsExactly("José Ruiz");
    assertThat(completed("sura")).containsExactly("Surabaya");
    assertThat(completed("uiz")).isEmpty();
    assertThat(completed("rui jo")).isEmpty();
    assertThat(completed("%")).isEmpty();
  }

  @Test
  void theNameInMostArticlesComesFirstHoweverItIsWritten() {
    write(
        article("antara", "1", person("JOSÉ RUIZ"), person("Joana Gil")).build(),
        article("antara", "2", person("José Ruiz")).build());

    assertThat(names().completions("jo", 10))
        .containsExactly(
            new Completion(EntityType.person, "José Ruiz", "jose ruiz", 2),
            new Completion(EntityType.person, "Joana Gil", "joana gil", 1));
    assertThat(names().completions("jo", 1)).hasSize(1);
    assertThatThrownBy(() -> names().completions("jo", 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aNameThatIsNotAmongTheLatestIsCompletedFromAWholeWord() {
    PostgresArticleSearch names = names();
    names.completions("jo", 10);
    write(article("antara", "1", person("José Ruiz")).build());

    assertThat(names.completions("jose r", 10)).extracting(Completion::name).hasSize(1);
    assertThat(names.completions("jose", 10)).extracting(Completion::name).hasSize(1);
  }

  /** Remembers no names of another test. */
  private static PostgresArticleSearch names() {
    return new PostgresArticleSearch(STORE.database());
  }

  private static List<String> completed(String typed) {
    return names().completions(typed, 10).stream().map(Completion::name).toList();
  }

  private static Facets facets(String text, ArticleFilter filter) {
    return STORE.store().search().facets(text, filter);
  }

  private static List<String> sources(Facets facets) {
    return facets.values().get(Facet.source).stream().map(Facets.Value::value).toList();
  }

  private static void write(EnrichedArticle... articles) {
    STORE.store().write(new Batch(List.of(articles), List.of(), Map.of()));
  }

  private static EnrichedArticle.Builder article(String source, String id, Entity... entities) {
    return EnrichedArticle.newBuilder(TestArticles.enrichedRicePrices())
        .setArticleId(ArticleId.ofSourceId("test", id))
        .setSource(source)
        .setTopics(List.of(new Topic("medtop:04000000", "economy", "ekonomi", 0.8)))
        .setEntities(List.of(entities));
  }

  private static Entity person(String name) {
    return entity(name, EntityType.person);
  }

  private static Entity organisation(String name) {
    return entity(name, EntityType.organisation);
  }

  private static Entity place(String name) {
    return entity(name, EntityType.place);
  }

  private static Entity entity(String name, EntityType type) {
    return Entity.newBuilder()
        .setName(name)
        .setType(type)
        .setMentions(List.of())
        .setMethod("names")
        .build();
  }
}
