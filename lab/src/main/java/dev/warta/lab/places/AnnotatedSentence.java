package dev.warta.lab.places;

import java.util.ArrayList;
import java.util.List;

/** A sentence of tokens with the kinds of names they belong to, written as text again. */
final class AnnotatedSentence {

  private static final String NO_SPACE_BEFORE = ".,:;!?)%”";

  private final StringBuilder text = new StringBuilder();
  private final List<int[]> locations = new ArrayList<>();
  private boolean inLocation;
  private boolean opened;

  void add(String token, String tag) {
    boolean glued =
        opened || NO_SPACE_BEFORE.contains(token.substring(0, 1)) && token.length() == 1;
    if (text.length() > 0 && !glued) {
      text.append(' ');
    }
    opened = token.equals("(") || token.equals("“");
    int start = text.length();
    text.append(token);
    if (tag.equals("B-LOC") || tag.equals("I-LOC") && !inLocation) {
      locations.add(new int[] {start, text.length()});
    } else if (tag.equals("I-LOC")) {
      locations.get(locations.size() - 1)[1] = text.length();
    }
    inLocation = tag.endsWith("-LOC");
  }

  String text() {
    return text.toString();
  }

  int locations() {
    return locations.size();
  }

  /** The location that holds this span; -1 where there is none. */
  int locationAt(int start, int end) {
    for (int i = 0; i < locations.size(); i++) {
      if (locations.get(i)[0] <= start && end <= locations.get(i)[1]) {
        return i;
      }
    }
    return -1;
  }

  /** A span in brackets, with some words around it. */
  String around(int start, int end) {
    return text.substring(Math.max(0, start - 25), start)
        + "["
        + text.substring(start, end)
        + "]"
        + text.substring(end, Math.min(text.length(), end + 25));
  }
}
