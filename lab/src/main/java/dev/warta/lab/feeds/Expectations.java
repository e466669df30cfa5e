package dev.warta.lab.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import dev.warta.events.StatedTime;
import dev.warta.ingest.feed.Feed;
import dev.warta.ingest.feed.FeedAuthor;
import dev.warta.ingest.feed.FeedEntry;
import dev.warta.ingest.feed.FeedText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What another reader makes of a feed, mapped to the values of ours.
 *
 * <p>Compared are, of the feed: title, link, id, author, date of update, description, language and
 * tags; of each entry: title, link, id, authors (name and mail), dates of publication and of
 * update, summary, content and tags. Of these the values count that the expectation states, each
 * once; texts agree if they are equal but for white space, dates if they are the same instant,
 * lists if they are equal in their order.
 */
final class Expectations {

  private final JsonNode tree;
  private final Feed feed;

  /**
   * @param feed null where it could not be read
   */
  Expectations(JsonNode tree, Feed feed) {
    this.tree = tree;
    this.feed = feed;
  }

  /** Takes one value that is expected and the one that was found, null if none. */
  interface Comparison {
    void value(String field, String wanted, String found);
  }

  void compare(Comparison comparison) {
    compareFeed(comparison);
    JsonNode entries = tree.has("items") ? tree.get("items") : tree.path("entries");
    for (int i = 0; i < entries.size(); i++) {
      FeedEntry entry = feed == null || i >= feed.entries().size() ? null : feed.entries().get(i);
      compareEntry(entries.get(i), entry, comparison);
    }
  }

  private void compareFeed(Comparison comparison) {
    boolean isThere = feed != null;
    compare(
        "feed title", text(tree.get("title")), isThere ? value(feed.title()) : null, comparison);
    compare("feed link", link(tree), isThere ? feed.link() : null, comparison);
    compare("feed id", text(tree.get("id")), isThere ? feed.id() : null, comparison);
    compare("feed author", authors(tree), isThere ? authors(feed.authors()) : null, comparison);
    compare(
        "feed language", text(tree.get("language")), isThere ? feed.language() : null, comparison);
    compare("feed tags", tags(tree), isThere ? tags(feed.tags()) : null, comparison);
    compare(
        "feed description",
        first(tree, "description", "subtitle"),
        isThere ? value(feed.description()) : null,
        comparison);
    compare(
        "feed updated",
        isThere && feed.format().startsWith("json")
            ? null
            : date(tree, "updatedParsed", "lastBuildDateParsed"),
        isThere ? date(feed.updated()) : null,
        comparison);
  }

  private static void compareEntry(JsonNode wanted, FeedEntry entry, Comparison comparison) {
    boolean isThere = entry != null;
    compare("title", text(wanted.get("title")), isThere ? value(entry.title()) : null, comparison);
    compare("link", link(wanted), isThere ? entry.link() : null, comparison);
    compare("id", first(wanted, "guid", "id"), isThere ? entry.id() : null, comparison);
    compare("author", authors(wanted), isThere ? authors(entry.authors()) : null, comparison);
    compare(
        "published",
        date(wanted, "publishedParsed", "pubDateParsed"),
        isThere ? date(entry.published()) : null,
        comparison);
    compare(
        "updated",
        date(wanted, "updatedParsed"),
        isThere ? date(entry.updated()) : null,
        comparison);
    compare(
        "summary",
        first(wanted, "description", "summary"),
        isThere ? value(entry.summary()) : null,
        comparison);
    compare("content", content(wanted), isThere ? value(entry.content()) : null, comparison);
    compare("tags", tags(wanted), isThere ? tags(entry.tags()) : null, comparison);
  }

  private static void compare(String field, String wanted, String found, Comparison comparison) {
    if (wanted != null && !wanted.isBlank()) {
      comparison.value(field, plain(wanted), found == null ? null : plain(found));
    }
  }

  private static String plain(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private static String value(FeedText text) {
    return text == null ? null : text.value();
  }

  private static String text(JsonNode node) {
    return node == null ? null : node.isObject() ? text(node.get("value")) : node.asText();
  }

  private static String first(JsonNode parent, String one, String other) {
    return parent.has(one) ? text(parent.get(one)) : text(parent.get(other));
  }

  private static String content(JsonNode entry) {
    return text(entry.get("content"));
  }

  /** The link; of Atom's links the first alternate one. */
  private static String link(JsonNode parent) {
    if (parent.has("link")) {
      return parent.get("link").asText();
    }
    for (JsonNode link : parent.path("links")) {
      if (link.path("rel").asText().equals("alternate") && link.has("href")) {
        return link.get("href").asText();
      }
    }
    return null;
  }

  private static String authors(JsonNode parent) {
    JsonNode people = parent.has("authors") ? parent.get("authors") : parent.path("author");
    List<String> authors = new ArrayList<>();
    if (people.isTextual()) {
      return people.asText();
    }
    people.forEach(
        person -> authors.add(person(text(person.get("name")), text(person.get("email")))));
    authors.removeIf(String::isBlank);
    return authors.isEmpty() ? null : String.join("; ", authors);
  }

  private static String authors(List<FeedAuthor> people) {
    return String.join(
        "; ", people.stream().map(person -> person(person.name(), person.email())).toList());
  }

  private static String person(String name, String email) {
    return (Objects.toString(name, "") + " " + Objects.toString(email, "")).strip();
  }

  private static String tags(JsonNode parent) {
    List<String> tags = new ArrayList<>();
    for (JsonNode tag : parent.path("categories")) {
      String term = tag.has("label") ? text(tag.get("label")) : text(tag.get("term"));
      tags.add(tag.isTextual() ? tag.asText() : term != null ? term : text(tag));
    }
    tags.removeIf(Objects::isNull);
    return tags.isEmpty() ? null : tags(tags);
  }

  private static String tags(List<String> tags) {
    return String.join("; ", tags);
  }

  private static String date(JsonNode parent, String... names) {
    for (String name : names) {
      if (parent.has(name)) {
        return Instant.parse(parent.get(name).asText()).toString();
      }
    }
    return null;
  }

  private static String date(StatedTime time) {
    return time == null ? null : time.toArticleTime().getAt().toString();
  }
}
