package dev.warta.desk;

import dev.warta.events.ArticleTime;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** Values of strangers' articles in the forms that other formats prescribe; null where none. */
final class Shown {

  private Shown() {}

  /** An address of the web; nothing else, such as {@code javascript:}, leaves as an address. */
  static String webAddress(String url) {
    try {
      URI uri = url == null ? null : new URI(url);
      boolean isWeb =
          uri != null
              && uri.getHost() != null
              && ("http".equalsIgnoreCase(uri.getScheme())
                  || "https".equalsIgnoreCase(uri.getScheme()));
      return isWeb ? uri.toASCIIString() : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /** A moment of RFC 3339, with the offset as stated; a day is its midnight in UTC. */
  static String dateTime(ArticleTime time) {
    if (time == null) {
      return null;
    }
    OffsetDateTime at = stated(time);
    boolean isWritable = at.getYear() >= 0 && at.getYear() <= 9999;
    return isWritable ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at) : null;
  }

  private static OffsetDateTime stated(ArticleTime time) {
    try {
      return OffsetDateTime.parse(time.getValue());
    } catch (DateTimeException e) {
      return time.getAt().atOffset(ZoneOffset.UTC);
    }
  }

  /** A confidence or a score from 0 to 1 as a percentage. */
  static Integer percent(double share) {
    return Double.isFinite(share) ? (int) Math.round(100 * Math.max(0, Math.min(1, share))) : null;
  }

  /** Puts what is there. */
  static void put(Map<String, Object> object, String name, Object value) {
    boolean isEmpty =
        value == null
            || value instanceof String text && text.isEmpty()
            || value instanceof Iterable<?> list && !list.iterator().hasNext();
    if (!isEmpty) {
      object.put(name, value);
    }
  }
}
