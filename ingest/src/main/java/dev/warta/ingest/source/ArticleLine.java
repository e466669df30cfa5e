package dev.warta.ingest.source;

import dev.warta.events.ArticleTime;
import dev.warta.events.CanonicalUrl;
import dev.warta.events.Hints;
import dev.warta.events.MachineTimes;
import dev.warta.events.StatedTime;
import java.util.List;
import java.util.Map;

/**
 * What a carrier says of one article, in the fields of JSON Lines that the package documents; null
 * where it says nothing.
 */
final class ArticleLine {

  private static final String ADDRESS = "an absolute http or https address";
  private static final String DATE = "ISO 8601, as in 2024-06-19T08:30:00+07:00";
  private static final String PARAMETERS =
      "one of title, authors, published, updated, url, canonicalUrl, id, source, language, section, tags";

  String text;
  String html;
  String title;
  List<String> authors = List.of();
  ArticleTime published;
  ArticleTime updated;
  String url;
  String canonicalUrl;
  String id;
  String source;
  String language;
  String section;
  List<String> tags = List.of();

  /**
   * The fields as parameters of a request name them: those of a line but for the content.
   *
   * @param parameters values of each field; only {@code authors} and {@code tags} take several
   */
  static ArticleLine ofParameters(Map<String, List<String>> parameters) throws BadLineException {
    ArticleLine line = new ArticleLine();
    for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
      line.take(parameter.getKey(), parameter.getValue());
    }
    return line;
  }

  private void take(String field, List<String> said) throws BadLineException {
    List<String> values = said.stream().filter(value -> !value.isBlank()).toList();
    switch (field) {
      case "title" -> title = single(field, values);
      case "authors" -> authors = values;
      case "published" -> published = time(field, single(field, values));
      case "updated" -> updated = time(field, single(field, values));
      case "url" -> url = address(field, single(field, values));
      case "canonicalUrl" -> canonicalUrl = address(field, single(field, values));
      case "id" -> id = single(field, values);
      case "source" -> source = single(field, values);
      case "language" -> language = single(field, values);
      case "section" -> section = single(field, values);
      case "tags" -> tags = values;
      default -> throw BadLineException.inField(field, "is not known", PARAMETERS);
    }
  }

  /**
   * Takes what another says where this says nothing.
   *
   * @param isOnly false where the same is said of several articles; then title, address and id,
   *     which are each article's own, are not taken
   */
  void completeFrom(ArticleLine said, boolean isOnly) {
    source = source == null ? said.source : source;
    authors = authors.isEmpty() ? said.authors : authors;
    published = published == null ? said.published : published;
    updated = updated == null ? said.updated : updated;
    language = language == null ? said.language : language;
    section = section == null ? said.section : section;
    tags = tags.isEmpty() ? said.tags : tags;
    if (isOnly) {
      title = title == null ? said.title : title;
      url = url == null ? said.url : url;
      canonicalUrl = canonicalUrl == null ? said.canonicalUrl : canonicalUrl;
      boolean hasNoId = id == null && url == null && canonicalUrl == null;
      id = hasNoId ? said.id : id;
    }
  }

  private static String single(String field, List<String> values) throws BadLineException {
    if (values.size() > 1) {
      throw BadLineException.inField(field, "is given more than once", "one value");
    }
    return values.isEmpty() ? null : values.get(0);
  }

  /** Null where nothing is stated. */
  static ArticleTime time(String field, String stated) throws BadLineException {
    if (stated == null) {
      return null;
    }
    return MachineTimes.read(stated)
        .map(StatedTime::toArticleTime)
        .orElseThrow(
            () ->
                BadLineException.inField(
                    field, "is not a date: " + BadLineException.shown(stated), DATE));
  }

  /** The address as it is, if it is one; null where there is none. */
  static String address(String field, String address) throws BadLineException {
    try {
      if (address != null) {
        CanonicalUrl.normalise(address);
      }
      return address;
    } catch (IllegalArgumentException e) {
      throw BadLineException.inField(
          field, "is not a URL: " + BadLineException.shown(address), ADDRESS);
    }
  }

  Hints hints() {
    return new Hints(
        title,
        authors,
        published,
        updated,
        language,
        section,
        tags,
        canonicalUrl,
        List.of(),
        List.of());
  }
}
