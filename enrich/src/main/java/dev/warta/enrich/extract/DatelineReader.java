package dev.warta.enrich.extract;

import dev.warta.events.ArticleTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the dateline of a paragraph without taking an ordinary beginning of a sentence for one.
 *
 * <p>The longest prefix that reads as place, region, date and agency and ends in a separator is the
 * dateline, if something proves it: capitals, an agency, a date, a place that is known, or one that
 * the title or the text names again.
 */
final class DatelineReader {

  private static final int MAX_LENGTH = 140;
  private static final int MAX_CONTEXT = 6_000;
  private static final String DASHES = "-–—−―";
  private static final String OPENERS = "\"'“‘„«»‹›”’¿¡([「『‚*";
  private static final Set<String> PARTICLES =
      Set.of(
          "de", "del", "do", "da", "dos", "das", "di", "la", "le", "el", "am", "an", "der", "im",
          "in", "den", "sur", "lès", "les", "upon", "of", "aan", "op", "bei", "ob", "y", "e", "na",
          "на", "и", "dan", "and", "und", "et", "en");

  private static final Pattern PART =
      Pattern.compile(" ?[,،、] ?| [-–—]{1,2} |(?<!\\d)\\. (?=\\p{L}|\\d|$)");

  private final LanguageCues cues;
  private final KnownPlaces places;
  private final Names names;
  private final StatedDates dates;
  private final DatelineProof proof;

  DatelineReader(LanguageCues cues, KnownPlaces places, Names names, StatedDates dates) {
    this.cues = cues;
    this.places = places;
    this.names = names;
    this.dates = dates;
    this.proof = new DatelineProof(cues, places);
  }

  /** What else is known of the article while its dateline is read. */
  record Context(String title, String text, String source, Instant receivedAt) {
    Context {
      text = text.length() > MAX_CONTEXT ? text.substring(0, MAX_CONTEXT) : text;
    }
  }

  /** The dateline that a paragraph begins with, or null. */
  Dateline read(String paragraph, Context context) {
    String head =
        paragraph
            .substring(0, Math.min(MAX_LENGTH, paragraph.length()))
            .replace('\u00A0', ' ')
            .replace('\u202F', ' ');
    Dateline bracketed = JapaneseDateline.read(head, cues, places, names, dates, context);
    if (bracketed != null) {
      return bracketed;
    }
    Dateline longest = null;
    if (DASHES.indexOf(head.isEmpty() ? '-' : head.charAt(0)) >= 0) {
      return null;
    }
    for (int i = 1; i < head.length(); i++) {
      int end = separatorEnd(head, i);
      if (end > 0 && end < paragraph.length() && startsSentence(paragraph, end)) {
        char mark = head.charAt(i);
        String prefix = head.substring(0, mark == ')' ? i + 1 : i).strip();
        boolean brief = (mark == ':' || mark == '|') && isBrief(paragraph.substring(end));
        Dateline found = brief ? null : prefix(prefix, mark, end, context);
        longest = found == null ? longest : found;
      }
    }
    return longest;
  }

  /** Where the text behind a separator begins; -1 where no separator stands at {@code i}. */
  private static int separatorEnd(String head, int i) {
    char c = head.charAt(i);
    char before = head.charAt(i - 1);
    int end = i + 1;
    if (c == '.' && end < head.length() && DASHES.indexOf(head.charAt(end)) >= 0) {
      end++;
    } else if (DASHES.indexOf(c) >= 0) {
      boolean doubled = end < head.length() && DASHES.indexOf(head.charAt(end)) >= 0;
      end += doubled ? 1 : 0;
      boolean apart = before == ' ' || before == ')' || before == '.' || before == '/';
      boolean spaced = end < head.length() && head.charAt(end) == ' ';
      if (!(apart && (spaced || before != ' ')) && !(spaced && c != '-') && c != '—' && !doubled) {
        return -1;
      }
    } else if (":.|)".indexOf(c) < 0 || end >= head.length() || head.charAt(end) != ' ') {
      return -1;
    }
    while (end < head.length() && head.charAt(end) == ' ') {
      end++;
    }
    return end;
  }

  /** Whether so little follows that a label stands before it, not a place: "CEO: Ana Gil". */
  private static boolean isBrief(String rest) {
    return rest.length() < 20 && !Plain.isUncased(rest.codePointAt(0));
  }

  private static boolean startsSentence(String paragraph, int at) {
    int c = paragraph.codePointAt(at);
    return Character.isUpperCase(c)
        || Character.isTitleCase(c)
        || Character.isDigit(c)
        || Plain.isUncased(c)
        || OPENERS.indexOf(c) >= 0;
  }

  private Dateline prefix(String prefix, char mark, int length, Context context) {
    DatelineParts parts = new DatelineParts();
    String text = takeBrackets(prefix, parts, context);
    if (text == null) {
      return null;
    }
    for (String part : split(text)) {
      if (!take(part, parts, context)) {
        return null;
      }
    }
    double confidence = proof.confidence(parts, mark, context);
    return confidence == 0
        ? null
        : new Dateline(parts.place, parts.agency, null, parts.time, confidence, length);
  }

  /** The prefix without its brackets; null where one holds what no dateline holds. */
  private String takeBrackets(String prefix, DatelineParts parts, Context context) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < prefix.length()) {
      char c = prefix.charAt(at);
      int close = c == '(' || c == '（' ? prefix.indexOf(c == '(' ? ')' : '）', at) : -1;
      boolean slash = c == '/' && (at == 0 || " .".indexOf(prefix.charAt(at - 1)) >= 0);
      close = slash ? prefix.indexOf('/', at + 1) : close;
      if (close < 0) {
        text.append(c);
        at++;
        continue;
      }
      String inner = prefix.substring(at + 1, close).strip();
      boolean country = places.isCountryOrRegion(inner) && !cues.agencies.contains(inner);
      if ((country || isRegionCode(inner, context)) && text.length() > 0) {
        text.append(prefix, at, close + 1);
      } else if (!takeBracket(inner, parts, context)) {
        return null;
      } else {
        text.append(" , ");
      }
      at = close + 1;
    }
    return text.toString();
  }

  private boolean isRegionCode(String inner, Context context) {
    if (inner.length() != 2 || !Plain.isAllCaps(inner) || !cues.regionCode.contains(inner)) {
      return false;
    }
    int common = 0;
    String[] words = context.text.split("\\s+", 80);
    for (int i = 0; i < words.length - 1; i++) {
      common += cues.common.contains(words[i]) ? 1 : 0;
    }
    return common * 8 > words.length;
  }

  private boolean takeBracket(String inner, DatelineParts parts, Context context) {
    ArticleTime time = dates.read(inner, context.receivedAt);
    if (time != null) {
      parts.time = time;
      return true;
    }
    boolean brief = inner.length() <= 45 && inner.split(" ").length <= 5;
    boolean letters = inner.codePoints().anyMatch(Character::isLetter);
    boolean word = inner.indexOf(' ') < 0 && inner.length() <= 12;
    boolean name = startsUpper(inner) || word || cues.medium.areIn(inner);
    boolean acronym = Plain.isAllCaps(inner) && inner.length() <= 4;
    if (dates.isWeekday(inner) && !acronym) {
      return true;
    }
    if (parts.bracketed || !brief || !letters || !name || inner.indexOf(':') >= 0) {
      return false;
    }
    int slash = inner.indexOf('/');
    boolean desk = slash > 0 && cues.agencies.contains(inner.substring(0, slash));
    parts.agency = desk ? inner.substring(0, slash) : inner;
    parts.bracketed = true;
    parts.sureAgency = cues.agencies.contains(parts.agency);
    return true;
  }

  private static boolean startsUpper(String text) {
    int c = text.isEmpty() ? 0 : text.codePointAt(0);
    return Character.isUpperCase(c) || Plain.isUncased(c);
  }

  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    for (String part : PART.split(text)) {
      String trimmed = Plain.trimmed(part, " .,:–—«“\"-", " ,:–—»”\"-");
      if (!trimmed.isEmpty()) {
        parts.add(trimmed);
      }
    }
    return parts;
  }

  private boolean take(String part, DatelineParts parts, Context context) {
    String text = part;
    int date = dates.suffixStart(text, context.receivedAt);
    if (date >= 0) {
      parts.time = dates.read(text.substring(date), context.receivedAt);
      text = Plain.trimmed(text.substring(0, date), "", " ,(");
    }
    if (text.isEmpty()) {
      return true;
    }
    if (dates.isWeekday(text)) {
      return parts.place != null;
    }
    boolean medium = isSureMedium(text, context);
    if (medium && parts.agency == null) {
      parts.agency = text;
      parts.sureAgency = true;
      return true;
    }
    if (!isPlaceForm(text)) {
      return false;
    }
    if (parts.place == null) {
      parts.place = text;
    } else if (parts.agency != null || isAbbreviation(text) || places.isCountryOrRegion(text)) {
      parts.place = parts.place + ", " + text;
    } else {
      parts.agency = text;
    }
    return true;
  }

  /** "N.S.", "Gto.": datelines shorten regions, not agencies. */
  private static boolean isAbbreviation(String text) {
    return text.endsWith(".") && text.length() <= 6;
  }

  private boolean isSureMedium(String text, Context context) {
    return cues.agencies.contains(text)
        || (names.isMedium(text) && isNameForm(text) && !places.isPlace(text))
        || isCamelCase(text)
        || Plain.key(text).replace(" ", "").equals(Plain.key(context.source).replace(" ", ""));
  }

  /** Whether the text is written as names are, not as part of a sentence. */
  private static boolean isNameForm(String text) {
    String[] words = text.split(" ");
    for (int i = 0; i < words.length; i++) {
      boolean particle = i > 0 && PARTICLES.contains(words[i]);
      if (words[i].isEmpty()
          || !(particle
              || startsUpper(words[i])
              || words[i].contains(".")
              || (i > 0 && words.length <= 3))) {
        return false;
      }
    }
    return words.length <= 5 && text.length() <= 45;
  }

  /** "FloresTimes": a capital behind a small letter. */
  private static boolean isCamelCase(String text) {
    for (int i = 1; i < text.length() && text.indexOf(' ') < 0; i++) {
      if (Character.isUpperCase(text.charAt(i)) && Character.isLowerCase(text.charAt(i - 1))) {
        return !text.startsWith("Mc") && !text.startsWith("Mac");
      }
    }
    return false;
  }

  private boolean isPlaceForm(String text) {
    String[] words = text.split(" ");
    if (text.length() > 45 || words.length > 5 || cues.notAPlace.contains(text)) {
      return false;
    }
    for (int i = 0; i < words.length; i++) {
      boolean particle = i > 0 && i < words.length - 1 && PARTICLES.contains(words[i]);
      String word = i > 0 ? words[i].replaceAll("[()]", "") : words[i];
      if (!particle && !isPlaceWord(word)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlaceWord(String word) {
    if (word.isEmpty()
        || !startsUpper(
            word.startsWith("’") || word.startsWith("'") ? word.substring(1) + "A" : word)) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (!Character.isLetter(c) && !Plain.isMark(c) && ".'’‘ʻ/-‐".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }
}
