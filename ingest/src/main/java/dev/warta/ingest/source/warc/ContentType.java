package dev.warta.ingest.source.warc;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A media type as a carrier declares it.
 *
 * @param mediaType without parameters, in lower case; empty if none is declared
 * @param charset null if none is declared
 */
record ContentType(String mediaType, String charset) {

  private static final Pattern CHARSET =
      Pattern.compile("(?i);\\s*charset\\s*=\\s*[\"']?([\\w.:+-]{1,40})");

  static ContentType parse(String declared) {
    if (declared == null) {
      return new ContentType("", null);
    }
    Matcher charset = CHARSET.matcher(declared);
    String type = declared.split("[;,]", 2)[0].strip().toLowerCase(Locale.ROOT);
    return new ContentType(
        type.indexOf('/') > 0 ? type : "", charset.find() ? charset.group(1) : null);
  }

  boolean isHtml() {
    return mediaType.equals("text/html") || mediaType.equals("application/xhtml+xml");
  }

  boolean isText() {
    return mediaType.equals("text/plain");
  }
}
