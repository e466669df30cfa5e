package dev.warta.ingest.feed;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the bytes of a feed into characters.
 *
 * <p>A byte order mark decides, or the look of a first {@code <} in UTF-16, UTF-32 or EBCDIC. Bytes
 * that are valid UTF-8 are UTF-8 whatever is declared, for what is declared is often wrong; so are
 * those with few broken characters where nothing else is declared. Then the charsets count that
 * HTTP and the XML declaration name, the first that fits all bytes; then detection, at last
 * windows-1252.
 *
 * <p>The decoding of articles in {@code enrich} resembles it and is another: there the carrier's
 * word is believed before the document's, a charset need not fit all bytes, detection is believed
 * for other scripts than Latin only, and what is no text is counted. Here the XML declaration, the
 * look of a first {@code <}, and names that stand for larger charsets decide. What is the same, the
 * share of broken characters, is three lines.
 */
final class FeedDecoder {

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final Pattern DECLARATION =
      Pattern.compile(
          "<\\?xml\\b[^>]{0,100}?\\bencoding\\s{0,9}=\\s{0,9}[\"']\\s{0,9}([\\w:.-]{2,40})");

  /** What is meant by names that feeds use for more than they stand for (WHATWG Encoding). */
  private static final Map<String, String> SUPERSETS =
      Map.of(
          "iso-8859-1", "windows-1252",
          "us-ascii", "windows-1252",
          "iso-8859-9", "windows-1254",
          "iso-8859-11", "x-windows-874",
          "tis-620", "x-windows-874",
          "gb2312", "gb18030",
          "gbk", "gb18030",
          "shift_jis", "windows-31j",
          "euc-kr", "x-windows-949");

  private static final int DECLARATION_IS_WITHIN = 512;
  private static final int LOOKED_AT = 16_384;
  private static final int LEAST_CONFIDENCE = 30;
  private static final int WHOLE_FOR_ONE_BROKEN = 20;

  /** Where XML begins, by its first bytes: {@code 00} before or after {@code <}, or no ASCII. */
  private static final Object[][] STARTS = {
    {"EFBBBF", "UTF-8", 3},
    {"0000FEFF", "UTF-32BE", 4},
    {"FFFE0000", "UTF-32LE", 4},
    {"FEFF", "UTF-16BE", 2},
    {"FFFE", "UTF-16LE", 2},
    {"0000003C", "UTF-32BE", 0},
    {"3C000000", "UTF-32LE", 0},
    {"003C00", "UTF-16BE", 0},
    {"3C00", "UTF-16LE", 0},
  };

  private static final String EBCDIC = "4C6FA794";

  private FeedDecoder() {}

  /**
   * Decodes a feed.
   *
   * @param declared the charset that HTTP declared; null where it did not
   */
  static String decode(byte[] feed, String declared) {
    for (Object[] start : STARTS) {
      if (startsWith(feed, (String) start[0])) {
        int mark = (Integer) start[2];
        return new String(feed, mark, feed.length - mark, Charset.forName((String) start[1]));
      }
    }
    Charset ofDeclaration = named(declaration(feed));
    String utf8 = strict(feed, StandardCharsets.UTF_8);
    if (utf8 != null && !isEscaped(ofDeclaration, feed)) {
      return utf8;
    }
    return otherThanUtf8(feed, named(declared), ofDeclaration);
  }

  private static String otherThanUtf8(byte[] feed, Charset ofHttp, Charset ofDeclaration) {
    for (Charset charset : Arrays.asList(ofHttp, ofDeclaration)) {
      boolean isUtf8 = charset == null || charset.equals(StandardCharsets.UTF_8);
      String text = isUtf8 ? null : strict(feed, charset);
      if (text != null) {
        return text;
      }
    }
    String utf8 = new String(feed, StandardCharsets.UTF_8);
    return isMostlyWhole(utf8) ? utf8 : new String(feed, detected(feed));
  }

  /** The XML declaration, which is in ASCII or in EBCDIC. */
  private static String declaration(byte[] feed) {
    Charset ofStart = startsWith(feed, EBCDIC) ? named("IBM037") : StandardCharsets.ISO_8859_1;
    if (ofStart == null) {
      return null;
    }
    String start = new String(feed, 0, Math.min(DECLARATION_IS_WITHIN, feed.length), ofStart);
    Matcher encoding = DECLARATION.matcher(start);
    return encoding.find() ? encoding.group(1) : null;
  }

  /** Whether the charset writes all characters in ASCII behind escapes, and the bytes do. */
  private static boolean isEscaped(Charset charset, byte[] feed) {
    if (charset == null) {
      return false;
    }
    if (startsWith(feed, EBCDIC)) {
      return true;
    }
    String escape =
        charset.name().startsWith("ISO-2022")
            ? "\u001B"
            : charset.name().startsWith("HZ") ? "~{" : null;
    return escape != null && new String(feed, StandardCharsets.ISO_8859_1).contains(escape);
  }

  private static boolean isMostlyWhole(String text) {
    long broken = text.chars().filter(c -> c == '\uFFFD').count();
    long whole = text.chars().filter(c -> c > 0x7F && c != '\uFFFD').count();
    return broken * WHOLE_FOR_ONE_BROKEN < whole;
  }

  private static Charset detected(byte[] feed) {
    CharsetDetector detector = new CharsetDetector();
    detector.enableInputFilter(true);
    CharsetMatch match =
        detector.setText(Arrays.copyOf(feed, Math.min(LOOKED_AT, feed.length))).detect();
    boolean isTold =
        match != null
            && match.getConfidence() >= LEAST_CONFIDENCE
            && !match.getName().startsWith("UTF-")
            && !match.getName().matches("ISO-8859-1|IBM4.*");
    Charset charset = isTold ? named(match.getName()) : null;
    return charset == null ? WINDOWS : charset;
  }

  /** The charset of a name, or the larger one that is meant; null if it is not known. */
  private static Charset named(String name) {
    if (name == null || name.isBlank()) {
      return null;
    }
    try {
      Charset charset = Charset.forName(name.strip());
      String superset = SUPERSETS.get(FeedNames.lower(charset.name()));
      return superset != null && Charset.isSupported(superset)
          ? Charset.forName(superset)
          : charset;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return null;
    }
  }

  private static String strict(byte[] feed, Charset charset) {
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(feed)).toString();
    } catch (CharacterCodingException doesNotFit) {
      return null;
    }
  }

  private static boolean startsWith(byte[] feed, String hexadecimal) {
    byte[] start = java.util.HexFormat.of().parseHex(hexadecimal);
    return feed.length >= start.length
        && Arrays.equals(feed, 0, start.length, start, 0, start.length);
  }
}
