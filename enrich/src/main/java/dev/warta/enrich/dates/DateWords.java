package dev.warta.enrich.dates;

import com.ibm.icu.util.ULocale;
import dev.warta.enrich.calendar.DayWords;
import dev.warta.enrich.calendar.Folding;
import dev.warta.enrich.calendar.PartOrder;
import dev.warta.enrich.calendar.PhraseTrie;
import dev.warta.enrich.text.LanguageFile;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All the words of dates in one language: names, distances out of CLDR, and what the language's
 * file adds.
 *
 * <p>Immutable once built, and safe for use by several threads.
 */
final class DateWords {

  private static final String ENGLISH = "en";

  private final PhraseTrie<Word> trie = new PhraseTrie<>(Word::new);
  private final LanguageFile file;
  private final Set<String> compoundEndings;
  private final Set<String> caseEndings;
  private final Set<String> particles;

  /** Letters glued to the front of a word, such as the Arabic و. */
  final Set<String> prefixes;

  final Set<String> ordinals;
  final Set<String> decades;

  /** What stands behind the first of ten years, as in 1990年代. */
  final List<String> decadeMarks;

  /** What must not follow a marked day, as in 3日間. */
  final List<String> notBehindDay;

  final DayWords days;
  final PartOrder order;
  private final boolean isWeekAlsoDay;

  private DateWords(String language) {
    ULocale locale = ULocale.forLanguageTag(language);
    file = LanguageFile.ifAny(DateWords.class, locale.getLanguage());
    compoundEndings = folded("compound");
    caseEndings = folded("ending");
    particles = folded("particle");
    prefixes = folded("prefix");
    ordinals = folded("ordinal");
    decades = folded("decade");
    decadeMarks = file.phrases("decade");
    notBehindDay = file.phrases("not-behind-a-day");
    days = DayWords.in(language);
    order = PartOrder.in(language);
    days.months().forEach(name -> addName(name, Role.MONTH));
    days.weekdays().forEach(name -> addName(name, Role.WEEKDAY));
    isWeekAlsoDay =
        file.phrases("unit").stream()
            .anyMatch(entry -> trie.word(file.left(entry)).is(Role.WEEKDAY));
    DateWordsOfFile.add(file, days.weekdays(), trie);
    addDistances(new CldrPhrases(locale));
  }

  /** The words of a language; those of English where CLDR does not know it. */
  static DateWords in(String language) {
    return new DateWords(language.isEmpty() || language.equals("und") ? ENGLISH : language);
  }

  private Set<String> folded(String section) {
    Set<String> all = new HashSet<>();
    file.phrases(section).forEach(phrase -> all.add(Folding.fold(phrase)));
    return all;
  }

  private void addName(DayWords.Name name, Role role) {
    String text = name.text();
    Word word = trie.word(text);
    if (text.length() < 2 || word.is(Role.MONTH) || word.is(Role.WEEKDAY)) {
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
    PhraseTrie.Found<Word> found =
        trie.longestAt(text, start, (word, from, end) -> endOf(word, text, from, end));
    return found == null ? null : new Lexeme(found.word(), found.start(), found.end());
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
