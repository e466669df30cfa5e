package dev.warta.enrich.dates;

import com.ibm.icu.text.DateTimePatternGenerator;
import com.ibm.icu.util.ULocale;
import dev.warta.enrich.calendar.CalendarSymbols;
import dev.warta.enrich.calendar.CalendarSymbols.Name;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All the words of dates in one language: names and distances out of CLDR, and what the language's
 * file adds.
 *
 * <p>Immutable once built, and safe for use by several threads.
 */
final class DateWords {

  private static final String ENGLISH = "en";

  private final WordTrie trie = new WordTrie();
  private final LanguageFile file;
  private final Set<String> compoundEndings;
  private final Set<String> caseEndings;
  private final Set<String> particles;

  /** Letters glued to the front of a word, such as the Arabic و. */
  final Set<String> prefixes;

  final Set<String> ordinals;
  final Set<String> decades;
  final Marks marks;
  final boolean isMonthFirst;
  final boolean isYearFirst;

  /** Whether a day and a month in numbers end with a full stop: 10.12. */
  final boolean isDotted;

  private final boolean isWeekAlsoDay;

  /** How far the years of the language's own era are ahead. */
  final int yearsAhead;

  /** What stands behind the number of a year, month or day, as in 2024年6月19日. */
  record Marks(
      List<String> year,
      List<String> month,
      List<String> day,
      List<String> notBehind,
      List<String> decade) {}

  private DateWords(String language) {
    ULocale locale = ULocale.forLanguageTag(language);
    file = LanguageFile.of(locale.getLanguage());
    compoundEndings = folded("compound");
    caseEndings = folded("ending");
    particles = folded("particle");
    prefixes = folded("prefix");
    ordinals = folded("ordinal");
    decades = folded("decade");
    marks =
        new Marks(
            file.phrases("year-mark"),
            file.phrases("month-mark"),
            file.phrases("day-mark"),
            file.phrases("not-behind-a-day"),
            file.phrases("decade"));
    yearsAhead = file.phrases("era").stream().mapToInt(Integer::parseInt).findFirst().orElse(0);
    DateTimePatternGenerator patterns = DateTimePatternGenerator.getInstance(locale);
    String pattern = patterns.getBestPattern("yMMMMd");
    isDotted = patterns.getBestPattern("Md").endsWith(".");
    isMonthFirst = before(pattern, 'M', 'd') || before(pattern, 'L', 'd');
    isYearFirst = before(pattern, 'y', 'd');
    addNames(CalendarSymbols.in(locale));
    if (locale.getLanguage().equals("zh")) {
      addNames(CalendarSymbols.in(ULocale.TRADITIONAL_CHINESE));
    }
    isWeekAlsoDay =
        file.phrases("unit").stream()
            .anyMatch(entry -> trie.word(file.left(entry)).is(Role.WEEKDAY));
    addOwn();
    addDistances(new CldrPhrases(locale));
  }

  /** The words of a language; those of English where CLDR does not know it. */
  static DateWords in(String language) {
    return new DateWords(language.isEmpty() || language.equals("und") ? ENGLISH : language);
  }

  private static boolean before(String pattern, char first, char second) {
    int at = pattern.indexOf(first);
    return at >= 0 && at < pattern.indexOf(second);
  }

  private Set<String> folded(String section) {
    Set<String> all = new HashSet<>();
    file.phrases(section).forEach(phrase -> all.add(Folding.fold(phrase)));
    return all;
  }

  private void addNames(CalendarSymbols symbols) {
    symbols.months().forEach(name -> addName(name, Role.MONTH));
    symbols.weekdays().forEach(name -> addName(name, Role.WEEKDAY));
  }

  private void addName(Name name, Role role) {
    String text = name.text();
    if (text.length() < 2 || Character.isDigit(text.charAt(0))) {
      return;
    }
    Word word = trie.word(text);
    if (word.is(Role.MONTH) || word.is(Role.WEEKDAY)) {
      return;
    }
    word.with(role, name.number());
    if (name.isShort()) {
      word.with(Role.SHORT, 1);
    }
    if (Character.isUpperCase(text.charAt(0)) && text.indexOf(' ') < 0) {
      word.inCapitals();
    }
  }

  private void addOwn() {
    DateWordsOfFile.add(file, trie);
  }

  private void addDistances(CldrPhrases cldr) {
    for (CldrPhrases.Distance distance : cldr.distances()) {
      DateWordsOfFile.addDistance(
          trie.word(withoutPreposition(distance.phrase())), distance.unit(), distance.distance());
    }
    if (file.phrases("no-count").isEmpty()) {
      cldr.countedPast().forEach(this::addCounted);
    }
    cldr.numbers().forEach((word, n) -> trie.word(word).with(Role.COUNT, n));
  }

  /** CLDR writes the Russian "in the last year" with its preposition; it leaves two words. */
  private String withoutPreposition(String phrase) {
    for (String preposition : file.phrases("preposition")) {
      String glue = preposition.endsWith("'") || preposition.endsWith("’") ? "" : " ";
      if (Folding.fold(phrase).startsWith(Folding.fold(preposition) + glue)) {
        String rest = phrase.substring(preposition.length()).strip();
        return rest.indexOf(' ') < 0 ? phrase : rest;
      }
    }
    return phrase;
  }

  private void addCounted(CldrPhrases.Counted counted) {
    if (counted.behind().isEmpty()) {
      return;
    }
    if (counted.before().isEmpty()) {
      trie.word(counted.behind()).with(Role.UNIT_AGO, counted.unit().ordinal());
    } else {
      trie.word(counted.before()).with(Role.AGO, 1);
      trie.word(counted.behind()).with(Role.AGO_UNIT, counted.unit().ordinal());
    }
  }

  /** The longest word at an offset, written as such words are; null for none. */
  Lexeme longestAt(String text, int start) {
    return trie.longestAt(text, start, (word, from, end) -> endOf(word, text, from, end));
  }

  /** Whether a word that plays a part in dates begins here, a preposition or a verb perhaps. */
  boolean isFunctionWord(String text, int start) {
    return longestAt(text, start) != null;
  }

  private int endOf(Word word, String text, int start, int end) {
    if (isWeekAlsoDay && word.is(Role.PERIOD) && isCapitalInside(text, start)) {
      return -1;
    }
    if (word.needsCapital() && !Character.isUpperCase(text.charAt(start))) {
      return -1;
    }
    if (isBoundary(text, end)) {
      return end;
    }
    if (compoundEndings.isEmpty() && caseEndings.isEmpty() && particles.isEmpty()) {
      return -1;
    }
    int behind = end;
    while (behind < text.length() && Character.isLetter(text.charAt(behind)) && behind < end + 12) {
      behind++;
    }
    String rest = Folding.fold(text.substring(end, behind));
    if (particles.contains(rest)) {
      return end;
    }
    boolean isName = word.is(Role.MONTH) || word.is(Role.WEEKDAY);
    if (isName && caseEndings.contains(rest)) {
      return behind;
    }
    return word.is(Role.WEEKDAY) && compoundEndings.contains(rest) ? end : -1;
  }

  /** The Indonesian Minggu is a Sunday, minggu is a week; a sentence may begin with either. */
  private static boolean isCapitalInside(String text, int start) {
    return start > 1
        && Character.isUpperCase(text.charAt(start))
        && text.charAt(start - 1) == ' '
        && (Character.isLetterOrDigit(text.charAt(start - 2)) || text.charAt(start - 2) == ',');
  }

  /** Whether a word may end at an offset. */
  static boolean isBoundary(String text, int end) {
    if (end >= text.length()) {
      return true;
    }
    char next = text.charAt(end);
    return !Character.isLetterOrDigit(next)
            && !Character.isSurrogate(next)
            && Character.getType(next) != Character.NON_SPACING_MARK
        || Folding.isSpaceless(next)
        || Folding.isSpaceless(text.charAt(end - 1));
  }
}
