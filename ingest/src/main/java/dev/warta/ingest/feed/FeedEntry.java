package dev.warta.ingest.feed;

import dev.warta.events.StatedTime;
import java.util.List;

/**
 * An entry of a feed: what the feed says of one article. Whatever it does not say is null, or an
 * empty list.
 *
 * @param id the feed's own id of it: a guid
 * @param link address of the article
 * @param canonicalLink address of the article where {@code link} only leads to it, as services do
 *     that count readers
 * @param title title
 * @param authors authors, in the feed's order
 * @param published when it was published
 * @param updated when it was last changed
 * @param summary the teaser or abstract
 * @param content the article, or as much of it as the feed has
 * @param contentLink address of the content, where it lies outside of the feed
 * @param tags categories and keywords, each once
 * @param media pictures, sounds, videos, and other enclosures
 * @param language language tag as the feed wrote it
 * @param source title of the feed it was taken from, where it was taken from another
 */
public record FeedEntry(
    String id,
    String link,
    String canonicalLink,
    FeedText title,
    List<FeedAuthor> authors,
    StatedTime published,
    StatedTime updated,
    FeedText summary,
    FeedText content,
    String contentLink,
    List<String> tags,
    List<FeedMedia> media,
    String language,
    String source) {

  public FeedEntry {
    authors = List.copyOf(authors);
    tags = List.copyOf(tags);
    media = List.copyOf(media);
  }
}
