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
 * @param kind what it is to those who run the host
 * @param maxBytes the largest document, as it comes and also when it is decompressed; null for the
 *     fetcher's limit
 */
public record FetchRequest(
    String address,
    String etag,
    String lastModified,
    Set<String> mediaTypes,
    Kind kind,
    Integer maxBytes) {

  /** What {@code robots.txt} of the host has to say of a document, and when its turn is. */
  enum Kind {
    /** {@code robots.txt} says whether and how fast. */
    PAGE,
    /** {@code robots.txt} is not asked for; where it is known, it says how fast. */
    FEED,
    /** {@code robots.txt} says how fast; goes before the pages that wait for the host. */
    HOST_FILE
  }

  public FetchRequest {
    Objects.requireNonNull(address);
    mediaTypes = Set.copyOf(mediaTypes);
  }

  /** A document that people read: {@code robots.txt} applies. */
  public static FetchRequest ofPage(String address) {
    return new FetchRequest(address, null, null, Set.of(), Kind.PAGE, null);
  }

  /**
   * A document that is published for programs to fetch, such as a feed: {@code robots.txt}, which
   * governs crawling, does not apply; a crawl-delay in it is kept if the file is known anyway.
   */
  public static FetchRequest ofFeed(String address) {
    return new FetchRequest(address, null, null, Set.of(), Kind.FEED, null);
  }

  /**
   * A file in which a host tells programs of its pages, such as a sitemap or {@code ai.txt}: it
   * goes before the pages that wait for the host. Of {@code robots.txt} the crawl-delay is kept; no
   * such file is forbidden by it.
   */
  public static FetchRequest ofHostFile(String address) {
    return new FetchRequest(address, null, null, Set.of(), Kind.HOST_FILE, null);
  }

  /** The same, wanted only if it has changed; either may be null. */
  public FetchRequest ifChangedSince(String knownEtag, String knownLastModified) {
    return new FetchRequest(address, knownEtag, knownLastModified, mediaTypes, kind, maxBytes);
  }

  /** The same, wanted only if it has one of these media types. */
  public FetchRequest accepting(Set<String> onlyMediaTypes) {
    return new FetchRequest(address, etag, lastModified, onlyMediaTypes, kind, maxBytes);
  }

  /** The same with its own limit in bytes. */
  public FetchRequest upTo(int ownMaxBytes) {
    return new FetchRequest(address, etag, lastModified, mediaTypes, kind, ownMaxBytes);
  }
}
