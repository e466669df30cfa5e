package dev.warta.enrich.text;

import dev.warta.events.TextPart;
import java.util.Arrays;

/**
 * The tokens of one text: words, numbers and signs in their order, without the spaces between them,
 * and the sentences they form.
 *
 * <p>Offsets count in the text's UTF-16 code units, ends are exclusive; tokens and sentences are
 * numbered from 0. A sentence never crosses a paragraph. Immutable.
 */
public final class Tokens {

  private final TextPart part;
  private final String text;
  private final int[] starts;
  private final int[] ends;

  /** The first token of each sentence, and the number of tokens behind the last. */
  private final int[] sentences;

  private Tokens(TextPart part, String text, Tokenizer tokenizer) {
    this.part = part;
    this.text = text;
    this.starts = tokenizer.starts();
    this.ends = tokenizer.ends();
    this.sentences = Sentences.in(text, starts, ends);
  }

  /** Splits a text; time and memory grow with its length alone. */
  public static Tokens of(TextPart part, String text) {
    return new Tokens(part, text, Tokenizer.split(text));
  }

  /** The part of the article that the text is. */
  public TextPart part() {
    return part;
  }

  /** The text itself. */
  public String text() {
    return text;
  }

  /** How many tokens there are. */
  public int size() {
    return starts.length;
  }

  /** Offset of a token's first character. */
  public int start(int token) {
    return starts[token];
  }

  /** Offset behind a token's last character. */
  public int end(int token) {
    return ends[token];
  }

  /** The characters of a token. */
  public String token(int token) {
    return text.substring(starts[token], ends[token]);
  }

  /** The text from a token to the one before another, with what stands between them. */
  public String span(int from, int to) {
    return text.substring(starts[from], ends[to - 1]);
  }

  /** Whether a token begins with a letter or a digit. */
  public boolean isWord(int token) {
    return Character.isLetterOrDigit(text.codePointAt(starts[token]));
  }

  /** How many sentences there are. */
  public int sentences() {
    return sentences.length - 1;
  }

  /** The first token of a sentence. */
  public int sentenceStart(int sentence) {
    return sentences[sentence];
  }

  /** Behind the last token of a sentence. */
  public int sentenceEnd(int sentence) {
    return sentences[sentence + 1];
  }

  /** The sentence that a token belongs to. */
  public int sentenceOf(int token) {
    int found = Arrays.binarySearch(sentences, token);
    return found >= 0 ? found : -found - 2;
  }

  /** The first token that ends behind an offset; {@link #size} where there is none. */
  public int tokenAt(int offset) {
    int found = Arrays.binarySearch(ends, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }
}
