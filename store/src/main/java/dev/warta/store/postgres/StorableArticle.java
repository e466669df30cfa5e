package dev.warta.store.postgres;

import dev.warta.events.ArticleTime;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.Entity;
import dev.warta.events.Language;
import dev.warta.events.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * Makes any article one that PostgreSQL takes, and says in the article's problems what was done for
 * it: nothing is changed in silence.
 *
 * <p>An article that needs nothing, as nearly all, is given back as it is.
 */
final class StorableArticle {

  /** The first characters of each text whose words are found; as in the column {@code search}. */
  static final int SEARCHED_TITLE = 4_096;

  static final int SEARCHED_STANDFIRST = 16_384;
  static final int SEARCHED_BODY = 131_072;

  /** More than these are in the document only. */
  static final int MAX_PLACES = 1_000;

  static final int MAX_ENTITIES = 1_000;
  static final int MAX_QUOTES = 1_000;

  /** Of one entity. */
  static final int MAX_MENTIONS = 1_000;

  static final int MAX_TOPICS = 50;

  /** Longest code of a country or a topic: an index could not hold any. */
  static final int MAX_CODE = 64;

  private static final int MAX_LANGUAGE_TAG = 100;
  private static final int MAX_QUOTED = 80;

  private static final Instant EARLIEST = Instant.parse("-4712-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("+294246-01-01T00:00:00Z");

  private static final String STEP = "store";
  private static final String CHANGED = "changed";
  private static final String LIMITED = "limited";

  private final EnrichedArticle original;
  private final List<Problem> problems = new ArrayList<>();

  private StorableArticle(EnrichedArticle original) {
    this.original = original;
  }

  static EnrichedArticle of(EnrichedArticle article) {
    return new StorableArticle(article).storable();
  }

  /** Whether a {@code timestamptz} can hold it. */
  static boolean isInRange(Instant time) {
    return !time.isBefore(EARLIEST) && time.isBefore(LATEST);
  }

  private EnrichedArticle storable() {
    EnrichedArticle article = withStorableTexts();
    boolean isLanguageTag = isLanguageTag(article.getLanguage().getTag());
    noteLanguage(article, isLanguageTag);
    noteTime(article.getPublishedAt());
    noteSearched("title", article.getTitle(), SEARCHED_TITLE);
    noteSearched("standfirst", article.getStandfirst(), SEARCHED_STANDFIRST);
    noteSearched("body", article.getBody(), SEARCHED_BODY);
    noteLimit("places", article.getPlaces().size(), MAX_PLACES);
    noteLimit("entities", article.getEntities().size(), MAX_ENTITIES);
    noteLimit("quotes", article.getQuotes().size(), MAX_QUOTES);
    noteLimit("topics", article.getTopics().size(), MAX_TOPICS);
    noteMentions(article.getEntities());
    noteCodes(article);
    if (problems.isEmpty()) {
      return article;
    }
    problems.addAll(0, article.getProblems());
    EnrichedArticle.Builder changed = EnrichedArticle.newBuilder(article).setProblems(problems);
    if (!isLanguageTag) {
      changed.setLanguage(new Language("und", 0.0));
    }
    return changed.build();
  }

  private EnrichedArticle withStorableTexts() {
    if (isStorable(original)) {
      return original;
    }
    EnrichedArticle copy = EnrichedArticle.newBuilder(original).build();
    List<String> changed = new ArrayList<>();
    for (Schema.Field field : copy.getSchema().getFields()) {
      Object value = copy.get(field.pos());
      if (!isStorable(value)) {
        copy.put(field.pos(), storable(value));
        changed.add(field.name());
      }
    }
    note(
        CHANGED,
        "U+0000 and unpaired surrogates, which the database cannot hold, became U+FFFD in %s",
        String.join(", ", changed));
    return copy;
  }

  private static boolean isStorable(Object value) {
    if (value instanceof String text) {
      return StorableText.of(text).equals(text);
    }
    if (value instanceof List<?> items) {
      return items.stream().allMatch(StorableArticle::isStorable);
    }
    if (value instanceof SpecificRecord record) {
      for (Schema.Field field : record.getSchema().getFields()) {
        if (!isStorable(record.get(field.pos()))) {
          return false;
        }
      }
    }
    return true;
  }

  private static Object storable(Object value) {
    if (value instanceof String text) {
      return StorableText.of(text);
    }
    if (value instanceof List<?> items) {
      return new ArrayList<>(items.stream().map(StorableArticle::storable).toList());
    }
    if (value instanceof SpecificRecord record) {
      for (Schema.Field field : record.getSchema().getFields()) {
        record.put(field.pos(), storable(record.get(field.pos())));
      }
    }
    return value;
  }

  private static boolean isLanguageTag(String tag) {
    try {
      new Locale.Builder().setLanguageTag(tag);
      return !tag.isEmpty() && tag.length() <= MAX_LANGUAGE_TAG;
    } catch (IllformedLocaleException e) {
      return false;
    }
  }

  private void noteLanguage(EnrichedArticle article, boolean isLanguageTag) {
    if (!isLanguageTag) {
      String tag = article.getLanguage().getTag();
      String quoted = tag.length() <= MAX_QUOTED ? tag : tag.substring(0, MAX_QUOTED) + "…";
      note(CHANGED, "the language \"%s\" is not a BCP-47 tag and became und", quoted);
    }
  }

  private void noteTime(ArticleTime publishedAt) {
    if (publishedAt != null && !isInRange(publishedAt.getAt())) {
      note(
          CHANGED,
          "publishedAt, %s, lies outside of what the database can hold: the article is listed and sorted without it",
          publishedAt.getAt());
    }
  }

  private void noteSearched(String field, String text, int searched) {
    if (text != null
        && text.length() > searched
        && text.codePointCount(0, text.length()) > searched) {
      note(
          LIMITED, "words behind the first %d characters of the %s are not found", searched, field);
    }
  }

  private void noteLimit(String items, int count, int most) {
    if (count > most) {
      note(
          LIMITED,
          "of %1$d %2$s the first %3$d have rows and can be searched for; all are in the document",
          count,
          items,
          most);
    }
  }

  private void noteMentions(List<Entity> entities) {
    int most = entities.stream().mapToInt(entity -> entity.getMentions().size()).max().orElse(0);
    noteLimit("mentions of an entity", most, MAX_MENTIONS);
  }

  private void noteCodes(EnrichedArticle article) {
    if (!article.getPlaces().stream().allMatch(place -> isCode(place.getCountry()))
        || !article.getTopics().stream().allMatch(topic -> isCode(topic.getCode()))) {
      note(
          CHANGED,
          "the code of a country or a topic of more than %d characters is in the document only",
          MAX_CODE);
    }
  }

  /** Whether the tables can hold it as a code; null is none and can be held. */
  static boolean isCode(String code) {
    return code == null || code.length() <= MAX_CODE;
  }

  /** Whether the entity with this position has a row; null and nonsense have none. */
  static boolean isStoredEntity(Integer position) {
    return position != null && position >= 0 && position < MAX_ENTITIES;
  }

  private void note(String kind, String message, Object... values) {
    problems.add(new Problem(STEP, kind, String.format(Locale.ROOT, message, values)));
  }
}
