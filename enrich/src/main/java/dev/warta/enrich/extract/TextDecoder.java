package dev.warta.enrich.extract;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;

/**
 * Turns the bytes of a text into characters.
 *
 * <p>A byte order mark decides; without one, bytes that are valid UTF-8 are UTF-8, whatever the
 * carrier declares; then the declared charset counts, and last windows-1252. Control characters and
 * lone surrogates, which no newsroom types, are left out and counted.
 */
final class TextDecoder {

  private static final Charset FALLBACK = Charset.forName("windows-1252");

  private TextDecoder() {}

  /**
   * Characters of a document.
   *
   * @param text what could be read
   * @param replaced how many characters were left out or could not be decoded
   */
  record Decoded(String text, int replaced) {}

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
    try {
      return clean(strict(bytes.duplicate(), StandardCharsets.UTF_8));
    } catch (CharacterCodingException notUtf8) {
      return clean(lenient(bytes, declared(declaredCharset)));
    }
  }

  /** The charset a carrier declared, or windows-1252 where it names none that exists here. */
  private static Charset declared(CharSequence name) {
    if (name == null || name.toString().isBlank()) {
      return FALLBACK;
    }
    try {
      Charset charset = Charset.forName(name.toString().trim());
      boolean disproved = charset.equals(StandardCharsets.UTF_8);
      // What pages call Latin-1 or ASCII is windows-1252 (WHATWG Encoding).
      boolean subset =
          charset.equals(StandardCharsets.ISO_8859_1) || charset.equals(StandardCharsets.US_ASCII);
      return disproved || subset ? FALLBACK : charset;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return FALLBACK;
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

  private static String strict(ByteBuffer bytes, Charset charset) throws CharacterCodingException {
    return charset
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
