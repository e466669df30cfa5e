package dev.warta.lab.language;

import dev.warta.enrich.Step;
import dev.warta.enrich.language.DetectLanguage;
import dev.warta.enrich.language.LanguageModel;
import dev.warta.events.Language;
import dev.warta.lab.language.ParallelSentences.Column;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Prints how often the language step is right on single sentences and on texts of nine sentences.
 *
 * <p>With {@code --cross-validate} the file is that which the model was trained on: a fifth of the
 * sentences, the same in all languages since they are translations of each other, is held back from
 * a model that is trained on the others, five times. Without it the shipped model is scored, on a
 * file that it has not seen.
 */
public final class LanguageScore {

  private static final int FOLDS = 5;

  private static final int ARTICLE = 9;

  private static final String CROSS_VALIDATE = "--cross-validate";

  private final LanguageTally sentences = new LanguageTally("sentences");
  private final LanguageTally articles = new LanguageTally("texts of nine sentences");

  private LanguageScore() {}

  public static void main(String[] args) throws IOException {
    if (args.length < 1 || args.length == 2 && !args[1].equals(CROSS_VALIDATE)) {
      System.err.println("usage: lab/run language-score SIB_200.tsv [" + CROSS_VALIDATE + "]");
      System.exit(2);
    }
    ParallelSentences file = ParallelSentences.read(Path.of(args[0]));
    LanguageScore score = new LanguageScore();
    if (args.length == 2) {
      score.crossValidate(file);
    } else {
      score.score(new DetectLanguage(), file, i -> true);
    }
    score.sentences.print();
    score.articles.print();
    LanguageSpeed.print(new DetectLanguage(), file);
  }

  private void crossValidate(ParallelSentences file) throws IOException {
    OwnWords ownWords = OwnWords.bundled();
    int size = file.columns().get(0).sentences().size();
    for (int fold = 0; fold < FOLDS; fold++) {
      int from = fold * size / FOLDS;
      int to = (fold + 1) * size / FOLDS;
      IntPredicate isHeldBack = i -> i >= from && i < to;
      LanguageModel model =
          new LanguageModel(LanguageTrainer.train(file, ownWords, isHeldBack.negate()));
      score(new DetectLanguage(model), file, isHeldBack);
    }
  }

  private void score(Step step, ParallelSentences file, IntPredicate isScored) {
    for (Column column : file.columns()) {
      List<String> scored = new ArrayList<>();
      for (int i = 0; i < column.sentences().size(); i++) {
        if (isScored.test(i)) {
          scored.add(column.sentences().get(i));
        }
      }
      for (String sentence : scored) {
        sentences.add(column.tag(), languageOf(sentence, step));
      }
      for (int i = 0; i + ARTICLE <= scored.size(); i += ARTICLE) {
        String text = String.join(" ", scored.subList(i, i + ARTICLE));
        articles.add(column.tag(), languageOf(text, step));
      }
    }
  }

  private Language languageOf(String text, Step step) {
    return step.apply(SentenceDrafts.of(text)).event().getLanguage();
  }
}
