package dev.warta.lab.entities;

import dev.warta.enrich.entities.tagger.Casing;
import dev.warta.enrich.entities.tagger.Lexicon;
import dev.warta.enrich.entities.tagger.NameTagger;
import dev.warta.enrich.entities.tagger.SentenceFeatures;
import dev.warta.enrich.entities.tagger.TagModel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Trains the model of names and tells how good it is.
 *
 * <p>First without the development files, to measure on them; then on everything, which is the
 * model that is written.
 */
public final class TrainEntities {

  private static final List<String> TRAINING =
      List.of(
          "id/idner-news-2k.train.tsv",
          "id/nergrit.train.tsv",
          "en/wikigold.train.tsv",
          "en/crossner-politics.train.tsv",
          "en/gum.train.tsv");
  private static final List<String> DEVELOPMENT =
      List.of("id/idner-news-2k.dev.tsv", "id/nergrit.dev.tsv", "en/crossner-politics.dev.tsv");

  private final Path folder;
  private final Lexicon lexicon;
  private final FieldTrainer.Settings settings;

  private TrainEntities(Path folder, Lexicon lexicon, FieldTrainer.Settings settings) {
    this.folder = folder;
    this.lexicon = lexicon;
    this.settings = settings;
  }

  /** Takes the folder of the corpora and, to write a model, the file. */
  public static void main(String[] args) throws IOException {
    if (args.length < 1 || args.length > 2) {
      System.err.println("usage: train-entities NER_FOLDER [OUT.gz]");
      System.exit(2);
    }
    FieldTrainer.Settings settings =
        new FieldTrainer.Settings(
            Integer.getInteger("bits", 20),
            Integer.getInteger("epochs", 10),
            Float.parseFloat(System.getProperty("rate", "0.1")),
            Float.parseFloat(System.getProperty("dropout", "0.2")),
            Float.parseFloat(System.getProperty("decay", "0.02")),
            1);
    TrainEntities training = new TrainEntities(Path.of(args[0]), Lexicon.bundled(), settings);
    training.measure();
    if (args.length == 2) {
      training.write(Path.of(args[1]));
    }
  }

  private void measure() throws IOException {
    long start = System.nanoTime();
    TagModel model = train(TRAINING);
    System.out.printf(Locale.ROOT, "%s  %.0f s%n", settings, (System.nanoTime() - start) / 1e9);
    NameTagger tagger = new NameTagger(lexicon, model);
    for (String file : DEVELOPMENT) {
      List<TaggedSentence> sentences = TaggedSentence.read(folder.resolve(file));
      System.out.printf("%-32s %s%n", file, NameScore.of(tagger, sentences));
    }
    System.out.printf(Locale.ROOT, "%,d tokens a second%n", speed(tagger));
  }

  private long speed(NameTagger tagger) throws IOException {
    List<TaggedSentence> sentences = TaggedSentence.read(folder.resolve(DEVELOPMENT.get(2)));
    long best = 0;
    for (int round = 0; round < 12; round++) {
      long start = System.nanoTime();
      long tokens = 0;
      for (TaggedSentence sentence : sentences) {
        tokens += tagger.tagOneSentence(sentence.tokens()).tags().length;
      }
      best = Math.max(best, tokens * 1_000_000_000L / (System.nanoTime() - start));
    }
    return best;
  }

  private void write(Path file) throws IOException {
    List<String> all = new ArrayList<>(TRAINING);
    all.addAll(DEVELOPMENT);
    TagModel model = train(all);
    try (OutputStream stream = Files.newOutputStream(file)) {
      model.write(stream);
    }
    System.out.printf(Locale.ROOT, "%s: %.2f MB%n", file, Files.size(file) / 1e6);
  }

  private TagModel train(List<String> files) throws IOException {
    List<FieldTrainer.Example> examples = new ArrayList<>();
    SentenceFeatures features = new SentenceFeatures(lexicon);
    for (String file : files) {
      for (TaggedSentence sentence : TaggedSentence.read(folder.resolve(file))) {
        examples.add(example(sentence, features));
      }
    }
    return new FieldTrainer(settings).train(examples);
  }

  private static FieldTrainer.Example example(TaggedSentence sentence, SentenceFeatures features) {
    int size = sentence.tokens().size();
    features.read(sentence.tokens(), 0, size, Casing.AS_WRITTEN);
    int[][] seen = new int[size][];
    int[] kinds = new int[size];
    int[] numbers = new int[SentenceFeatures.MOST];
    for (int i = 0; i < size; i++) {
      seen[i] = Arrays.copyOf(numbers, features.fill(i, numbers));
      kinds[i] = features.kind(i);
    }
    return new FieldTrainer.Example(seen, kinds, sentence.goldOfTokens(), 1);
  }
}
