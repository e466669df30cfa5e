package dev.warta.ingest.fetch;

import java.util.Objects;
import java.util.Set;

/**
 * A document to be fetched.
 *
 * @param address absolute http or https address; characters that should have been encoded are
 *     encoded
 * @param etag {@code ETag} of the document when it was had before; null if unknown
 * @param lastModified {@code Last-Modified} of it then, as it was written; null if unknown
 * @param mediaTypes the only media types taken, in lower case; empty if any is
 * @param obeysRobots whether {@code robots.txt} of the host applies
 */
public record FetchRequest(
    String address, String etag, String lastModified, Set<String> mediaTypes, boolean obeysRobots) {

  public FetchRequest {
    Objects.requireNonNull(address);
    mediaTypes = Set.copyOf(mediaTypes);
  }

  /** A document that people read: {@code robots.txt} applies. */
  public static FetchRequest ofPage(String address) {
    return new FetchRequest(address, null, null, Set.of(), true);
  }

  /**
   * A document that is published for programs to fetch, such as a feed or a sitemap: {@code
   * robots.txt}, which governs crawling, does not apply.
   */
  public static FetchRequest ofFeed(String address) {
    return new FetchRequest(address, null, null, Set.of(), false);
  }

  /** The same, wanted only if it has changed; either may be null. */
  public FetchRequest ifChangedSince(String knownEtag, String knownLastModified) {
    return new FetchRequest(address, knownEtag, knownLastModified, mediaTypes, obeysRobots);
  }

  /** The same, wanted only if it has one of these media types. */
  public FetchRequest accepting(Set<String> onlyMediaTypes) {
    return new FetchRequest(address, etag, lastModified, onlyMediaTypes, obeysRobots);
  }
}
