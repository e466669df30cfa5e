package dev.warta.enrich.extract;

/** Judges whether what reads like a dateline is one. */
final class DatelineProof {

  private final LanguageCues cues;
  private final KnownPlaces places;

  DatelineProof(LanguageCues cues, KnownPlaces places) {
    this.cues = cues;
    this.places = places;
  }

  /**
   * How sure the parts are a dateline, from 0 (they are none) to 1.
   *
   * @param mark the separator behind them
   */
  double confidence(DatelineParts parts, char mark, DatelineReader.Context context) {
    boolean dash = "-–—−―".indexOf(mark) >= 0;
    if (parts.place == null) {
      boolean agencyAlone = parts.agency != null && (parts.sureAgency || parts.bracketed);
      return agencyAlone && dash ? 0.8 : 0;
    }
    String town = parts.place.split("[,(]")[0].strip();
    boolean caps = Plain.isAllCaps(town) && town.length() >= 3;
    boolean known = places.isPlace(town) || places.isPlace(town.split("/")[0]);
    if (parts.sureAgency || (parts.time != null && (caps || known || dash))) {
      return 0.97;
    }
    if (mark == ')') {
      return 0;
    }
    if (parts.bracketed || (parts.agency != null && dash && caps)) {
      boolean proven = caps || known || isNamedAgain(town, context);
      return proven ? 0.95 : isTerm(town, parts.agency) ? 0 : 0.8;
    }
    if (caps || known) {
      boolean abbreviation = mark == '.' && town.indexOf('.') >= 0;
      return abbreviation ? 0 : caps && known ? 0.97 : 0.85;
    }
    boolean again =
        mark == '.'
            ? endsAsTown(town) || isNamedAsPlace(town, context)
            : isNamedAgain(town, context);
    boolean agencyBehind = parts.agency == null || Plain.isUncased(town.charAt(0));
    return again && agencyBehind && town.split(" ").length <= 4 ? 0.7 : 0;
  }

  /**
   * Whether the brackets explain the words before them: "Bank Sentral Eropa (BSE)", "Voice (beta)".
   */
  private static boolean isTerm(String words, String bracket) {
    StringBuilder initials = new StringBuilder();
    for (String word : words.split(" ")) {
      initials.append(word.charAt(0));
    }
    boolean acronym = initials.length() > 1 && initials.toString().equalsIgnoreCase(bracket);
    return acronym || Character.isLowerCase(bracket.codePointAt(0)) && words.indexOf(' ') > 0;
  }

  private static boolean isNamedAgain(String town, DatelineReader.Context context) {
    if (context.title().contains(town)) {
      return true;
    }
    int first = context.text().indexOf(town);
    return first >= 0 && context.text().indexOf(town, first + town.length()) >= 0;
  }

  /** Whether one word ends as towns do: Ravensburg. */
  private boolean endsAsTown(String word) {
    return word.indexOf(' ') < 0
        && cues.section("town-ending").stream()
            .anyMatch(ending -> word.length() > ending.length() + 2 && word.endsWith(ending));
  }

  /** Whether title or text name the town behind a preposition: "in der Lüneburger Heide". */
  private boolean isNamedAsPlace(String town, DatelineReader.Context context) {
    String[] words = (context.title() + " " + context.text()).split("\\s+");
    for (int i = 1; i < words.length; i++) {
      if (words[i].startsWith(town) && town.length() >= 4) {
        boolean direct = cues.preposition.contains(words[i - 1]);
        boolean article =
            i > 1 && words[i - 1].length() == 3 && cues.preposition.contains(words[i - 2]);
        if (direct || article) {
          return true;
        }
      }
    }
    return false;
  }
}
