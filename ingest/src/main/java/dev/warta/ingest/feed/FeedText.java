package dev.warta.ingest.feed;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/**
 * A text of a feed, as the feed has it: plain, or with markup.
 *
 * @param value without space at its ends; relative links in markup are absolute where the feed says
 *     what they are relative to
 * @param mediaType {@code text/plain}, {@code text/html}, or what else the feed declares
 */
public record FeedText(String value, String mediaType) {

  static final String PLAIN = "text/plain";
  static final String HTML = "text/html";

  private static final Pattern MARKUP =
      Pattern.compile(
          "</?[a-zA-Z][a-zA-Z0-9]{0,15}(?:[\\s/][^<>]{0,2000})?>|&(?:#\\w{2,7}|\\w{2,20});|<!--");

  public FeedText {
    Objects.requireNonNull(value);
    Objects.requireNonNull(mediaType);
  }

  /** A text of which the feed does not say what it is: it is HTML if it looks like it. */
  static FeedText guessed(String value) {
    return new FeedText(value, MARKUP.matcher(value).find() ? HTML : PLAIN);
  }

  /** True if it is to be read as markup. */
  public boolean isHtml() {
    return mediaType.equals(HTML);
  }

  /** One line without markup. */
  public String line() {
    String text = isHtml() ? Jsoup.parseBodyFragment(value).text() : value;
    return text.replaceAll("[\\s\\p{Z}]+", " ").strip();
  }

  FeedText withLinksTo(String base) {
    return isHtml() ? new FeedText(RelativeLinks.resolve(value, base), mediaType) : this;
  }
}
