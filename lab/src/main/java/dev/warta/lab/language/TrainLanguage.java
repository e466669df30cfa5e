package dev.warta.lab.language;

import dev.warta.enrich.language.LanguageCounts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Trains the language model on a file of SIB-200 and writes it to where it is shipped from.
 *
 * <p>Only counts of words and runs of letters go into it. The same file gives the same bytes.
 */
public final class TrainLanguage {

  private static final Path MODEL =
      Path.of("enrich/src/main/resources/dev/warta/enrich/language/languages.model");

  private TrainLanguage() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      System.err.println("usage: lab/run train-language SIB_200_TRAIN.tsv");
      System.exit(2);
    }
    ParallelSentences sentences = ParallelSentences.read(Path.of(args[0]));
    LanguageCounts counts = LanguageTrainer.train(sentences, OwnWords.bundled(), i -> true);
    try (OutputStream file = Files.newOutputStream(MODEL)) {
      counts.write(file);
    }
    System.out.printf(
        "%s: %,d bytes, %d languages, %,d counts%n",
        MODEL, Files.size(MODEL), counts.tags().length, counts.entries().length / 2);
  }
}
