package dev.warta.ingest.source.standard;

import dev.warta.events.ArticleTime;
import dev.warta.events.CanonicalUrl;
import dev.warta.events.MachineTimes;
import dev.warta.events.StatedTime;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Values as documents state them, read with lenience: what cannot be read is not there. */
final class Values {

  private static final Pattern MARKUP =
      Pattern.compile(
          "(?i)<(?:p|br|div|h[1-6]|ul|ol|blockquote|article|section|html|body)\\b[^>]*>");

  private Values() {}

  /** Null where it is null or blank. */
  static String text(String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }

  static ArticleTime time(String stated) {
    String text = text(stated);
    return text == null
        ? null
        : MachineTimes.read(text).map(StatedTime::toArticleTime).orElse(null);
  }

  /** The address if it is an absolute one of the web. */
  static String address(String value) {
    String text = text(value);
    try {
      if (text != null) {
        CanonicalUrl.normalise(text);
      }
      return text;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** True if a text that says nothing of its type has the elements of HTML. */
  static boolean looksLikeHtml(String body) {
    return MARKUP.matcher(body).find();
  }

  @SafeVarargs
  static <T> T first(T... values) {
    for (T value : values) {
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /** Without the missing and without repetition, in order. */
  static List<String> present(List<String> values) {
    return values.stream().map(Values::text).filter(Objects::nonNull).distinct().toList();
  }
}
