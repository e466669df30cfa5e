package dev.warta.ingest.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells by name and bytes whether a file can be an article, and of which media type.
 *
 * <p>Text is what has few control characters: one stray NUL in an article does not make it binary,
 * a twentieth of the content does (random bytes have a tenth). The character set is looked at only
 * for that; the bytes go on as they are.
 */
public final class FileType {

  /** A control character in so many is one too many. */
  private static final int FEWEST_CHARACTERS_PER_CONTROL = 20;

  private static final Set<String> HTML = Set.of("html", "htm", "xhtml");
  private static final Set<String> PLAIN = Set.of("txt", "text", "md");

  /** Extensions of files that are never an article by themselves. */
  private static final Set<String> NEVER_ARTICLES =
      Set.of(
          "json", "xml", "rss", "atom", "csv", "tsv", "css", "js", "svg", "rtf", "jpg", "jpeg",
          "png", "gif", "webp", "tif", "tiff", "bmp", "ico", "heic", "pdf", "doc", "docx", "odt",
          "xls", "xlsx", "ods", "ppt", "pptx", "epub", "zip", "gz", "bz2", "xz", "zst", "7z", "rar",
          "tar", "tgz", "warc", "jar", "class", "exe", "dll", "so", "db", "sqlite", "parquet",
          "avro", "mp3", "mp4", "m4a", "wav", "ogg", "webm", "mov", "avi", "mkv", "ttf", "otf",
          "woff", "woff2");

  private static final Map<String, byte[]> MAGIC =
      Map.of(
          "a PDF document", ascii("%PDF-"),
          "a ZIP archive or an office document", ascii("PK\u0003\u0004"),
          "a PNG image", bytes(0x89, 'P', 'N', 'G'),
          "a JPEG image", bytes(0xFF, 0xD8, 0xFF),
          "a GIF image", ascii("GIF8"),
          "compressed with gzip", bytes(0x1F, 0x8B),
          "compressed with Zstandard", bytes(0x28, 0xB5, 0x2F, 0xFD),
          "a program", bytes(0x7F, 'E', 'L', 'F'));

  private static final Pattern HTML_START =
      Pattern.compile(
          "(?i)^[\uFEFF\\s]*(?:<\\?xml[^>]*>\\s*)?(?:<!--.*?-->\\s*)*<(?:!doctype\\s+html|html)\\b",
          Pattern.DOTALL);
  private static final int HTML_START_BYTES = 1024;

  private FileType() {}

  /** Why a file of this name cannot be an article, if so. */
  static Optional<String> whyNotByName(String fileName) {
    String extension = extension(fileName);
    return NEVER_ARTICLES.contains(extension)
        ? Optional.of("is a ." + extension + " file")
        : Optional.empty();
  }

  /** Why these bytes cannot be an article, if so. */
  public static Optional<String> whyNotText(byte[] content) {
    if (content.length == 0) {
      return Optional.of("is empty");
    }
    for (Map.Entry<String, byte[]> magic : MAGIC.entrySet()) {
      if (startsWith(content, magic.getValue())) {
        return Optional.of("is " + magic.getKey());
      }
    }
    Charset charset = charset(content);
    if (isUtf16(charset)) {
      return whyNotText(charset.decode(ByteBuffer.wrap(content)));
    }
    if (isBinary(controls(content), content.length)) {
      return Optional.of("is binary");
    }
    return hasVisibleAscii(content) || !isBlank(charset.decode(ByteBuffer.wrap(content)))
        ? Optional.empty()
        : Optional.of("holds nothing but white space");
  }

  /**
   * {@code text/html} or {@code text/plain}: by the name, or by the content where the name does not
   * say.
   */
  public static String mediaType(String fileName, byte[] content) {
    String extension = extension(fileName);
    boolean isHtml =
        HTML.contains(extension) || !PLAIN.contains(extension) && startsLikeHtml(content);
    return isHtml ? "text/html" : "text/plain";
  }

  /** UTF-16 by its byte order mark, UTF-8 if every byte fits it, else Windows-1252. */
  static Charset charset(byte[] content) {
    if (startsWith(content, bytes(0xFF, 0xFE))) {
      return StandardCharsets.UTF_16LE;
    }
    if (startsWith(content, bytes(0xFE, 0xFF))) {
      return StandardCharsets.UTF_16BE;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
      return StandardCharsets.UTF_8;
    } catch (CharacterCodingException e) {
      return Charset.forName("windows-1252");
    }
  }

  /** In lower case without the dot; empty if there is none. */
  static String extension(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot < 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  /** The name that a file has when it is unpacked. */
  static String unpackedName(String fileName) {
    return isGzipped(fileName) ? fileName.substring(0, fileName.length() - 3) : fileName;
  }

  /** True if the name says that the file is compressed with gzip. */
  static boolean isGzipped(String fileName) {
    return extension(fileName).equals("gz") && fileName.length() > 3;
  }

  private static Optional<String> whyNotText(CharBuffer text) {
    long controls = text.chars().filter(FileType::isControl).count();
    if (isBinary(controls, text.length())) {
      return Optional.of("is binary");
    }
    return isBlank(text) ? Optional.of("holds nothing but white space") : Optional.empty();
  }

  private static boolean isBinary(long controls, int length) {
    return controls > 1 && controls * FEWEST_CHARACTERS_PER_CONTROL > length;
  }

  private static long controls(byte[] content) {
    long controls = 0;
    for (byte b : content) {
      if (isControl(b)) {
        controls++;
      }
    }
    return controls;
  }

  /** Not the escape character: Japanese text in ISO-2022-JP is full of it. */
  private static boolean isControl(int c) {
    return c >= 0 && c < ' ' && !(c >= '\t' && c <= '\r') && c != 0x1B || c == 0x7F;
  }

  private static boolean hasVisibleAscii(byte[] content) {
    for (byte b : content) {
      if (b > ' ' && b < 0x7F) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBlank(CharBuffer text) {
    return text.chars()
        .allMatch(
            c ->
                Character.isWhitespace(c)
                    || Character.isSpaceChar(c)
                    || Character.isISOControl(c)
                    || c == 0xFEFF);
  }

  private static boolean startsLikeHtml(byte[] content) {
    Charset charset = charset(content);
    ByteBuffer start = ByteBuffer.wrap(content, 0, Math.min(content.length, HTML_START_BYTES));
    return HTML_START.matcher(charset.decode(start)).find();
  }

  private static boolean isUtf16(Charset charset) {
    return charset.equals(StandardCharsets.UTF_16LE) || charset.equals(StandardCharsets.UTF_16BE);
  }

  private static boolean startsWith(byte[] content, byte[] start) {
    return content.length >= start.length
        && ByteBuffer.wrap(content, 0, start.length).equals(ByteBuffer.wrap(start));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
