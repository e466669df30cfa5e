package dev.warta.lab.entities;

import dev.warta.enrich.entities.tagger.NameTags;
import dev.warta.enrich.text.Tokens;
import dev.warta.events.EntityType;
import dev.warta.events.TextPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A sentence of a corpus: its words as the corpus splits them with their tags, and as the program
 * splits them.
 *
 * @param words the corpus's words
 * @param gold tag of each word of the corpus
 * @param tokens the sentence as the program reads it
 * @param firsts the program's first token of each word of the corpus
 */
record TaggedSentence(List<String> words, int[] gold, Tokens tokens, int[] firsts) {

  private static final Map<String, EntityType> TYPES =
      Map.of("PER", EntityType.person, "ORG", EntityType.organisation, "LOC", EntityType.place);

  /**
   * Reads a file with a word, a tab and its IOB2 tag a line, and an empty line between sentences.
   */
  static List<TaggedSentence> read(Path file) throws IOException {
    List<TaggedSentence> sentences = new ArrayList<>();
    List<String> words = new ArrayList<>();
    List<Integer> tags = new ArrayList<>();
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.add("");
    for (String line : lines) {
      int tab = line.indexOf('\t');
      if (tab > 0) {
        words.add(line.substring(0, tab));
        tags.add(tagOf(line.substring(tab + 1).trim()));
      } else if (!words.isEmpty()) {
        sentences.add(of(words, tags));
        words.clear();
        tags.clear();
      }
    }
    return sentences;
  }

  private static int tagOf(String tag) {
    if (tag.equals("O")) {
      return NameTags.OUTSIDE;
    }
    EntityType type = TYPES.get(tag.substring(2));
    return tag.startsWith("B") ? NameTags.begin(type) : NameTags.inside(type);
  }

  static TaggedSentence of(List<String> words, List<Integer> tags) {
    StringBuilder text = new StringBuilder();
    int[] starts = new int[words.size()];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = text.append(i > 0 && !isEnding(words.get(i)) ? " " : "").length();
      text.append(words.get(i));
    }
    Tokens tokens = Tokens.of(TextPart.body, text.toString());
    int[] firsts = new int[starts.length];
    for (int i = 0; i < starts.length; i++) {
      firsts[i] = tokens.tokenAt(starts[i]);
    }
    return new TaggedSentence(
        List.copyOf(words), tags.stream().mapToInt(tag -> tag).toArray(), tokens, firsts);
  }

  /** What the program never splits off and some corpora do. */
  private static boolean isEnding(String word) {
    return word.equals("n't") || word.equals("n’t");
  }

  /** The corpus's tags for the program's tokens: signs around a name do not belong to it. */
  int[] goldOfTokens() {
    int[] tags = new int[tokens.size()];
    for (int word = 0; word < gold.length; word++) {
      int end = word + 1 < gold.length ? firsts[word + 1] : tokens.size();
      if (isAcronymOfName(word, end)) {
        tags[firsts[word] + 1] = NameTags.begin(EntityType.organisation);
        continue;
      }
      fill(tags, word, end);
    }
    return tags;
  }

  private void fill(int[] tags, int word, int end) {
    int tag = gold[word];
    if (tag == NameTags.OUTSIDE) {
      return;
    }
    int from = firsts[word];
    int to = end;
    boolean goesOn = word + 1 < gold.length && NameTags.isInside(gold[word + 1]);
    while (!goesOn && to > from + 1 && !tokens.isWord(to - 1)) {
      to--;
    }
    while (NameTags.isBegin(tag) && from + 1 < to && !tokens.isWord(from)) {
      from++;
    }
    for (int token = from; token < to; token++) {
      tags[token] = token == from ? tag : NameTags.inside(NameTags.type(tag));
    }
  }

  /**
   * Whether a word is an acronym in parentheses that the corpus takes for a part of the name before
   * it; the others take it for a name of its own, and so does the model.
   */
  private boolean isAcronymOfName(int word, int end) {
    return end - firsts[word] == 3
        && gold[word] == NameTags.inside(EntityType.organisation)
        && words.get(word).startsWith("(")
        && words.get(word).endsWith(")");
  }

  /** Tags for the corpus's words, from those of the program's tokens. */
  int[] tagsOfWords(byte[] tagsOfTokens) {
    int[] tags = new int[gold.length];
    for (int word = 0; word < gold.length; word++) {
      tags[word] = firsts[word] < tokens.size() ? tagsOfTokens[firsts[word]] : NameTags.OUTSIDE;
      int end = word + 1 < gold.length ? firsts[word + 1] : tokens.size();
      for (int token = firsts[word]; token < end && tags[word] == NameTags.OUTSIDE; token++) {
        tags[word] = tagsOfTokens[token];
      }
    }
    return tags;
  }
}
