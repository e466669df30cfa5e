package dev.warta.enrich.language;

import dev.warta.enrich.ArticleDraft;
import java.util.ArrayList;
import java.util.List;

/**
 * The pieces of an article that are looked at: its head, and passages spread over its body, so that
 * a second language further down is seen too.
 *
 * <p>However long the article is, they hold at most some 1,100 characters.
 */
final class Samples {

  private static final int PASSAGES = 8;

  /** UTF-16 code units of a passage: about a sentence. */
  private static final int PASSAGE = 100;

  /** UTF-16 code units of title and standfirst that are looked at. */
  private static final int HEAD = 200;

  /** How far the end of a word or a paragraph is looked for. */
  private static final int REACH = 30;

  private Samples() {}

  /** The pieces, in the order of the article; none is blank. */
  static List<String> of(ArticleDraft draft) {
    List<String> samples = new ArrayList<>();
    String standfirst = draft.event().getStandfirst();
    add(draft.title() + "\n" + (standfirst == null ? "" : standfirst), 0, HEAD, samples);
    String body = draft.body();
    int step = Math.max(PASSAGE, body.length() / PASSAGES);
    for (int i = 0; i < PASSAGES && i * step < body.length(); i++) {
      addPassage(body, i * step, samples);
    }
    return samples;
  }

  /** Adds whole words of one paragraph. */
  private static void addPassage(String body, int at, List<String> samples) {
    int from = at == 0 ? 0 : wordEnd(body, at);
    int to = wordEnd(body, Math.min(at + PASSAGE, body.length()));
    int paragraph = body.lastIndexOf('\n', to - 1);
    if (paragraph <= from) {
      add(body, from, to, samples);
    } else {
      // What stands on both sides of the gap may be in two languages.
      add(body, from, paragraph, samples);
      add(body, paragraph, to, samples);
    }
  }

  /** The end of the word at an offset; the offset itself where the word does not end soon. */
  private static int wordEnd(String text, int offset) {
    int reach = Math.min(text.length(), offset + REACH);
    for (int end = offset; end < reach; end++) {
      if (text.charAt(end) <= ' ') {
        return end;
      }
    }
    return offset;
  }

  private static void add(String text, int from, int to, List<String> samples) {
    String sample = text.substring(from, Math.min(to, text.length()));
    if (!sample.isBlank()) {
      samples.add(sample);
    }
  }
}
