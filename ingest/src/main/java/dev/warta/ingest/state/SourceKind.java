package dev.warta.ingest.state;

import java.util.Locale;

/** The kinds of sources of which a state is kept. */
public enum SourceKind {
  /** A feed: its address. */
  FEED,
  /** A sitemap: its address. */
  SITEMAP,
  /** Single pages: the host, or the list they are named in. */
  PAGES,
  /** The HTTP intake: the address it listens on. */
  HTTP,
  /** Files or a folder: the path. */
  FILES,
  /** Archives: the path. */
  WARC;

  /** As it is written in keys, in JSON and for people. */
  public String inWords() {
    return name().toLowerCase(Locale.ROOT);
  }

  static SourceKind of(String words) {
    return valueOf(words.toUpperCase(Locale.ROOT));
  }
}
