package dev.warta.enrich.entities.tagger;

import dev.warta.enrich.text.Tokens;
import java.util.Arrays;

/**
 * What the model sees of each word of a sentence, as numbers: the word, its neighbours, its shape,
 * its ends, what the lexicon knows of it, and the run of capitalised words it stands in.
 *
 * <p>Each number stands for one thing seen in one place; the model gives it a weight for each tag.
 * Training and use must see the same, so a change here asks for a new model. One instance reads
 * sentence after sentence and is used by one thread.
 */
public final class SentenceFeatures {

  /** The most numbers a word has. */
  public static final int MOST = 120;

  private static final int PAD = 4;
  private static final int BORDER = 1;
  private static final int CUE_FLAGS =
      Lexicon.ROLE
          | Lexicon.HONORIFIC
          | Lexicon.ORGANISATION_CUE
          | Lexicon.PLACE_CUE
          | Lexicon.CONNECTOR;
  private static final int NAME_FLAGS = Lexicon.PERSON_NAME | Lexicon.CITY | Lexicon.COUNTRY;

  private final Lexicon lexicon;
  private final Words words = new Words();
  private int size;
  private int[] values = new int[0];
  private int[] names = new int[0];
  private int[] cues = new int[0];
  private int[] chains = new int[0];
  private int[] runStarts = new int[0];
  private int[] runEnds = new int[0];
  private int caps;
  private boolean isNews;
  private int[] out;
  private int count;

  /** Reads with the help of a lexicon. */
  public SentenceFeatures(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /**
   * Reads a sentence.
   *
   * @param from its first token
   * @param to behind its last token
   * @param casing says which words are read as if they were written small
   * @param convention how the text names things
   */
  public void read(Tokens tokens, int from, int to, Casing casing, Convention convention) {
    isNews = convention == Convention.INDONESIAN_NEWS;
    size = to - from;
    if (values.length < size + 2 * PAD) {
      int length = size + size / 2 + 2 * PAD;
      values = new int[length];
      names = new int[length];
      cues = new int[length];
      chains = new int[length];
      runStarts = new int[length];
      runEnds = new int[length];
    }
    words.read(tokens, from, to, casing);
    caps = words.isMostlyCapitals() ? 1 : 0;
    Arrays.fill(names, 0, size + 2 * PAD, 0);
    Arrays.fill(cues, 0, size + 2 * PAD, 0);
    Arrays.fill(values, 0, size + 2 * PAD, 0);
    for (int i = 0; i < size; i++) {
      values[i + PAD] = lexicon.valueOf(words.key(i));
    }
    markNames();
    markChains();
    markRuns();
  }

  /** How many words were read. */
  public int size() {
    return size;
  }

  /** The kind of a word, which decides how tags follow each other there. */
  public int kind(int word) {
    return words.kind(word);
  }

  private void markNames() {
    for (int i = 0; i < size; i++) {
      int longest = 0;
      int longestCue = 0;
      int flags = 0;
      int cue = 0;
      int hash = words.key(i);
      int value = values[i + PAD];
      for (int length = 1; ; length++) {
        if ((value & NAME_FLAGS) != 0) {
          longest = length;
          flags = value & NAME_FLAGS;
        }
        if ((value & CUE_FLAGS) != 0) {
          longestCue = length;
          cue = value & CUE_FLAGS;
        }
        if ((value & Lexicon.BEGINS_NAME) == 0
            || length == Lexicon.LONGEST_NAME
            || i + length == size) {
          break;
        }
        hash = Hashes.phrase(hash, words.key(i + length));
        value = lexicon.valueOf(hash);
      }
      for (int k = 0; k < longestCue; k++) {
        cues[i + k + PAD] |= cue;
      }
      for (int k = 0; k < longest && words.isCapitalised(i); k++) {
        names[i + k + PAD] |= k == 0 ? flags : flags << 7;
      }
    }
  }

  /** What the words before say that belong to the same name, with its small words: Bank of. */
  private void markChains() {
    int chain = 0;
    for (int i = 0; i < size; i++) {
      int cue = cues[i + PAD];
      boolean isSmall = !words.isCapitalised(i);
      if (isSmall && (cue & Lexicon.CONNECTOR) == 0) {
        chain = 0;
      }
      chains[i] = chain;
      if (!isSmall) {
        chain |= cue & (Lexicon.ORGANISATION_CUE | Lexicon.PLACE_CUE | Lexicon.ROLE) | 1;
      }
    }
  }

  private void markRuns() {
    for (int i = 0; i < size; i++) {
      boolean goesOn = i > 0 && words.isCapitalised(i) && words.isCapitalised(i - 1);
      runStarts[i] = goesOn ? runStarts[i - 1] : i;
    }
    for (int i = size - 1; i >= 0; i--) {
      boolean goesOn = i + 1 < size && words.isCapitalised(i) && words.isCapitalised(i + 1);
      runEnds[i] = goesOn ? runEnds[i + 1] : i;
    }
  }

  /**
   * Tells what is seen of a word.
   *
   * @param numbers gets the numbers; at least {@link #MOST} long
   * @return how many there are
   */
  public int fill(int word, int[] numbers) {
    out = numbers;
    count = 0;
    addWords(word);
    addShapes(word);
    addAffixes(word);
    addNames(word);
    addClusters(word);
    addCues(word);
    if (words.isCapitalised(word)) {
      addRun(word);
    }
    if (isNews) {
      addNews(word);
    }
    return count;
  }

  private void add(int kind, int value) {
    out[count++] = Hashes.of(kind, value);
  }

  private void add(int kind, int one, int other) {
    out[count++] = Hashes.of(kind, one, other);
  }

  private int lower(int word) {
    return word < 0 || word >= size ? BORDER : words.lower(word);
  }

  private int shape(int word) {
    return word < 0 || word >= size ? BORDER : words.shape(word);
  }

  private int written(int word) {
    return word < 0 || word >= size ? BORDER : words.written(word);
  }

  private void addWords(int i) {
    int word = lower(i);
    int before = lower(i - 1);
    int after = lower(i + 1);
    add(1, words.written(i));
    add(2, word);
    add(3, before);
    add(4, after);
    add(5, lower(i - 2));
    add(6, lower(i + 2));
    add(7, before, word);
    add(8, word, after);
    add(9, written(i - 1));
    add(10, written(i + 1));
    add(11, lower(i - 3));
    add(12, lower(i + 3));
    add(13, lower(i - 4));
    add(14, lower(i + 4));
  }

  private void addShapes(int i) {
    int shape = shape(i);
    int before = shape(i - 1);
    int after = shape(i + 1);
    add(20, shape);
    add(21, before, shape);
    add(22, shape, after);
    add(23, before, after);
    add(24, lower(i - 1), shape);
    add(25, lower(i + 1), shape);
    add(26, Hashes.spread(before * 31 + shape), after);
    add(27, lower(i - 2), Hashes.spread(lower(i - 1) * 31 + shape));
    add(28, lower(i + 1), Hashes.spread(lower(i + 2) * 31 + shape));
    add(29, i == 0 ? 1 : 0, shape);
    add(30, caps, shape);
  }

  private void addAffixes(int i) {
    for (int k = 0; k < words.affixes(i); k++) {
      add(40 + k, words.prefix(i, k));
      add(45 + k, words.suffix(i, k));
    }
  }

  private void addNames(int i) {
    int here = names[i + PAD];
    int before = names[i + PAD - 1];
    int after = names[i + PAD + 1];
    add(50, here);
    add(51, here, shape(i));
    add(52, before, here);
    add(53, here, after);
    add(54, here, lower(i - 1));
    add(55, here, lower(i + 1));
  }

  private void addClusters(int i) {
    for (int d = -2; d <= 2; d++) {
      int cluster = Lexicon.cluster(values[i + d + PAD]);
      if (cluster == 0) {
        add(60 + d, shape(i));
        continue;
      }
      for (int k = Math.abs(d) == 2 ? 1 : 0; k < Lexicon.PATHS; k++) {
        add(65 + 5 * k + d, lexicon.path(cluster, k));
      }
    }
  }

  private void addCues(int i) {
    int here = cues[i + PAD];
    int before = cues[i + PAD - 1];
    int chain = chains[i];
    add(100, here, shape(i));
    add(101, before, shape(i));
    add(102, cues[i + PAD + 1], shape(i));
    add(103, chain, shape(i));
    add(104, chain, lower(i));
    add(105, before, names[i + PAD]);
    add(106, chain, names[i + PAD]);
  }

  /** What is seen, once more, for texts that name things as Indonesian news does. */
  private void addNews(int i) {
    int shape = shape(i);
    add(110, shape);
    add(111, lower(i));
    add(112, lower(i - 1), shape);
    add(113, lower(i + 1), shape);
    add(114, names[i + PAD], shape);
    add(115, chains[i], shape);
    add(116, names[i + PAD], cues[i + PAD - 1]);
  }

  private void addRun(int i) {
    int from = runStarts[i];
    int to = runEnds[i];
    add(90, lower(from - 1));
    add(91, lower(to + 1));
    add(92, lower(from), i - from);
    add(93, lower(to), to - i);
    add(94, Math.min(to - from, 4), i - from);
  }
}
