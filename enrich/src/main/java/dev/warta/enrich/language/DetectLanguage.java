package dev.warta.enrich.language;

import dev.warta.enrich.ArticleDraft;
import dev.warta.enrich.Step;
import dev.warta.events.Evidence;
import dev.warta.events.Language;
import java.util.Optional;

/**
 * Finds the language an article is written in.
 *
 * <p>The script decides where it can (Thai, Korean); for the rest Apache OpenNLP's detector looks
 * at the beginning of the text, and a short list of function words has the last word between
 * Indonesian, Malay, Javanese and Sundanese. What the carrier said of the language, or else the
 * page, counts only where these are unsure. Text that is too short to tell, or without letters, is
 * {@code und}.
 *
 * <p>The constructor loads the model (half a second, 55 MB); share one instance. Stateless and safe
 * for use by several threads.
 */
public final class DetectLanguage implements Step {

  private static final String HINT_METHOD = "carrier-hint";
  private static final String DECLARED_METHOD = "document-declares";

  /** UTF-16 code units that are looked at; more make it slower but hardly better. */
  private static final int LOOKED_AT = 1200;

  /**
   * Letters from which a text counts as long, so that a low confidence means a foreign language.
   */
  private static final int LONG = 600;

  /** Confidence below which a long text is in none of the languages the model knows. */
  private static final double KNOWN_LANGUAGE = 0.3;

  /** Confidence below which even a short text cannot be told. */
  private static final double BETTER_THAN_CHANCE = 0.02;

  /** Confidence below which any hint is better. */
  private static final double UNSURE = 0.2;

  /** Confidence below which a hint decides between the two best languages. */
  private static final double UNSURE_BETWEEN_TWO = 0.7;

  private static final double HINT_CONFIDENCE = 0.5;

  private final LanguageModel model;
  private final FunctionWords functionWords;

  /** Loads the model and the words from the class path. */
  public DetectLanguage() {
    this.model = LanguageModel.bundled();
    this.functionWords = FunctionWords.bundled();
  }

  @Override
  public ArticleDraft apply(ArticleDraft draft) {
    String text = beginning(draft);
    ScriptLanguages scripts = ScriptLanguages.in(text);
    if (scripts.letters() == 0) {
      return draft.withLanguage(undetermined());
    }
    Optional<Guess> hint = hint(draft);
    return scripts
        .guess()
        .or(() -> guess(text, scripts.letters(), hint))
        .map(guess -> told(draft, guess))
        .orElseGet(() -> draft.withLanguage(undetermined()));
  }

  private static String beginning(ArticleDraft draft) {
    String standfirst = draft.event().getStandfirst();
    StringBuilder text = new StringBuilder(draft.title()).append('\n');
    if (standfirst != null) {
      text.append(standfirst).append('\n');
    }
    text.append(draft.body(), 0, Math.min(draft.body().length(), LOOKED_AT));
    return text.substring(0, Math.min(text.length(), LOOKED_AT));
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

  private Optional<Guess> guess(String text, int letters, Optional<Guess> hint) {
    LanguageModel.Ranking ranking = model.rank(text);
    String best = ranking.best();
    double confidence = ranking.confidence();

    if (functionWords.know(best)) {
      Optional<Guess> secondLook = functionWords.guess(text);
      if (secondLook.isPresent()) {
        return secondLook;
      }
    }
    boolean unsure =
        confidence < UNSURE
            || confidence < UNSURE_BETWEEN_TWO
                && hint.map(Guess::tag).filter(ranking.second()::equals).isPresent();
    if (unsure && hint.isPresent() && !hint.get().tag().equals(best)) {
      return hint;
    }
    return confidence < (letters < LONG ? BETTER_THAN_CHANCE : KNOWN_LANGUAGE)
        ? Optional.empty()
        : Optional.of(new Guess(best, confidence, LanguageModel.METHOD));
  }

  private static ArticleDraft told(ArticleDraft draft, Guess guess) {
    return draft
        .withLanguage(new Language(guess.tag(), guess.confidence()))
        .withEvidence(
            Evidence.newBuilder()
                .setField("language")
                .setMethod(guess.method())
                .setConfidence(guess.confidence())
                .build());
  }

  private static Language undetermined() {
    return new Language(LanguageTags.UNDETERMINED, 0.0);
  }
}
