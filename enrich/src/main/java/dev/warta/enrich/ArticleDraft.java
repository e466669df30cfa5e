package dev.warta.enrich;

import dev.warta.enrich.text.ArticleTokens;
import dev.warta.events.ArticleTime;
import dev.warta.events.DateMention;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.Enrichment;
import dev.warta.events.Entity;
import dev.warta.events.Evidence;
import dev.warta.events.Keyword;
import dev.warta.events.Language;
import dev.warta.events.Origin;
import dev.warta.events.Place;
import dev.warta.events.Problem;
import dev.warta.events.Quote;
import dev.warta.events.RawArticle;
import dev.warta.events.Topic;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * An article on its way through the steps: the raw document and the event as far as it is known.
 *
 * <p>Immutable: each {@code with…} method returns a changed copy, so that a step that fails halfway
 * leaves no trace. The event's revision and enrichment stay empty until the end of the topology
 * fill them.
 */
public final class ArticleDraft {

  private static final int FIELDS = EnrichedArticle.getClassSchema().getFields().size();

  private static final int MAX_MESSAGE = 500;

  /** The event of a draft before its first step: every field that has a default has it. */
  private static final EnrichedArticle BLANK =
      EnrichedArticle.newBuilder()
          .setArticleId("")
          .setRevision(0)
          .setContentHash("")
          .setOrigin(new Origin("", 0, 0L))
          .setSource("")
          .setTitle("")
          .setBody("")
          .setObservedAt(Instant.EPOCH)
          .setEnrichment(new Enrichment(0, Instant.EPOCH))
          .build();

  private final RawArticle raw;
  private final EnrichedArticle event;
  private final LazyTokens tokens;

  private ArticleDraft(RawArticle raw, EnrichedArticle event, LazyTokens tokens) {
    this.raw = raw;
    this.event = event;
    this.tokens = tokens;
  }

  /** A draft that holds what is known of a raw document before any step has looked at it. */
  public static ArticleDraft of(RawArticle raw) {
    return new ArticleDraft(raw, BLANK, new LazyTokens(BLANK)).withRaw(raw);
  }

  /** A copy for the same document with other words around it: hints, source, address. */
  public ArticleDraft withRaw(RawArticle other) {
    return new ArticleDraft(other, event, tokens)
        .with(
            event -> {
              event.setArticleId(other.getArticleId());
              event.setContentHash(other.getContentHash());
              event.setSource(other.getSource());
              event.setUrl(other.getUrl());
              event.setObservedAt(other.getObservedAt());
            });
  }

  /** The document as it was received; its hints cleaned, once that step has run. */
  public RawArticle raw() {
    return raw;
  }

  /** The event so far; to be read only. */
  public EnrichedArticle event() {
    return event;
  }

  /** Title as found so far; empty where none is known. */
  public String title() {
    return event.getTitle();
  }

  /** Body as found so far: paragraphs joined by one empty line. */
  public String body() {
    return event.getBody();
  }

  /** BCP-47 tag of the language; {@code und} before it is known. */
  public String language() {
    return event.getLanguage().getTag();
  }

  /** The words and sentences of title, standfirst and body; split when first asked for. */
  public ArticleTokens tokens() {
    return tokens.get();
  }

  /**
   * A copy with several fields changed.
   *
   * @param change sets fields of the copy; it must not change a value in place, since the copy
   *     shares it with this draft
   */
  public ArticleDraft with(Consumer<EnrichedArticle> change) {
    EnrichedArticle copy = new EnrichedArticle();
    for (int field = 0; field < FIELDS; field++) {
      copy.put(field, event.get(field));
    }
    change.accept(copy);
    return new ArticleDraft(raw, copy, hasTextOf(copy) ? tokens : new LazyTokens(copy));
  }

  private boolean hasTextOf(EnrichedArticle other) {
    return Objects.equals(event.getTitle(), other.getTitle())
        && Objects.equals(event.getStandfirst(), other.getStandfirst())
        && Objects.equals(event.getBody(), other.getBody());
  }

  public ArticleDraft withOrigin(Origin origin) {
    return with(event -> event.setOrigin(origin));
  }

  public ArticleDraft withLanguage(Language language) {
    return with(event -> event.setLanguage(language));
  }

  public ArticleDraft withEntities(List<Entity> entities) {
    return with(event -> event.setEntities(entities));
  }

  public ArticleDraft withQuotes(List<Quote> quotes) {
    return with(event -> event.setQuotes(quotes));
  }

  public ArticleDraft withDates(List<DateMention> dates) {
    return with(event -> event.setDates(dates));
  }

  public ArticleDraft withKeywords(List<Keyword> keywords) {
    return with(event -> event.setKeywords(keywords));
  }

  public ArticleDraft withTopics(List<Topic> topics) {
    return with(event -> event.setTopics(topics));
  }

  public ArticleDraft withPlaces(List<Place> places) {
    return with(event -> event.setPlaces(places));
  }

  public ArticleDraft withPublishedAt(ArticleTime publishedAt) {
    return with(event -> event.setPublishedAt(publishedAt));
  }

  public ArticleDraft withLength(int wordCount, int readingTimeSeconds) {
    return with(
        event -> {
          event.setWordCount(wordCount);
          event.setReadingTimeSeconds(readingTimeSeconds);
        });
  }

  public ArticleDraft withFingerprint(ByteBuffer fingerprint) {
    return with(event -> event.setFingerprint(fingerprint));
  }

  public ArticleDraft withEnrichment(int version, Instant enrichedAt) {
    return with(event -> event.setEnrichment(new Enrichment(version, enrichedAt)));
  }

  /**
   * A copy with its number.
   *
   * @param previousContentHash hash of the raw document of the revision before; null for the first
   */
  public ArticleDraft withRevision(int revision, String previousContentHash) {
    return with(
        event -> {
          event.setRevision(revision);
          event.setPreviousContentHash(previousContentHash);
        });
  }

  /** A copy with one more piece of evidence. */
  public ArticleDraft withEvidence(Evidence evidence) {
    return with(event -> event.setEvidence(append(event.getEvidence(), evidence)));
  }

  /** A copy with one more problem told; messages may quote the document, so they are cleaned. */
  public ArticleDraft withProblem(String step, String kind, String message) {
    Problem problem = new Problem(step, kind, CleanLine.of(message, MAX_MESSAGE).text());
    return with(event -> event.setProblems(append(event.getProblems(), problem)));
  }

  private static <T> List<T> append(List<T> list, T item) {
    List<T> longer = new ArrayList<>(list);
    longer.add(item);
    return longer;
  }

  /** The tokens of one text, shared by all drafts that have it. */
  private static final class LazyTokens {

    private final EnrichedArticle article;
    private volatile ArticleTokens tokens;

    LazyTokens(EnrichedArticle article) {
      this.article = article;
    }

    /** Without a lock: a step must not wait for another that was given up while it splits. */
    ArticleTokens get() {
      ArticleTokens known = tokens;
      if (known == null) {
        known = ArticleTokens.of(article);
        tokens = known;
      }
      return known;
    }
  }
}
