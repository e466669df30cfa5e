package dev.warta.ingest.feed;

import dev.warta.events.ArticleId;
import dev.warta.events.ArticleTime;
import dev.warta.events.Carrier;
import dev.warta.events.CarrierKind;
import dev.warta.events.Hints;
import dev.warta.events.RawArticle;
import dev.warta.events.StatedTime;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Makes articles of the entries of one feed.
 *
 * <p>The document is the entry's content, or its summary where that says more, or its title where
 * there is nothing else. The id is made from the link, unless several entries share it or it is the
 * site's own: then it names no article, and the feed's id of the entry counts.
 */
final class EntryArticles {

  private static final String CHARSET = "UTF-8";
  private static final String WWW = "www.";
  private static final int MAX_IMAGES = 20;

  private final Feed feed;
  private final String location;
  private final String source;
  private final Map<String, Integer> links = new HashMap<>();

  /**
   * @param location address of the feed, as it was named
   * @param source publisher; null to take the host of the site
   */
  EntryArticles(Feed feed, String location, String source) {
    this.feed = feed;
    this.location = location;
    this.source = source != null ? source : host(feed, location);
    feed.entries()
        .forEach(entry -> links.merge(Objects.toString(link(entry), ""), 1, Integer::sum));
  }

  /** The article of an entry of the feed; null for an entry that says nothing at all. */
  RawArticle of(FeedEntry entry, Instant observedAt) {
    FeedText document = document(entry);
    if (document == null) {
      return null;
    }
    byte[] content = document.value().getBytes(StandardCharsets.UTF_8);
    return new RawArticle(
        id(entry, content),
        source,
        isOfOne(entry) && Links.isWeb(entry.link()) ? entry.link() : null,
        document.isHtml() ? FeedText.HTML : FeedText.PLAIN,
        CHARSET,
        ByteBuffer.wrap(content),
        ArticleId.contentHash(content),
        observedAt,
        new Carrier(CarrierKind.feed, location, null),
        hints(entry),
        null);
  }

  private static FeedText document(FeedEntry entry) {
    FeedText content = readable(entry.content());
    FeedText summary = readable(entry.summary());
    FeedText longer =
        content == null || summary != null && length(summary) > length(content) ? summary : content;
    return longer != null ? longer : readable(entry.title());
  }

  private static int length(FeedText text) {
    return text.value().length();
  }

  /** Media in base64 and markup of other kinds is not for readers. */
  private static FeedText readable(FeedText text) {
    boolean isReadable =
        text != null && !text.value().isBlank() && text.mediaType().startsWith("text/");
    return isReadable ? text : null;
  }

  private String id(FeedEntry entry, byte[] content) {
    String link = link(entry);
    if (isOfOne(entry)) {
      return ArticleId.ofUrl(link);
    }
    if (entry.id() != null) {
      return ArticleId.ofSourceId(source, entry.id());
    }
    return Links.isWeb(link) && links.get(link) == 1
        ? ArticleId.ofUrl(link)
        : ArticleId.ofContent(content);
  }

  /** True if the link names this entry and nothing else. */
  private boolean isOfOne(FeedEntry entry) {
    String link = link(entry);
    return Links.isWeb(link) && links.get(link) == 1 && !isOfSite(link);
  }

  private boolean isOfSite(String link) {
    return link.equals(feed.link()) || link.equals(location);
  }

  private static String link(FeedEntry entry) {
    return entry.canonicalLink() != null ? entry.canonicalLink() : entry.link();
  }

  private Hints hints(FeedEntry entry) {
    return new Hints(
        entry.title() == null ? null : blankAsNull(entry.title().line()),
        authors(entry),
        time(entry.published()),
        time(entry.updated()),
        entry.language() != null ? entry.language() : feed.language(),
        null,
        entry.tags().stream()
            .map(tag -> FeedText.guessed(tag).line())
            .filter(tag -> !tag.isEmpty())
            .toList(),
        entry.canonicalLink(),
        List.of(),
        images(entry));
  }

  /** Names; of Atom and JSON Feed, those of the feed hold for entries without any of their own. */
  private List<String> authors(FeedEntry entry) {
    boolean areOfFeed = entry.authors().isEmpty() && !feed.format().startsWith("rss");
    return (areOfFeed ? feed.authors() : entry.authors())
        .stream()
            .map(FeedAuthor::name)
            .filter(Objects::nonNull)
            .map(name -> FeedText.guessed(name).line())
            .filter(name -> !name.isEmpty())
            .toList();
  }

  /** Addresses of the pictures that the entry gives, each once. */
  private static List<String> images(FeedEntry entry) {
    return entry.media().stream()
        .filter(media -> media.isImage() && Links.isWeb(media.url()))
        .map(FeedMedia::url)
        .distinct()
        .limit(MAX_IMAGES)
        .toList();
  }

  private static ArticleTime time(StatedTime time) {
    return time == null ? null : time.toArticleTime();
  }

  private static String blankAsNull(String text) {
    return text.isBlank() ? null : text;
  }

  /** The host of the site, or of the feed where it does not say which site it belongs to. */
  private static String host(Feed feed, String location) {
    return Stream.of(feed.link(), location)
        .filter(Links::isWeb)
        .map(link -> FeedNames.lower(URI.create(link).getHost()))
        .map(host -> host.startsWith(WWW) ? host.substring(WWW.length()) : host)
        .findFirst()
        .orElse(location);
  }
}
