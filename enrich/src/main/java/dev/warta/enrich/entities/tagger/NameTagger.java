package dev.warta.enrich.entities.tagger;

import dev.warta.enrich.text.Tokens;
import dev.warta.events.EntityType;

/**
 * Tags the words of a text as persons', organisations' and places' names by a model: of all
 * sequences of tags of a sentence the one with the highest score.
 *
 * <p>Immutable and safe for use by several threads. Takes time that grows with the text and memory
 * for one sentence; sentences of more than 500 words are read in pieces.
 */
public final class NameTagger {

  private static final int LONGEST_SENTENCE = 500;
  private static final float NEVER = -1e9f;

  private final Lexicon lexicon;
  private final TagModel model;

  /** Tags by a model that was trained with a lexicon. */
  public NameTagger(Lexicon lexicon, TagModel model) {
    this.lexicon = lexicon;
    this.model = model;
  }

  /** Tags by the bundled model; reading it takes a quarter of a second. */
  public static NameTagger bundled() {
    return new NameTagger(Lexicon.bundled(), TagModel.bundled());
  }

  /**
   * The tags of a text.
   *
   * @param tags the tag of each token
   * @param margins by how much each token's tag is ahead of its best rival, negative where only its
   *     neighbours speak for it
   */
  public record Tagged(byte[] tags, float[] margins) {}

  /**
   * Tags a text, sentence by sentence.
   *
   * @param most how many of its tokens are looked at
   */
  public Tagged tag(Tokens tokens, int most, Casing casing, Convention convention) {
    Reading reading = new Reading(tokens, casing, convention);
    for (int sentence = 0; sentence < tokens.sentences(); sentence++) {
      int end = Math.min(most, tokens.sentenceEnd(sentence));
      for (int from = tokens.sentenceStart(sentence); from < end; from += LONGEST_SENTENCE) {
        reading.tag(from, Math.min(end, from + LONGEST_SENTENCE));
      }
    }
    return reading.tagged;
  }

  /** Tags tokens as one sentence, wherever the text's own sentences end. */
  public Tagged tagOneSentence(Tokens tokens, Convention convention) {
    Reading reading = new Reading(tokens, Casing.AS_WRITTEN, convention);
    for (int from = 0; from < tokens.size(); from += LONGEST_SENTENCE) {
      reading.tag(from, Math.min(tokens.size(), from + LONGEST_SENTENCE));
    }
    return reading.tagged;
  }

  /** One text on its way through the model. */
  private final class Reading {

    private final Tokens tokens;
    private final Casing casing;
    private final Convention convention;
    private final Tagged tagged;
    private final SentenceFeatures features = new SentenceFeatures(lexicon);
    private final int[] seen = new int[SentenceFeatures.MOST];
    private float[] scores = new float[0];
    private float[] best = new float[0];
    private byte[] from = new byte[0];

    Reading(Tokens tokens, Casing casing, Convention convention) {
      this.convention = convention;
      this.tokens = tokens;
      this.casing = casing;
      this.tagged = new Tagged(new byte[tokens.size()], new float[tokens.size()]);
    }

    void tag(int start, int end) {
      int size = end - start;
      if (scores.length < size * NameTags.COUNT) {
        scores = new float[size * NameTags.COUNT * 2];
        best = new float[scores.length];
        from = new byte[scores.length];
      }
      features.read(tokens, start, end, casing, convention);
      for (int i = 0; i < size; i++) {
        model.score(seen, features.fill(i, seen), scores, i * NameTags.COUNT);
        advance(i);
      }
      int tag = bestLast(size);
      for (int i = size - 1; i >= 0; i--) {
        tagged.tags[start + i] = (byte) tag;
        tagged.margins[start + i] = margin(i, tag);
        tag = from[i * NameTags.COUNT + tag];
      }
      if (convention == Convention.INDONESIAN_NEWS) {
        takeInAcronyms(start, end);
      }
    }

    /** An organisation goes on with its acronym in parentheses: Bursa Efek Indonesia (BEI). */
    private void takeInAcronyms(int start, int end) {
      byte inside = (byte) NameTags.inside(EntityType.organisation);
      for (int i = start + 1; i + 2 < end; i++) {
        boolean isBehind = tagged.tags[i - 1] == inside || tagged.tags[i - 1] == inside - 1;
        if (isBehind && isAcronym(i)) {
          tagged.tags[i] = inside;
          tagged.tags[i + 1] = inside;
          tagged.tags[i + 2] = inside;
        }
      }
    }

    /** Whether one capitalised word stands in parentheses without spaces. */
    private boolean isAcronym(int token) {
      String text = tokens.text();
      int open = tokens.start(token);
      return text.charAt(open) == '('
          && tokens.start(token + 1) == open + 1
          && Character.isUpperCase(text.charAt(open + 1))
          && tokens.start(token + 2) == tokens.end(token + 1)
          && text.charAt(tokens.start(token + 2)) == ')';
    }

    private void advance(int i) {
      int kind = features.kind(i);
      int at = i * NameTags.COUNT;
      for (int tag = 0; tag < NameTags.COUNT; tag++) {
        float highest = NEVER;
        int before = 0;
        if (i == 0) {
          highest =
              NameTags.mayFollow(NameTags.START, tag)
                  ? model.transitionWeight(kind, NameTags.START, tag)
                  : NEVER;
        } else {
          for (int other = 0; other < NameTags.COUNT; other++) {
            if (NameTags.mayFollow(other, tag)) {
              float sum =
                  best[at - NameTags.COUNT + other] + model.transitionWeight(kind, other, tag);
              if (sum > highest) {
                highest = sum;
                before = other;
              }
            }
          }
        }
        best[at + tag] = highest + scores[at + tag];
        from[at + tag] = (byte) before;
      }
    }

    private int bestLast(int size) {
      int last = (size - 1) * NameTags.COUNT;
      int tag = 0;
      for (int other = 1; other < NameTags.COUNT; other++) {
        if (best[last + other] > best[last + tag]) {
          tag = other;
        }
      }
      return tag;
    }

    private float margin(int i, int tag) {
      float rival = NEVER;
      for (int other = 0; other < NameTags.COUNT; other++) {
        if (other != tag) {
          rival = Math.max(rival, scores[i * NameTags.COUNT + other]);
        }
      }
      return scores[i * NameTags.COUNT + tag] - rival;
    }
  }
}
