package dev.warta.enrich.dates;

import com.ibm.icu.text.DecimalFormatSymbols;
import com.ibm.icu.text.RelativeDateTimeFormatter;
import com.ibm.icu.text.RelativeDateTimeFormatter.AbsoluteUnit;
import com.ibm.icu.text.RelativeDateTimeFormatter.Direction;
import com.ibm.icu.text.RelativeDateTimeFormatter.RelativeUnit;
import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What CLDR says of distances in a language: yesterday, last week, 5 days ago, and the numbers in
 * words.
 */
final class CldrPhrases {

  private static final Map<Direction, Integer> DISTANCES =
      Map.of(
          Direction.LAST_2, -2,
          Direction.LAST, -1,
          Direction.THIS, 0,
          Direction.NEXT, 1,
          Direction.NEXT_2, 2);

  private static final Map<AbsoluteUnit, Unit> NAMED =
      Map.of(
          AbsoluteUnit.DAY, Unit.DAY,
          AbsoluteUnit.WEEK, Unit.WEEK,
          AbsoluteUnit.MONTH, Unit.MONTH,
          AbsoluteUnit.YEAR, Unit.YEAR);

  private static final Map<RelativeUnit, Unit> COUNTED =
      Map.of(
          RelativeUnit.DAYS, Unit.DAY,
          RelativeUnit.WEEKS, Unit.WEEK,
          RelativeUnit.MONTHS, Unit.MONTH,
          RelativeUnit.YEARS, Unit.YEAR);

  /** One number of each plural form, in all languages. */
  private static final int[] SAMPLES = {1, 2, 3, 5, 11, 21, 22, 100};

  private static final int LAST_NUMBER = 30;

  private final ULocale language;
  private final RelativeDateTimeFormatter formatter;
  private final char zero;

  CldrPhrases(ULocale language) {
    this.language = language;
    this.formatter = RelativeDateTimeFormatter.getInstance(language);
    this.zero = DecimalFormatSymbols.getInstance(language).getZeroDigit();
  }

  /** A phrase that tells a distance. */
  record Distance(String phrase, Unit unit, int distance) {}

  /** What stands around the number of a distance into the past. */
  record Counted(String before, Unit unit, String behind) {}

  /** Yesterday, last year, and what has a word of its own, as the Arabic "two years ago". */
  List<Distance> distances() {
    List<Distance> found = new ArrayList<>();
    NAMED.forEach(
        (named, unit) ->
            DISTANCES.forEach(
                (direction, distance) -> {
                  String phrase = formatter.format(direction, named);
                  if (phrase != null && unit != Unit.DAY || isWord(phrase)) {
                    found.add(new Distance(phrase, unit, distance));
                  }
                }));
    COUNTED.forEach(
        (counted, unit) -> {
          for (int n = 1; n <= 2; n++) {
            String phrase = formatter.format(n, Direction.LAST, counted);
            if (numberIn(phrase, n) == null) {
              found.add(new Distance(phrase, unit, -n));
            }
          }
        });
    found.removeIf(distance -> distance.phrase() == null);
    return found;
  }

  private static boolean isWord(String phrase) {
    return phrase != null && phrase.length() > 1;
  }

  /** The forms of "N days ago". */
  List<Counted> countedPast() {
    List<Counted> found = new ArrayList<>();
    COUNTED.forEach(
        (counted, unit) -> {
          for (int n : SAMPLES) {
            String phrase = formatter.format(n, Direction.LAST, counted);
            String[] around = numberIn(phrase, n);
            if (around != null) {
              found.add(new Counted(around[0].strip(), unit, around[1].strip()));
            }
          }
        });
    return found;
  }

  /** What stands before and behind the number; null where it is not in digits. */
  private String[] numberIn(String phrase, int number) {
    StringBuilder own = new StringBuilder();
    for (char digit : Integer.toString(number).toCharArray()) {
      own.append((char) (zero + digit - '0'));
    }
    for (String digits : List.of(Integer.toString(number), own.toString())) {
      int at = phrase.indexOf(digits);
      if (at >= 0) {
        return new String[] {phrase.substring(0, at), phrase.substring(at + digits.length())};
      }
    }
    return null;
  }

  /** The numbers up to thirty in words. */
  Map<String, Integer> numbers() {
    Map<String, Integer> words = new LinkedHashMap<>();
    RuleBasedNumberFormat speller =
        new RuleBasedNumberFormat(language, RuleBasedNumberFormat.SPELLOUT);
    for (int n = 1; n <= LAST_NUMBER; n++) {
      String word = speller.format(n).replace("\u00ad", "").replace("\u200b", "");
      if (!Character.isDigit(word.charAt(0))) {
        words.put(word, n);
      }
    }
    return words;
  }
}
