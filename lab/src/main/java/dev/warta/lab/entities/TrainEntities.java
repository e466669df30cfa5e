package dev.warta.lab.entities;

import dev.warta.enrich.entities.tagger.Casing;
import dev.warta.enrich.entities.tagger.Convention;
import dev.warta.enrich.entities.tagger.Lexicon;
import dev.warta.enrich.entities.tagger.NameTagger;
import dev.warta.enrich.entities.tagger.SentenceFeatures;
import dev.warta.enrich.entities.tagger.TagModel;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Trains the model of names and tells how good it is.
 *
 * <p>First without the development files, to measure on them; then, where a file to write is named,
 * on everything, which is the model that comes with the program. The same corpora and the same
 * lexicon give the same model.
 */
public final class TrainEntities {

  /**
   * A corpus.
   *
   * @param file where it lies in the folder
   * @param weight how much a sentence counts: news in the language of the bar more, a corpus that
   *     takes names in its own way less
   * @param swap share of its names that are replaced by others in each round
   */
  private record Corpus(String file, float weight, double swap) {

    /** How a corpus names things. */
    Convention convention() {
      return conventionOf(file);
    }
  }

  private static final List<Corpus> TRAINING =
      List.of(
          new Corpus("id/idner-news-2k.train.tsv", 1.5f, 0.2),
          new Corpus("id/nergrit.train.tsv", 0.6f, 0.2),
          new Corpus("en/wikigold.train.tsv", 1, 0.5),
          new Corpus("en/crossner-politics.train.tsv", 1, 0.5),
          new Corpus("en/gum.train.tsv", 1, 0.5));
  private static final List<Corpus> DEVELOPMENT =
      List.of(
          new Corpus("id/idner-news-2k.dev.tsv", 1.5f, 0.2),
          new Corpus("id/nergrit.dev.tsv", 0.6f, 0.2),
          new Corpus("en/crossner-politics.dev.tsv", 1, 0.5));
  private static final List<String> LANGUAGES = List.of("id", "en");
  private static final FieldTrainer.Settings SETTINGS =
      new FieldTrainer.Settings(20, 12, 0.1f, 0.2f, 0.02f, 1);
  private static final int ROUNDS_OF_SPEED = 20;

  /** A sentence of a corpus. */
  private record Sample(TaggedSentence sentence, Corpus corpus) {}

  private final Path folder;
  private final Lexicon lexicon = Lexicon.bundled();
  private final SentenceFeatures features = new SentenceFeatures(lexicon);

  private TrainEntities(Path folder) {
    this.folder = folder;
  }

  /** Takes the folder of the corpora and, to write a model, the file. */
  public static void main(String[] args) throws IOException {
    if (args.length < 1 || args.length > 2) {
      System.err.println("usage: train-entities NER_FOLDER [OUT.gz]");
      System.exit(2);
    }
    TrainEntities training = new TrainEntities(Path.of(args[0]));
    training.measure();
    if (args.length == 2) {
      training.write(Path.of(args[1]));
    }
  }

  /** How a corpus names things, by its file. */
  static Convention conventionOf(String file) {
    return file.contains("idner") ? Convention.INDONESIAN_NEWS : Convention.GENERAL;
  }

  private void measure() throws IOException {
    long start = System.nanoTime();
    NameTagger tagger = new NameTagger(lexicon, train(TRAINING));
    System.out.printf(
        Locale.ROOT,
        "trained without the development files in %.0f s%n",
        (System.nanoTime() - start) / 1e9);
    for (Corpus corpus : DEVELOPMENT) {
      List<TaggedSentence> sentences = TaggedSentence.read(folder.resolve(corpus.file));
      System.out.printf(
          "%-32s %s%n", corpus.file, NameScore.of(tagger, sentences, corpus.convention()));
    }
    System.out.printf(Locale.ROOT, "%,d tokens a second and core%n", speed(tagger));
  }

  private long speed(NameTagger tagger) throws IOException {
    List<TaggedSentence> sentences = TaggedSentence.read(folder.resolve(DEVELOPMENT.get(2).file));
    long best = 0;
    for (int round = 0; round < ROUNDS_OF_SPEED; round++) {
      long start = cpuNanos();
      long tokens = 0;
      for (TaggedSentence sentence : sentences) {
        tokens += tagger.tagOneSentence(sentence.tokens(), Convention.GENERAL).tags().length;
      }
      best = Math.max(best, tokens * 1_000_000_000L / (cpuNanos() - start));
    }
    return best;
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private void write(Path file) throws IOException {
    List<Corpus> all = new ArrayList<>(TRAINING);
    all.addAll(DEVELOPMENT);
    TagModel model = train(all);
    try (OutputStream stream = Files.newOutputStream(file)) {
      model.write(stream);
    }
    System.out.printf(Locale.ROOT, "%s: %.2f MB%n", file, Files.size(file) / 1e6);
  }

  private TagModel train(List<Corpus> corpora) throws IOException {
    List<List<Sample>> samples = new ArrayList<>();
    List<SwappedNames> swaps = new ArrayList<>();
    for (String language : LANGUAGES) {
      List<Sample> ofLanguage = read(corpora, language);
      samples.add(ofLanguage);
      swaps.add(
          new SwappedNames(ofLanguage.stream().map(Sample::sentence).toList(), SETTINGS.seed()));
    }
    return new FieldTrainer(SETTINGS).train(epoch -> examples(samples, swaps));
  }

  private List<Sample> read(List<Corpus> corpora, String language) throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (Corpus corpus : corpora) {
      if (corpus.file.startsWith(language)) {
        TaggedSentence.read(folder.resolve(corpus.file))
            .forEach(sentence -> samples.add(new Sample(sentence, corpus)));
      }
    }
    return samples;
  }

  private List<FieldTrainer.Example> examples(
      List<List<Sample>> samples, List<SwappedNames> swaps) {
    List<FieldTrainer.Example> examples = new ArrayList<>();
    for (int language = 0; language < samples.size(); language++) {
      for (Sample sample : samples.get(language)) {
        TaggedSentence sentence = swaps.get(language).swap(sample.sentence, sample.corpus.swap);
        examples.add(example(sentence, sample.corpus));
      }
    }
    return examples;
  }

  private FieldTrainer.Example example(TaggedSentence sentence, Corpus corpus) {
    int size = sentence.tokens().size();
    features.read(sentence.tokens(), 0, size, Casing.AS_WRITTEN, corpus.convention());
    int[][] seen = new int[size][];
    int[] kinds = new int[size];
    int[] numbers = new int[SentenceFeatures.MOST];
    for (int i = 0; i < size; i++) {
      seen[i] = Arrays.copyOf(numbers, features.fill(i, numbers));
      kinds[i] = features.kind(i);
    }
    return new FieldTrainer.Example(seen, kinds, sentence.goldOfTokens(), corpus.weight);
  }
}
