package dev.warta.lab.language;

import dev.warta.enrich.ArticleDraft;
import dev.warta.enrich.Step;
import dev.warta.lab.language.ParallelSentences.Column;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;

/** Prints how many articles of two thousand characters the step reads in a second of CPU time. */
final class LanguageSpeed {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int LENGTH = 2000;
  private static final int PASSES = 5;

  private LanguageSpeed() {}

  static void print(Step step, ParallelSentences file) {
    List<ArticleDraft> drafts = new ArrayList<>();
    for (Column column : file.columns()) {
      String all = String.join(" ", column.sentences());
      for (int from = 0; from + LENGTH <= all.length(); from += LENGTH) {
        String text = all.substring(from, from + LENGTH);
        drafts.add(SentenceDrafts.of(text));
      }
    }
    for (int pass = 1; pass <= PASSES; pass++) {
      long start = THREADS.getCurrentThreadCpuTime();
      drafts.forEach(step::apply);
      double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
      System.out.printf(
          "pass %d: %,.0f articles of 2,000 characters a second%n", pass, drafts.size() / seconds);
    }
  }
}
