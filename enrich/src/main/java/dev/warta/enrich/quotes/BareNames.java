package dev.warta.enrich.quotes;

import java.util.Arrays;
import java.util.Set;

/**
 * Leaves off what is no part of a person's name: titles before it, a preposition and what follows.
 *
 * <p>Safe for use by several threads.
 */
final class BareNames {

  /** Words in small letters that stand inside names. */
  static final Set<String> PARTICLES =
      Set.of(
          "van", "der", "den", "de", "von", "zu", "da", "dos", "do", "del", "della", "di", "la",
          "le", "bin", "binti", "ibn", "al", "el", "y", "ten", "ter", "du", "af");

  private final SpeechPack pack;

  BareNames(SpeechPack pack) {
    this.pack = pack;
  }

  /** The name alone; as it came where nothing would remain. */
  String of(String name) {
    String[] words = name.split(" +");
    int from = 0;
    while (from + 1 < words.length && isTitle(words[from])) {
      from++;
    }
    int to = from + 1;
    while (to < words.length && !endsName(words[to])) {
      to++;
    }
    return from == 0 && to == words.length
        ? name
        : String.join(" ", Arrays.copyOfRange(words, from, to));
  }

  private boolean isTitle(String word) {
    String small = pack.small(word);
    return pack.words(Cue.HONORIFIC).contains(small) || pack.words(Cue.PERSON).contains(small);
  }

  private boolean endsName(String word) {
    boolean isSmall = Character.isLowerCase(word.codePointAt(0));
    return isSmall
        && !PARTICLES.contains(word)
        && (pack.words(Cue.OF).contains(word) || pack.words(Cue.PREPOSITION).contains(word));
  }
}
