package dev.warta.store.postgres;

import dev.warta.events.EnrichedArticle;
import dev.warta.events.Entity;
import dev.warta.events.Mention;
import dev.warta.events.Place;
import dev.warta.events.Quote;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * The tables that hold what a revision names, several rows a revision: they come and go with it.
 *
 * <p>Of more items than {@link StorableArticle} allows, the rest are in the document only.
 */
enum DetailRows {
  PLACE(
      "place",
      "article_id, revision, ordinal, name, kind, country, latitude, longitude, geonames_id,"
          + " population, at") {
    @Override
    void add(CopyBuffer rows, UUID id, EnrichedArticle article) {
      Instant at = EventRows.at(article);
      int ordinal = 0;
      for (Place place : first(article.getPlaces(), StorableArticle.MAX_PLACES)) {
        rows.startRow()
            .uuid(id)
            .integer(article.getRevision())
            .smallint(ordinal++)
            .text(place.getName())
            .text(place.getKind().name())
            .text(StorableArticle.isCode(place.getCountry()) ? place.getCountry() : null)
            .doublePrecision(place.getLatitude())
            .doublePrecision(place.getLongitude())
            .integer(place.getGeonamesId())
            .bigint(place.getPopulation())
            .timestamptz(at);
      }
    }
  },

  ENTITY(
      "entity",
      "article_id, revision, ordinal, type, name, name_words, role, mentions, salience, method,"
          + " confidence, at, parts, starts, ends") {
    @Override
    void add(CopyBuffer rows, UUID id, EnrichedArticle article) {
      Instant at = EventRows.at(article);
      int ordinal = 0;
      for (Entity entity : first(article.getEntities(), StorableArticle.MAX_ENTITIES)) {
        List<Mention> mentions = first(entity.getMentions(), StorableArticle.MAX_MENTIONS);
        rows.startRow()
            .uuid(id)
            .integer(article.getRevision())
            .smallint(ordinal++)
            .text(entity.getType().name())
            .text(entity.getName())
            .textArray(NameWords.of(entity.getName()))
            .text(entity.getRole())
            .integer(entity.getMentions().size())
            .doublePrecision(entity.getSalience())
            .text(entity.getMethod())
            .doublePrecision(entity.getConfidence())
            .timestamptz(at)
            .textArray(mentions.stream().map(mention -> mention.getPart().name()).toList())
            .integerArray(mentions.stream().map(Mention::getStart).toList())
            .integerArray(mentions.stream().map(Mention::getEnd).toList());
      }
    }
  },

  QUOTE(
      "quote",
      "article_id, revision, ordinal, text, start_at, end_at, speaker, speaker_words, role, entity,"
          + " verb, cue, method, confidence, at") {
    @Override
    void add(CopyBuffer rows, UUID id, EnrichedArticle article) {
      Instant at = EventRows.at(article);
      int ordinal = 0;
      for (Quote quote : first(article.getQuotes(), StorableArticle.MAX_QUOTES)) {
        rows.startRow()
            .uuid(id)
            .integer(article.getRevision())
            .smallint(ordinal++)
            .text(quote.getText())
            .integer(quote.getStart())
            .integer(quote.getEnd())
            .text(quote.getSpeaker())
            .textArray(NameWords.of(quote.getSpeaker()))
            .text(quote.getRole())
            .smallint(StorableArticle.isStoredEntity(quote.getEntity()) ? quote.getEntity() : null)
            .text(quote.getVerb())
            .text(quote.getCue())
            .text(quote.getMethod())
            .doublePrecision(quote.getConfidence())
            .timestamptz(at);
      }
    }
  };

  final String table;
  final String columns;

  DetailRows(String table, String columns) {
    this.table = table;
    this.columns = columns;
  }

  abstract void add(CopyBuffer rows, UUID articleId, EnrichedArticle article);

  CopyBuffer of(Collection<EnrichedArticle> articles) {
    CopyBuffer rows = new CopyBuffer(columns.split(",").length);
    articles.forEach(
        article ->
            EventRows.row(
                article.getArticleId(),
                () -> add(rows, EventRows.articleId(article.getArticleId()), article)));
    return rows;
  }

  private static <T> List<T> first(List<T> items, int most) {
    return items.size() <= most ? items : items.subList(0, most);
  }
}
