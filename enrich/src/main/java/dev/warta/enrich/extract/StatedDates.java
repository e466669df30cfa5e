package dev.warta.enrich.extract;

import dev.warta.enrich.calendar.DateLine;
import dev.warta.enrich.calendar.DayOrder;
import dev.warta.events.ArticleTime;
import dev.warta.events.MachineTimes;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the dates that text states: as machines write them, as people do, alone in a line or among
 * other words.
 *
 * <p>A day that has not begun anywhere on earth at the receipt is refused; so is a time behind the
 * receipt, of which the day is kept if no zone was stated.
 */
final class StatedDates {

  private static final int MAX_LENGTH = 90;

  /** What may be a date with a year in the midst of a text; whether it is one is read then. */
  private static final Pattern AMONG_WORDS =
      Pattern.compile(
          "(?<![\\p{L}\\d])(?:\\d{4}[-/.年] ?\\d{1,2}[-/.月] ?\\d{1,2}日?"
              + "|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{4}"
              + "|\\d{1,2}(?:st|nd|rd|th|er|º|\\.)?[ -]?(?:de |of |d')?\\p{L}{3,12}\\.?,?[ -]?(?:de |del )?\\d{4}"
              + "|\\p{L}{3,12}\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4})(?![\\p{L}\\d])");

  /** Languages without cues whose dates are read all the same. */
  private static final List<String> OTHERS =
      List.of("ko", "zh", "th", "fi", "sv", "da", "nb", "uk", "el");

  private static final Pattern PIECE_END = Pattern.compile(" ?[|•·] ?");

  private final LanguageCues cues;
  private final DateLine written;

  StatedDates(LanguageCues cues) {
    this(
        cues,
        DateLine.in(Stream.concat(LanguageCues.LANGUAGES.stream(), OTHERS.stream()).toList()));
  }

  private StatedDates(LanguageCues cues, DateLine written) {
    this.cues = cues;
    this.written = written;
  }

  /** A reader for numbers in that order. */
  StatedDates with(DayOrder order) {
    return new StatedDates(cues, written.with(order));
  }

  /** When a line says that the article was published and changed; each may be null. */
  record Times(ArticleTime published, ArticleTime updated) {}

  /** The times of a line that holds nothing else; null where the line holds more, or none. */
  Times line(String line, Instant receivedAt) {
    if (line.length() > 2 * MAX_LENGTH) {
      return null;
    }
    String unwrapped = Credits.unwrapped(line);
    ArticleTime whole = read(unwrapped.replace('|', ' '), receivedAt);
    if (whole != null) {
      return new Times(whole, null);
    }
    ArticleTime published = null;
    ArticleTime updated = null;
    for (String piece : PIECE_END.split(beforeUpdate(unwrapped))) {
      String text = Plain.trimmed(piece.strip(), "", ",;(–—-");
      if (text.isEmpty()) {
        continue;
      }
      int update = cues.updated.endAt(text, 0);
      int label = Math.max(update, cues.published.endAt(text, 0));
      ArticleTime time = read(label > 0 ? text.substring(label) : text, receivedAt);
      if (time == null) {
        return null;
      }
      if (update > 0) {
        updated = time;
      } else {
        published = time;
      }
    }
    return published == null && updated == null ? null : new Times(published, updated);
  }

  /** The time that a page's data state, as machines or people write it; null for none. */
  ArticleTime stated(String text, Instant receivedAt) {
    ArticleTime time = ofMachine(text, receivedAt);
    return time == null ? read(text, receivedAt) : time;
  }

  private static ArticleTime ofMachine(String text, Instant receivedAt) {
    return MachineTimes.read(text).map(new Receipt(receivedAt)::admitted).orElse(null);
  }

  /** Whether a text opens with words for publication. */
  boolean isPublication(String text) {
    return cues.published.endAt(text, 0) > 0;
  }

  /** Whether a text opens with words for publication or for authors, or has some for an update. */
  boolean isLabelled(String text) {
    return cues.updated.areIn(text)
        || cues.published.endAt(text, 0) > 0
        || cues.byline.endAt(text, 0) > 0;
  }

  /** The times that stand among other words of a short text; null where there are none. */
  Times within(String text, Instant receivedAt) {
    ArticleTime machine = ofMachine(text, receivedAt);
    Times line = machine == null ? line(text, receivedAt) : new Times(machine, null);
    if (line != null) {
      return line;
    }
    ArticleTime published = null;
    ArticleTime updated = null;
    Matcher dates = AMONG_WORDS.matcher(text.replace('\u00a0', ' '));
    int end = 0;
    while (dates.find() && published == null) {
      ArticleTime time = read(dates.group(), receivedAt);
      String before = text.substring(end, dates.start());
      boolean isOfCopyright = before.contains("©") || before.contains("(c)");
      if (time != null && !isOfCopyright) {
        boolean isUpdate = cues.updated.areIn(before);
        updated = isUpdate && updated == null ? time : updated;
        published = isUpdate ? null : time;
      }
      end = dates.end();
    }
    return published == null && updated == null ? null : new Times(published, updated);
  }

  /** The line with a separator where it goes on to the update: "17 June Updated 18 June". */
  private String beforeUpdate(String line) {
    int update = cues.updated.indexIn(line, 5);
    return update < 0 ? line : line.substring(0, update) + "|" + line.substring(update);
  }

  boolean isWeekday(String text) {
    return written.isWeekday(text);
  }

  /** Where in a text that ends in a date the date begins; -1 where it does not end in one. */
  int suffixStart(String text, Instant receivedAt) {
    int from = Math.max(0, text.length() - MAX_LENGTH);
    int last = lastDigit(text);
    for (int i = from; i <= last; i++) {
      boolean wordStart = i == 0 || " (,".indexOf(text.charAt(i - 1)) >= 0;
      if (wordStart && text.charAt(i) != ' ' && read(text.substring(i), receivedAt) != null) {
        return i;
      }
    }
    return -1;
  }

  /** Where the last digit stands, without which there is no date; -1 for none. */
  private static int lastDigit(String text) {
    int last = text.length() - 1;
    while (last >= 0 && !Character.isDigit(text.charAt(last))) {
      last--;
    }
    return last;
  }

  /** The time that the text states, or null where the text is not a date alone. */
  ArticleTime read(String text, Instant receivedAt) {
    if (text.length() > MAX_LENGTH || lastDigit(text) < 0) {
      return null;
    }
    Receipt receipt = new Receipt(receivedAt);
    return written.read(text, receipt.lastDay()).map(receipt::admitted).orElse(null);
  }
}
