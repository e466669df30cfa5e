package dev.warta.enrich.extract.html;

/** Reads the words of a block, as they stand in the markup. */
final class BlockText {

  private BlockText() {}

  /** All words in a block and in those it holds. */
  static String of(Block block) {
    StringBuilder all = new StringBuilder();
    append(block, all);
    return all.toString();
  }

  /** Whether the letters and digits of a block begin so, case aside. */
  static boolean startsWith(Block block, String letters) {
    return agreeing(block, letters, 0) == letters.length();
  }

  /** How many of the letters agree with the block from one on; -1 where one does not. */
  private static int agreeing(Block block, String letters, int from) {
    int at = from;
    for (int i = 0; i < block.content.size() && at >= 0 && at < letters.length(); i++) {
      Object part = block.content.get(i);
      at =
          part instanceof Block child
              ? agreeing(child, letters, at)
              : agreeing((String) part, letters, at);
    }
    return at;
  }

  private static int agreeing(String words, String letters, int from) {
    int at = from;
    for (int i = 0; i < words.length() && at < letters.length(); i++) {
      char c = words.charAt(i);
      if (Character.isLetterOrDigit(c) && Character.toLowerCase(c) != letters.charAt(at++)) {
        return -1;
      }
    }
    return at;
  }

  private static void append(Block block, StringBuilder all) {
    for (Object part : block.content) {
      if (part instanceof Block child) {
        append(child, all);
        all.append(child.isBlock() ? " " : "");
      } else {
        all.append(part);
      }
    }
  }
}
