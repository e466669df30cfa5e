package dev.warta.enrich.extract;

/** The readers of the small parts of an article, built once from the cues of all languages. */
record Cuesheet(
    LanguageCues words,
    KnownPlaces places,
    Names names,
    Credits credits,
    NoiseLines noise,
    StatedDates dates,
    DatelineReader datelines) {

  static Cuesheet bundled() {
    LanguageCues words = LanguageCues.bundled();
    KnownPlaces places = new KnownPlaces(words);
    Names names = new Names(words, places);
    Credits credits = new Credits(words, names);
    StatedDates dates = new StatedDates(words);
    return new Cuesheet(
        words,
        places,
        names,
        credits,
        new NoiseLines(words, credits, names),
        dates,
        new DatelineReader(words, places, names, dates));
  }
}
