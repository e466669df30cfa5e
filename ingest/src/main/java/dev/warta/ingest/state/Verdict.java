package dev.warta.ingest.state;

import java.util.Locale;
import java.util.Set;

/** How a source fares. */
public enum Verdict {
  /** It can be read and brings what it used to bring. */
  HEALTHY,
  /** It can be read, but has brought nothing new for longer than it used to. */
  QUIET,
  /** It refuses us: not allowed, too many requests, a page to tell people from programs. */
  BLOCKED,
  /** It is somewhere else now, or gone for good. */
  MOVED,
  /** It cannot be reached or understood. */
  BROKEN,
  /** Its robots.txt does not allow to read it. */
  ROBOTS;

  /** Statuses by which servers say that we, or everybody, shall not have it. */
  private static final Set<Integer> REFUSING = Set.of(401, 402, 403, 407, 429, 451);

  /**
   * What the status of an HTTP answer says of the source that could not be had by it: blocked, or
   * else broken.
   *
   * @param status 0 if there was no answer
   */
  public static Verdict ofStatus(int status) {
    return REFUSING.contains(status) ? BLOCKED : BROKEN;
  }

  /** As it is written in JSON and for people. */
  public String inWords() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The verdict that is written so.
   *
   * @throws IllegalArgumentException if none is
   */
  public static Verdict of(String words) {
    return valueOf(words.toUpperCase(Locale.ROOT));
  }
}
