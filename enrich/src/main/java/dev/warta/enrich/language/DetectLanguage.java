package dev.warta.enrich.language;

import dev.warta.enrich.ArticleDraft;
import dev.warta.enrich.Step;
import dev.warta.events.Evidence;
import dev.warta.events.Language;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Finds the language an article is written in.
 *
 * <p>The script decides where it can (Thai, Korean); for the rest {@link LanguageModel} compares
 * words and runs of letters. What the carrier said of the language, or else the page, is one more
 * piece of evidence, which decides only where the text leaves it open. Text that is too short to
 * tell, without letters, or in a language that nobody here knows is {@code und}. A good part in a
 * second language is told as a problem, {@code mixed-languages}, and so is a text of too few
 * letters, {@code too-short}.
 *
 * <p>The constructor loads the model (a fifth of a second, 7 MB); share one instance. At most some
 * 1,100 characters of an article are looked at. Stateless and safe for use by several threads.
 */
public final class DetectLanguage implements Step {

  private static final String STEP = "detect-language";
  private static final String HINT_METHOD = "carrier-hint";
  private static final String DECLARED_METHOD = "document-declares";

  /** Confidence below which a language is a guess that does not help anybody. */
  private static final double BETTER_THAN_GUESSING = 0.4;

  /** What a hint weighs: of ten carriers and pages that name a language, nine are right. */
  private static final double HINT_ODDS = Math.log(10);

  private static final double HINT_CONFIDENCE = 0.5;

  /** Words and runs of letters from which on it counts how many of them are known. */
  private static final int LONG = 800;

  /** Share of them that a text in one of the model's languages has at least. */
  private static final double KNOWN_LANGUAGE = 0.75;

  /** Letters below which an undetermined text is called too short. */
  private static final int FEW_LETTERS = 60;

  private final LanguageModel model;

  /** Loads the model from the class path. */
  public DetectLanguage() {
    this(LanguageModel.bundled());
  }

  /** Uses another model than the one that is shipped. */
  public DetectLanguage(LanguageModel model) {
    this.model = model;
  }

  @Override
  public ArticleDraft apply(ArticleDraft draft) {
    List<Passage> passages =
        Samples.of(draft).stream().map(text -> Passage.of(text, model)).toList();
    ScriptLanguages scripts =
        ScriptLanguages.together(passages.stream().map(Passage::scripts).toList());
    if (scripts.letters() == 0) {
      return untold(draft, 0);
    }
    return scripts
        .guess()
        .or(() -> byModel(passages, hint(draft)))
        .map(guess -> told(draft, guess, passages))
        .orElseGet(() -> untold(draft, scripts.letters()));
  }

  /** What the carrier said, or else what the document declares and a step before has noted. */
  private static Optional<Guess> hint(ArticleDraft draft) {
    return LanguageTags.ofHint(draft.raw().getHints().getLanguage())
        .map(tag -> new Guess(tag, HINT_CONFIDENCE, HINT_METHOD))
        .or(
            () ->
                LanguageTags.ofHint(draft.language())
                    .map(tag -> new Guess(tag, HINT_CONFIDENCE, DECLARED_METHOD)));
  }

  private static Optional<Guess> byModel(List<Passage> passages, Optional<Guess> hint) {
    LanguageScores scores = together(passages, passage -> !passage.scripts().decide());
    if (isForeign(scores.best(), passages)) {
      return hint;
    }
    ToDoubleFunction<String> prior =
        tag -> hint.filter(said -> said.tag().equals(tag)).isPresent() ? HINT_ODDS : 0;
    String best = scores.best(prior);
    double confidence = scores.confidence(prior);
    if (confidence < BETTER_THAN_GUESSING) {
      return hint;
    }
    String method = best.equals(scores.best()) ? LanguageModel.METHOD : hint.get().method();
    return Optional.of(new Guess(best, confidence, method));
  }

  private static LanguageScores together(List<Passage> passages, Predicate<Passage> which) {
    return passages.stream()
        .filter(which)
        .map(Passage::scores)
        .reduce(LanguageScores::plus)
        .orElse(passages.get(0).scores());
  }

  /** Whether even the passages that fit a language best are not written in it. */
  private static boolean isForeign(String tag, List<Passage> passages) {
    LanguageScores scores = together(passages, passage -> passage.language().equals(tag));
    return scores.features() > LONG && scores.known(tag) < KNOWN_LANGUAGE;
  }

  private static ArticleDraft told(ArticleDraft draft, Guess guess, List<Passage> passages) {
    ArticleDraft told =
        draft
            .withLanguage(new Language(guess.tag(), guess.confidence()))
            .withEvidence(
                Evidence.newBuilder()
                    .setField("language")
                    .setMethod(guess.method())
                    .setConfidence(guess.confidence())
                    .build());
    return SecondLanguage.in(passages, guess.tag())
        .map(second -> told.withProblem(STEP, "mixed-languages", sentence(second, guess.tag())))
        .orElse(told);
  }

  private static String sentence(SecondLanguage second, String main) {
    return String.format(
        Locale.ROOT,
        "about %.0f %% of the text is in another language than %s: %s",
        100 * second.share(),
        main,
        second.tag());
  }

  private static ArticleDraft untold(ArticleDraft draft, int letters) {
    ArticleDraft untold = draft.withLanguage(undetermined());
    return letters < FEW_LETTERS
        ? untold.withProblem(
            STEP, "too-short", letters + " letters are too few to tell the language")
        : untold;
  }

  private static Language undetermined() {
    return new Language(LanguageTags.UNDETERMINED, 0.0);
  }
}
