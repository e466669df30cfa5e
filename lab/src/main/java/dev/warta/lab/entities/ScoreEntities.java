package dev.warta.lab.entities;

import dev.warta.enrich.entities.tagger.NameTagger;
import java.io.IOException;
import java.nio.file.Path;

/** Measures the bundled model on files of tagged sentences, each sentence by itself. */
public final class ScoreEntities {

  private ScoreEntities() {}

  /** Takes files with a word, a tab and its IOB2 tag a line. */
  public static void main(String[] args) throws IOException {
    if (args.length == 0) {
      System.err.println("usage: score-entities FILE.tsv...");
      System.exit(2);
    }
    NameTagger tagger = NameTagger.bundled();
    for (String file : args) {
      NameScore score =
          NameScore.of(
              tagger, TaggedSentence.read(Path.of(file)), TrainEntities.conventionOf(file));
      System.out.printf("%-32s %s%n", file, score);
    }
  }
}
