package dev.warta.enrich.places;

import dev.warta.enrich.places.PlaceNames.Found;
import dev.warta.enrich.places.Sighting.Context;
import dev.warta.enrich.text.Tokens;

/**
 * Reads what stands around a name in one text.
 *
 * <p>A word with a capital right beside the name makes it part of a longer name, unless that word
 * only begins its sentence, is a place itself, or says that a place follows.
 */
final class Surroundings {

  /** From this share of words with capitals on, a headline has them all. */
  private static final double HEADLINE = 0.7;

  private static final int FEWEST_WORDS = 4;

  private final Tokens tokens;
  private final String text;
  private final PlaceNames names;
  private final PlaceWords words;
  private final SmallWords smallWords;
  private final boolean isHeadline;

  Surroundings(Tokens tokens, PlaceNames names, PlaceWords words, SmallWords smallWords) {
    this.tokens = tokens;
    this.text = tokens.text();
    this.names = names;
    this.words = words;
    this.smallWords = smallWords;
    this.isHeadline = isHeadline(tokens);
  }

  /** Whether nearly all words begin with a capital, or have nothing else. */
  private static boolean isHeadline(Tokens tokens) {
    int all = 0;
    int capitals = 0;
    for (int token = 0; token < tokens.size(); token++) {
      int first = text(tokens).codePointAt(tokens.start(token));
      if (Character.isUpperCase(first)) {
        capitals++;
        all++;
      } else if (Character.isLowerCase(first) && tokens.end(token) - tokens.start(token) > 3) {
        all++;
      }
    }
    return all >= FEWEST_WORDS && capitals >= HEADLINE * all;
  }

  private static String text(Tokens tokens) {
    return tokens.text();
  }

  /**
   * What was found, with its surroundings.
   *
   * @param token the token that the name begins in
   * @param behindPlace whether a place ends right before it
   */
  Sighting of(Found found, int token, boolean behindPlace) {
    int start = found.start();
    int last = tokens.tokenAt(found.next() - 1);
    Context context = context(found, token, last, behindPlace);
    if (token > 0 && isPartOfPlace(token)) {
      start = tokens.start(token - 1);
      context = Context.PLACE;
    }
    return new Sighting(tokens, found.namesakes(), start, found.end(), container(last), context);
  }

  /** Whether the word before is a kind of place with a capital: Kota Kupang. */
  private boolean isPartOfPlace(int token) {
    String before = tokens.token(token - 1);
    return Character.isUpperCase(before.codePointAt(0))
        && isBesideNext(token - 1)
        && words.isPart(before)
        && !isHeadline
        && !words.saysRole(text, tokens.start(token));
  }

  private Context context(Found found, int token, int last, boolean behindPlace) {
    boolean role = words.saysRole(text, found.start());
    boolean place = role || words.saysPlace(text, found.start());
    boolean hasCapital = Character.isUpperCase(text.codePointAt(found.start()));
    if (!hasCapital) {
      return place ? Context.PLACE : Context.OPEN;
    }
    if (isHeadline) {
      return Context.HEADLINE;
    }
    if (!place && !behindPlace && token > 0 && isBesideNext(token - 1) && isName(token - 1)) {
      return Context.ENDS_NAME;
    }
    if (!role && last + 1 < tokens.size() && isBesideNext(last) && isNameOrPart(last + 1)) {
      return Context.BEGINS_NAME;
    }
    return place ? Context.PLACE : Context.OPEN;
  }

  /** Whether nothing but a space stands between this token and the next. */
  private boolean isBesideNext(int token) {
    int gap = tokens.start(token + 1) - tokens.end(token);
    return gap == 1 && text.charAt(tokens.end(token)) == ' ';
  }

  /** Whether a word before the name is a name itself. */
  private boolean isName(int token) {
    String word = tokens.token(token);
    return Character.isUpperCase(word.codePointAt(0))
        && !words.isNoName(word)
        && !smallWords.contains(word)
        && !words.isPart(word);
  }

  /** Whether the word behind the name goes on with it. */
  private boolean isNameOrPart(int token) {
    String word = tokens.token(token);
    return Character.isUpperCase(word.codePointAt(0))
        && !words.isNoName(word)
        && names.countries().longestAt(text, tokens.start(token)) == null;
  }

  /** The country or the division whose name stands behind a comma or in brackets; or null. */
  private String container(int last) {
    int sign = last + 1;
    if (sign + 1 >= tokens.size()) {
      return null;
    }
    char c = text.charAt(tokens.start(sign));
    if (c != ',' && c != '(' && c != '،' && c != '、' && c != '（') {
      return null;
    }
    int start = tokens.start(sign + 1);
    NameTrie.Longest<CountryName> country = names.countries().longestAt(text, start);
    if (country != null && country.name().isCountry()) {
      return country.name().code();
    }
    Found place = names.placeAt(text, start);
    return place == null
        ? null
        : place.namesakes().places().stream()
            .filter(known -> !known.isCity())
            .map(KnownPlace::division)
            .findFirst()
            .orElse(null);
  }
}
