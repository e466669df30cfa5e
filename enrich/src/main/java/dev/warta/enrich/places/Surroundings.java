package dev.warta.enrich.places;

import dev.warta.enrich.places.PlaceNames.Found;
import dev.warta.enrich.places.Sighting.Context;
import dev.warta.enrich.text.Tokens;
import dev.warta.events.TextPart;

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

  /** The token whose sentence was looked at last, so that a sentence is walked through once. */
  private int lookedAt = -1;

  private int firstOfLookedAt;

  Surroundings(Tokens tokens, PlaceNames names, PlaceWords words, SmallWords smallWords) {
    this.tokens = tokens;
    this.text = tokens.text();
    this.names = names;
    this.words = words;
    this.smallWords = smallWords;
    this.isHeadline = tokens.part() == TextPart.title && isHeadline(tokens);
  }

  /** Whether nearly all words begin with a capital, or have nothing else. */
  private static boolean isHeadline(Tokens tokens) {
    int all = 0;
    int capitals = 0;
    for (int token = 0; token < tokens.size(); token++) {
      int first = tokens.text().codePointAt(tokens.start(token));
      if (Character.isUpperCase(first)) {
        capitals++;
        all++;
      } else if (Character.isLowerCase(first) && tokens.end(token) - tokens.start(token) > 3) {
        all++;
      }
    }
    return all >= FEWEST_WORDS && capitals >= HEADLINE * all;
  }

  /**
   * What was found, with its surroundings.
   *
   * @param token the token that the name begins in
   */
  Sighting of(Found found, int token) {
    int last = tokens.tokenAt(found.next() - 1);
    boolean hasKind = beginsWord(found, token) && token > 0 && isKindWithCapital(token - 1);
    if (!hasKind) {
      Context context = context(found, token, last);
      return new Sighting(
          tokens, found.namesakes(), found.start(), found.end(), container(last), context, false);
    }
    boolean endsName = token > 1 && isBesideNext(token - 2) && isName(token - 2);
    return new Sighting(
        tokens,
        found.namesakes(),
        tokens.start(token - 1),
        found.end(),
        container(last),
        endsName ? Context.ENDS_NAME : Context.PLACE,
        words.isArea(tokens.token(token - 1)));
  }

  /** Whether the name begins the word, and not a part of it behind a hyphen. */
  private boolean beginsWord(Found found, int token) {
    return found.start() == tokens.start(token);
  }

  /** Whether a word is a kind of place with a capital, part of the name behind: Kota Kupang. */
  private boolean isKindWithCapital(int token) {
    String word = tokens.token(token);
    return Character.isUpperCase(word.codePointAt(0))
        && isBesideNext(token)
        && words.isPart(word)
        && !isHeadline
        && !words.saysRole(text, tokens.start(token + 1));
  }

  private Context context(Found found, int token, int last) {
    boolean place = words.saysPlace(text, found.start());
    if (!hasCase(found.start())) {
      return place ? Context.PLACE : Context.OPEN;
    }
    boolean kind = words.saysKind(text, found.start());
    boolean role = words.saysRole(text, found.start());
    if (!kind && !role && token > 0 && beginsWord(found, token) && endsName(token, place)) {
      return isHeadline ? Context.HEADLINE : Context.ENDS_NAME;
    }
    if (!role && last + 1 < tokens.size() && isBesideNext(last) && isNameOrPart(last + 1)) {
      return isHeadline ? Context.HEADLINE : Context.BEGINS_NAME;
    }
    if (place) {
      return Context.PLACE;
    }
    return token == firstOfSentence(token) ? Context.FIRST : Context.OPEN;
  }

  private boolean hasCase(int at) {
    int letter = text.codePointAt(at);
    return Character.isUpperCase(letter) || Character.isLowerCase(letter);
  }

  /** Whether a name stands before: Bank London, Bank of London, SMA Negeri 2 London. */
  private boolean endsName(int token, boolean saysPlace) {
    int before = token - 1;
    if (!isBesideNext(before)) {
      return false;
    }
    if (!saysPlace && isName(before)) {
      return true;
    }
    boolean links = words.isLink(tokens.token(before)) || isNumber(before);
    return links
        && before > firstOfSentence(token) + 1
        && isBesideNext(before - 1)
        && isName(before - 1);
  }

  private boolean isNumber(int token) {
    return Character.isDigit(text.charAt(tokens.start(token)));
  }

  /** The first word of the sentence, behind what opens it; behind a colon or a mark too. */
  private int firstOfSentence(int token) {
    int start = tokens.sentenceStart(tokens.sentenceOf(token));
    boolean isKnown = lookedAt > start && lookedAt <= token;
    int first = isKnown ? firstOfLookedAt : start;
    for (int before = token - 1; before >= (isKnown ? lookedAt : start); before--) {
      if (!tokens.isWord(before) && !isInnerSign(text.charAt(tokens.start(before)))) {
        first = before + 1;
        break;
      }
    }
    lookedAt = token;
    firstOfLookedAt = first;
    return first;
  }

  private static boolean isInnerSign(char c) {
    return c == ',' || c == '-' || c == '\'' || c == '’' || c == '&' || c == '/' || c == '.';
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
        && !words.isPart(word)
        && !(token == firstOfSentence(token) && smallWords.contains(word));
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
