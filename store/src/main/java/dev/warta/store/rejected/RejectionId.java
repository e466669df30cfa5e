package dev.warta.store.rejected;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a rejected record by where it lies in {@code articles.rejected}, written {@code
 * PARTITION:OFFSET}.
 */
public record RejectionId(int partition, long offset) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,9}):(\\d{1,18})");

  /**
   * Reads {@code PARTITION:OFFSET}.
   *
   * @throws IllegalArgumentException if it is not that
   */
  public static RejectionId parse(String text) {
    Matcher id = FORM.matcher(text.strip());
    if (!id.matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not PARTITION:OFFSET, such as 0:12: see warta rejected list");
    }
    return new RejectionId(Integer.parseInt(id.group(1)), Long.parseLong(id.group(2)));
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%d:%d", partition, offset);
  }
}
