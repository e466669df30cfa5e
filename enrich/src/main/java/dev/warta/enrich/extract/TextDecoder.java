package dev.warta.enrich.extract;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the bytes of a text into characters.
 *
 * <p>A byte order mark decides; without one, bytes that are valid UTF-8 are UTF-8, whatever is
 * declared, and so are those with a few broken characters among many whole ones; then the declared
 * charset counts; without one, detection, of which only other scripts than Latin are believed; last
 * windows-1252. Control characters and lone surrogates, which no newsroom types, are left out and
 * counted.
 */
final class TextDecoder {

  private static final Charset FALLBACK = Charset.forName("windows-1252");

  /** So many whole characters outweigh one that is broken. */
  private static final int WHOLE_FOR_ONE_BROKEN = 20;

  private static final int LEAST_CONFIDENCE = 30;
  private static final int LOOKED_AT = 16_384;
  private static final int META_IS_WITHIN = 4_096;
  private static final int ESCAPE = 0x1B;
  private static final byte DELETE = 0x7F;

  /** First byte in UTF-8 of the control characters beyond ASCII. */
  private static final byte LEAD_OF_CONTROLS = (byte) 0xC2;

  /** First byte in UTF-8 of the replacement character and of the byte order mark. */
  private static final byte LEAD_OF_MARKS = (byte) 0xEF;

  private static final boolean[] IS_DOUBTFUL = doubtful();

  private static final Pattern META_CHARSET =
      Pattern.compile(
          "(?i)<meta\\b[^>]{0,300}?\\bcharset\\s*=\\s*[\"']?\\s*([\\w:.-]{2,40})"
              + "|<\\?xml\\b[^>]{0,100}?\\bencoding\\s*=\\s*[\"']([\\w:.-]{2,40})");

  /** Charsets that detection tells well: those of other scripts. */
  private static final Pattern OTHER_SCRIPTS =
      Pattern.compile(
          "Shift_JIS|EUC-.*|GB18030|Big5|ISO-2022-.*|windows-125[1356].*|KOI8-R|ISO-8859-[5678].*|UTF-(?:16|32).*");

  private TextDecoder() {}

  /**
   * Characters of a document.
   *
   * @param text what could be read
   * @param replaced how many characters were left out or could not be decoded
   */
  record Decoded(String text, int replaced) {}

  /** Decodes markup, in which the charset may be declared too; the carrier's word counts first. */
  static Decoded decodeMarkup(ByteBuffer content, CharSequence declaredCharset) {
    return decode(content, named(declaredCharset) == null ? ofMeta(content) : declaredCharset);
  }

  private static String ofMeta(ByteBuffer content) {
    byte[] start = new byte[Math.min(META_IS_WITHIN, content.remaining())];
    content.duplicate().get(start);
    Matcher meta = META_CHARSET.matcher(new String(start, StandardCharsets.ISO_8859_1));
    return !meta.find() ? null : meta.group(1) == null ? meta.group(2) : meta.group(1);
  }

  static Decoded decode(ByteBuffer content, CharSequence declaredCharset) {
    ByteBuffer bytes = content.duplicate();
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return clean(lenient(skip(bytes, 3), StandardCharsets.UTF_8));
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return clean(lenient(skip(bytes, 2), StandardCharsets.UTF_16LE));
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return clean(lenient(skip(bytes, 2), StandardCharsets.UTF_16BE));
    }
    Charset declared = named(declaredCharset);
    if (declared != null && isEscaped(declared, bytes)) {
      return clean(lenient(bytes, declared));
    }
    String plain = plainUtf8(bytes);
    if (plain != null) {
      return new Decoded(plain, 0);
    }
    try {
      return clean(strictUtf8(bytes.duplicate()));
    } catch (CharacterCodingException notUtf8) {
      return clean(otherThanUtf8(bytes, declared));
    }
  }

  /** Whether the charset writes its characters in ASCII behind escapes, and the bytes do. */
  private static boolean isEscaped(Charset charset, ByteBuffer bytes) {
    if (!charset.name().startsWith("ISO-2022")) {
      return false;
    }
    for (int i = bytes.position(); i < bytes.limit(); i++) {
      if (bytes.get(i) == ESCAPE) {
        return true;
      }
    }
    return false;
  }

  private static String otherThanUtf8(ByteBuffer bytes, Charset declared) {
    boolean isUtf8Declared = declared == null || declared.equals(StandardCharsets.UTF_8);
    String utf8 = isUtf8Declared ? lenient(bytes.duplicate(), StandardCharsets.UTF_8) : null;
    if (utf8 != null && isMostlyWhole(utf8)) {
      return utf8;
    }
    Charset charset = isUtf8Declared ? detected(bytes) : withSuperset(declared);
    return lenient(bytes.duplicate(), charset);
  }

  private static boolean isMostlyWhole(String text) {
    long broken = text.chars().filter(c -> c == '\uFFFD').count();
    long whole = text.chars().filter(c -> c > 0x7F && c != '\uFFFD').count();
    return broken * WHOLE_FOR_ONE_BROKEN < whole;
  }

  private static Charset detected(ByteBuffer bytes) {
    byte[] start = new byte[Math.min(LOOKED_AT, bytes.remaining())];
    bytes.duplicate().get(start);
    CharsetDetector detector = new CharsetDetector();
    detector.enableInputFilter(true);
    CharsetMatch match = detector.setText(start).detect();
    boolean isTold =
        match != null
            && match.getConfidence() >= LEAST_CONFIDENCE
            && OTHER_SCRIPTS.matcher(match.getName()).matches();
    Charset charset = isTold ? named(match.getName()) : null;
    return charset == null ? FALLBACK : charset;
  }

  /** What pages call Latin-1 or ASCII is windows-1252 (WHATWG Encoding). */
  private static Charset withSuperset(Charset charset) {
    boolean isSubset =
        charset.equals(StandardCharsets.ISO_8859_1) || charset.equals(StandardCharsets.US_ASCII);
    return isSubset ? FALLBACK : charset;
  }

  /** The charset of a name, or null where there is none of that name here. */
  private static Charset named(CharSequence name) {
    if (name == null || name.toString().isBlank()) {
      return null;
    }
    try {
      return Charset.forName(name.toString().trim());
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return null;
    }
  }

  private static boolean startsWith(ByteBuffer bytes, int... mark) {
    if (bytes.remaining() < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes.get(bytes.position() + i) & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static ByteBuffer skip(ByteBuffer bytes, int count) {
    return bytes.position(bytes.position() + count);
  }

  /**
   * The text of valid UTF-8 in which all is text, as most is; null where it has to be looked at.
   */
  private static String plainUtf8(ByteBuffer bytes) {
    if (!bytes.hasArray()) {
      return null;
    }
    int start = bytes.arrayOffset() + bytes.position();
    if (!isPlainUtf8(bytes.array(), start, start + bytes.remaining())) {
      return null;
    }
    String text = new String(bytes.array(), start, bytes.remaining(), StandardCharsets.UTF_8);
    boolean isBroken = text.indexOf('\uFFFD') >= 0;
    return isBroken ? null : text;
  }

  /** Whether bytes hold no control characters and nothing that may stand for what was lost. */
  private static boolean isPlainUtf8(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      byte b = bytes[i];
      if (IS_DOUBTFUL[b & 0xFF] && (b >= 0 || !isLetter(b, bytes, i + 1, end))) {
        return false;
      }
    }
    return true;
  }

  /** The bytes that are control characters, or may begin one or a mark. */
  private static boolean[] doubtful() {
    boolean[] doubtful = new boolean[256];
    for (int b = 0; b < ' '; b++) {
      doubtful[b] = b != '\n' && b != '\r' && b != '\t';
    }
    doubtful[DELETE] = true;
    doubtful[LEAD_OF_CONTROLS & 0xFF] = true;
    doubtful[LEAD_OF_MARKS & 0xFF] = true;
    return doubtful;
  }

  /** Whether the byte behind one of the leads says that they are neither control nor mark. */
  private static boolean isLetter(byte lead, byte[] bytes, int next, int end) {
    if (next == end) {
      return false;
    }
    int value = bytes[next] & 0xFF;
    return lead == LEAD_OF_CONTROLS ? value >= 0xA0 : value != 0xBB && value != 0xBF;
  }

  private static String strictUtf8(ByteBuffer bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(bytes)
        .toString();
  }

  private static String lenient(ByteBuffer bytes, Charset charset) {
    return charset.decode(bytes).toString();
  }

  /** Leaves out what is no text, and counts it together with what could not be decoded. */
  static Decoded clean(String text) {
    return isClean(text) ? new Decoded(text, 0) : cleaned(text);
  }

  private static boolean isClean(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' ? c < '\u007F' : c == '\n' || c == '\t' || c == '\r') {
        continue;
      }
      if (c < '\u00A0' ? isNoText(c) : c == '\uFFFD' || c == '\uFEFF') {
        return false;
      }
      if (Character.isSurrogate(c)) {
        boolean isPair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!isPair) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  private static Decoded cleaned(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    int replaced = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        kept.append(c).append(text.charAt(++i));
      } else if (isNoText(c)) {
        replaced++;
      } else {
        if (c == '\uFFFD') {
          replaced++;
        }
        if (c != '\uFEFF') {
          kept.append(c);
        }
      }
    }
    return new Decoded(kept.toString(), replaced);
  }

  private static boolean isNoText(char c) {
    boolean space = c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\u0085';
    return Character.isSurrogate(c) || (Character.isISOControl(c) && !space);
  }
}
