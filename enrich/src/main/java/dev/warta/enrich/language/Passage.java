package dev.warta.enrich.language;

/**
 * One sample of an article and what its letters say of its language.
 *
 * @param scripts the scripts of its letters
 * @param scores how well it fits the languages of the model
 */
record Passage(ScriptLanguages scripts, LanguageScores scores) {

  static Passage of(String text, LanguageModel model) {
    return new Passage(ScriptLanguages.in(text), model.score(text));
  }

  int letters() {
    return scripts.letters();
  }

  /** The language of this passage alone. */
  String language() {
    return scripts.guess().map(Guess::tag).orElseGet(scores::best);
  }
}
