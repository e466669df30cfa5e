package dev.warta.enrich.quotes;

import java.lang.Character.UnicodeScript;
import java.util.function.Consumer;

/**
 * Guesses names in scripts without capitals by the titles and verbs beside them, where no entity is
 * known.
 *
 * <p>Where a name stands is a habit of the language: behind a title (Arabic), before one (Japanese,
 * Korean), between title and verb (Chinese).
 */
final class CaselessNames {

  private static final int MOST_TOKENS = 4;

  /** Arabic: to the. */
  private static final String TO_THE = "لل";

  private static final int LONGEST_TITLE = 6;

  private static final int MOST_HAN = 4;

  private final SpeechWords words;
  private final SpeechPack pack;
  private final Consumer<Spot> found;

  CaselessNames(SpeechWords words, SpeechPack pack, Consumer<Spot> found) {
    this.words = words;
    this.pack = pack;
    this.found = found;
  }

  void find() {
    boolean behindTitle = pack.has("name-behind-title");
    boolean beforeTitle = pack.has("name-before-title");
    boolean beforeVerb = pack.has("name-before-verb");
    for (int token = 0; token < words.size(); token++) {
      if (behindTitle && words.is(token, Cue.PERSON, Cue.HONORIFIC, Cue.VERB)) {
        behind(token);
      } else if (beforeTitle && words.is(token, Cue.PERSON, Cue.HONORIFIC)) {
        before(token, Integer.MAX_VALUE);
      } else if (beforeVerb && words.is(token, Cue.VERB)) {
        before(token, MOST_HAN);
      }
    }
  }

  /** The title may have a definite noun or adjective behind it: the minister of the interior. */
  private void behind(int title) {
    int from = words.endOf(title);
    boolean isTitle = !words.is(title, Cue.VERB);
    while (isTitle && isName(from) && words.tokens().token(from).startsWith("ال")) {
      from++;
    }
    int to = from;
    while (to - from < MOST_TOKENS && isName(to)) {
      to++;
    }
    int comma = isTitle ? endOfTitle(to) : to;
    int apposed = comma + 1;
    int end = apposed;
    while (isTitle && words.isComma(comma) && end - apposed <= MOST_TOKENS && isName(end)) {
      end++;
    }
    boolean isApposed = end - apposed >= 2 && end - apposed <= MOST_TOKENS && !isName(end);
    if (isApposed) {
      found.accept(new Spot(apposed, end, -1, Spot.Kind.UNKNOWN));
    } else if (to - from >= 2 || to > from && words.tokens().token(from).startsWith("ال")) {
      found.accept(new Spot(from, to, -1, Spot.Kind.UNKNOWN));
    }
  }

  /** The comma behind a title of several words; another token where none is near. */
  private int endOfTitle(int from) {
    int end = from;
    while (end < words.size()
        && end - from < LONGEST_TITLE
        && words.isWord(end)
        && !words.is(end, Cue.VERB, Cue.CLAUSE, Cue.THAT)) {
      end++;
    }
    return end;
  }

  private void before(int token, int mostCharacters) {
    int to = token;
    while (to > 0 && words.is(words.startOf(to - 1), Cue.BETWEEN)) {
      to = words.startOf(to - 1);
    }
    int from = to;
    while (to - from < MOST_TOKENS && isName(from - 1) && touches(from - 1)) {
      from--;
    }
    if (from == to) {
      return;
    }
    int length = words.tokens().end(to - 1) - words.tokens().start(from);
    boolean isForeign = words.tokens().span(from, to).indexOf('·') >= 0;
    if (length <= mostCharacters || isForeign) {
      found.accept(new Spot(from, to, -1, Spot.Kind.UNKNOWN));
    }
  }

  private boolean touches(int token) {
    return token + 1 >= words.size()
        || words.tokens().start(token + 1) - words.tokens().end(token) <= 1;
  }

  private boolean isName(int token) {
    if (token < 0
        || token >= words.size()
        || words.quoteOf(token) > 0
        || words.saysAnything(token)) {
      return false;
    }
    int c = words.tokens().text().codePointAt(words.tokens().start(token));
    if (words.tokens().token(token).startsWith(TO_THE)) {
      return false;
    }
    boolean isCaseless =
        Character.isLetter(c) && !Character.isUpperCase(c) && !Character.isLowerCase(c);
    return isCaseless && UnicodeScript.of(c) != UnicodeScript.HIRAGANA;
  }
}
