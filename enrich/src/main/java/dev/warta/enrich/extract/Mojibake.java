package dev.warta.enrich.extract;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Text that was read in the wrong character set before it came here: {@code Ã©} for é, {@code â€™}
 * for ’.
 *
 * <p>Known by sequences that UTF-8 makes when it is read as windows-1252 or Latin-1, and that no
 * language writes.
 */
final class Mojibake {

  /** Fewer may be quoted in an article about them. */
  private static final int FEWEST = 3;

  /** What the lowest byte that begins a sequence is in disguise. */
  private static final char FIRST_LEAD = '\u00C2';

  private static final Map<Character, Integer> BYTES = bytes();

  private Mojibake() {}

  /** An example of the sequences where the text has several; null for sound text. */
  static String exampleIn(String text) {
    String example = null;
    int found = 0;
    for (int i = 0; i + 1 < text.length(); i++) {
      int length = text.charAt(i) < FIRST_LEAD ? 0 : sequenceAt(text, i);
      if (length > 0) {
        example = example == null ? text.substring(i, i + length) : example;
        found++;
        i += length - 1;
      }
    }
    return found >= FEWEST ? example : null;
  }

  /** Length of the UTF-8 character that begins here in disguise; 0 for none. */
  private static int sequenceAt(String text, int start) {
    int lead = BYTES.getOrDefault(text.charAt(start), 0);
    int length = lead >= 0xC2 && lead <= 0xDF ? 2 : lead >= 0xE0 && lead <= 0xEF ? 3 : 0;
    if (length == 0 || start + length > text.length()) {
      return 0;
    }
    for (int i = start + 1; i < start + length; i++) {
      int trail = BYTES.getOrDefault(text.charAt(i), 0);
      if (trail < 0x80 || trail > 0xBF) {
        return 0;
      }
    }
    return length;
  }

  /** The byte of each character beyond ASCII, in windows-1252 and in Latin-1. */
  private static Map<Character, Integer> bytes() {
    Map<Character, Integer> bytes = new HashMap<>();
    for (Charset charset :
        new Charset[] {StandardCharsets.ISO_8859_1, Charset.forName("windows-1252")}) {
      for (int value = 0x80; value <= 0xFF; value++) {
        bytes.put(new String(new byte[] {(byte) value}, charset).charAt(0), value);
      }
    }
    bytes.remove('\uFFFD');
    return bytes;
  }
}
