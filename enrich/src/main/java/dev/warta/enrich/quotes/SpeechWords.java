package dev.warta.enrich.quotes;

import dev.warta.enrich.text.Tokens;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The tokens of a body with what each says about speech, by a language's pack.
 *
 * <p>Of the phrases that begin at a token the longest counts; the tokens it covers say nothing by
 * themselves.
 */
final class SpeechWords {

  /** Of a token inside a longer phrase. */
  private static final long COVERED = 1L << 62;

  private static final long PERSONS = Cue.PERSON.bit() | Cue.HONORIFIC.bit();

  /** No noun for a person, the second half of a compound, is longer. */
  private static final int LONGEST_NOUN = 40;

  private static final int SHORTEST_COMPOUND = 7;

  private final Tokens tokens;
  private final SpeechPack pack;

  /** The text, as the pack writes its phrases. */
  private final String small;

  private final long[] cues;
  private final int[] ends;

  /** The quote that a token belongs to, from 1; 0 outside of all. */
  private final int[] quotes;

  /** What may end a word for somebody's role; null where words are not compounded. */
  private final Set<String> compounds;

  private SpeechWords(Tokens tokens, SpeechPack pack, String small) {
    this.tokens = tokens;
    this.pack = pack;
    this.small = small;
    this.compounds = pack.has("compound-nouns") ? pack.words(Cue.PERSON) : null;
    this.cues = new long[tokens.size()];
    this.ends = new int[tokens.size()];
    this.quotes = new int[tokens.size()];
    Arrays.setAll(ends, token -> token + 1);
  }

  /** Looks up all tokens, as if nothing were quoted. */
  static SpeechWords of(Tokens tokens, SpeechPack pack) {
    SpeechWords words = new SpeechWords(tokens, pack, pack.small(tokens.text()));
    int token = 0;
    while (token < tokens.size()) {
      token = words.lookUp(token);
    }
    return words;
  }

  /** The same where the tokens inside of quotes say nothing. */
  SpeechWords outside(List<QuotedSpan> spans) {
    SpeechWords words = new SpeechWords(tokens, pack, small);
    words.markQuotes(spans);
    int token = 0;
    while (token < tokens.size()) {
      token = words.quotes[token] > 0 ? token + 1 : words.takeFrom(this, token);
    }
    return words;
  }

  private void markQuotes(List<QuotedSpan> spans) {
    for (int i = 0; i < spans.size(); i++) {
      int token = tokens.tokenAt(spans.get(i).open());
      while (token < tokens.size() && tokens.start(token) < spans.get(i).close()) {
        quotes[token++] = i + 1;
      }
    }
  }

  /** Takes over what a token says, unless a phrase that begins inside of a quote covers it. */
  private int takeFrom(SpeechWords all, int token) {
    if (all.cues[token] == COVERED) {
      return lookUp(token);
    }
    int end = all.ends[token];
    System.arraycopy(all.cues, token, cues, token, end - token);
    ends[token] = end;
    return end;
  }

  private int lookUp(int token) {
    int start = tokens.start(token);
    int end = tokens.end(token);
    for (SpeechPack.Phrase phrase : pack.beginningLike(small.substring(start, end))) {
      int behind = start + phrase.text().length();
      if (small.startsWith(phrase.text(), start) && isEndOfWord(behind, phrase.cues())) {
        cues[token] = phrase.cues();
        int next = token + 1;
        while (next < tokens.size() && tokens.start(next) < behind) {
          cues[next++] = COVERED;
        }
        ends[token] = next;
        return next;
      }
    }
    if (compounds != null && end - start >= SHORTEST_COMPOUND) {
      cues[token] = isCompound(small.substring(start, end)) ? Cue.PERSON.bit() : 0;
    }
    return token + 1;
  }

  /** German and Dutch write a role and what it is of in one word: Bauleiter. */
  private boolean isCompound(String word) {
    for (int i = Math.max(2, word.length() - LONGEST_NOUN); i <= word.length() - 4; i++) {
      if (compounds.contains(word.substring(i))) {
        return true;
      }
    }
    return false;
  }

  private boolean isEndOfWord(int behind, long says) {
    String text = tokens.text();
    return behind >= text.length()
        || isIdeograph(text.charAt(behind - 1))
        || text.charAt(behind - 1) == '’'
        || text.charAt(behind - 1) == '\''
        || !Character.isLetterOrDigit(text.charAt(behind)) && text.charAt(behind) != '-'
        || (says & PERSONS) != 0
            && isSyllable(text.charAt(behind - 1))
            && isSyllable(text.charAt(behind));
  }

  private static boolean isIdeograph(char c) {
    return SpeechPack.isUnspaced(c) && !isSyllable(c);
  }

  /** Korean glues its particles to names and verbs. */
  private static boolean isSyllable(char c) {
    return c >= 0xac00 && c <= 0xd7a3;
  }

  int size() {
    return tokens.size();
  }

  Tokens tokens() {
    return tokens;
  }

  /** Whether the token, outside of all quotes, begins a phrase of one of the kinds. */
  boolean is(int token, Cue... kinds) {
    if (token < 0 || token >= cues.length) {
      return false;
    }
    for (Cue kind : kinds) {
      if ((cues[token] & kind.bit()) != 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether an auxiliary before a verb makes it passive. */
  boolean isPassive(int verb) {
    return is(verb - 1, Cue.PASSIVE) || is(verb - 1, Cue.BETWEEN) && is(verb - 2, Cue.PASSIVE);
  }

  /** Whether the token, outside of all quotes, begins any phrase of the pack but a first name. */
  boolean saysAnything(int token) {
    return (cues[token] & ~(Cue.HE_NAME.bit() | Cue.SHE_NAME.bit())) != 0;
  }

  /** Whether the token may stand inside a name without a capital: van, de, bin. */
  boolean isParticle(int token) {
    return BareNames.PARTICLES.contains(tokens.token(token).toLowerCase(Locale.ROOT));
  }

  /** The first token of the phrase that covers the token; the token where none does. */
  int startOf(int token) {
    int start = token;
    while (start > 0 && start < cues.length && cues[start] == COVERED) {
      start--;
    }
    return start;
  }

  /** Behind the phrase that begins at the token; behind the token where none does. */
  int endOf(int token) {
    return ends[token];
  }

  /** Number of the quote the token stands in, from 1; 0 outside of all. */
  int quoteOf(int token) {
    return quotes[token];
  }

  boolean isWord(int token) {
    return tokens.isWord(token);
  }

  boolean isCapitalised(int token) {
    int c = tokens.text().codePointAt(tokens.start(token));
    return Character.isUpperCase(c) || Character.isTitleCase(c);
  }

  /** Whether the token is one of the characters. */
  boolean isSign(int token, String signs) {
    return token >= 0
        && token < tokens.size()
        && signs.indexOf(tokens.text().charAt(tokens.start(token))) >= 0;
  }

  boolean isComma(int token) {
    return isSign(token, ",،、，");
  }

  /** Whether a full stop or its like stands here, which no quote covers. */
  boolean endsSentence(int token) {
    return isSign(token, ".!?。！？؟…")
        && cues[token] != COVERED
        && (token + 1 >= cues.length || tokens.sentenceOf(token) != tokens.sentenceOf(token + 1));
  }
}
