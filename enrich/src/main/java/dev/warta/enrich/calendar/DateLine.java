package dev.warta.enrich.calendar;

import dev.warta.events.StatedTime;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Reads text that is a date and nothing else, as people write it in any of several languages, with
 * or without weekday, time and zone.
 *
 * <p>A date without a year is the latest day that fits its weekday. In numbers with two readings
 * the order decides, where the weekday and the last day do not tell otherwise. Immutable and safe
 * for use by several threads.
 */
public final class DateLine {

  private final LineWords words;
  private final WrittenTime times;
  private final DayOrder order;

  private DateLine(LineWords words, DayOrder order) {
    this.words = words;
    this.times = new WrittenTime(words.zones());
    this.order = order;
  }

  /** A reader of dates in several languages; where they disagree about a word, the first counts. */
  public static DateLine in(List<String> languages) {
    return new DateLine(new LineWords(languages), DayOrder.DAY_FIRST);
  }

  /** The same reader for numbers in that order. */
  public DateLine with(DayOrder other) {
    return new DateLine(words, other);
  }

  /**
   * The time that the text states; empty where the text is not a date alone.
   *
   * @param last the last day that can be meant
   */
  public Optional<StatedTime> read(String text, LocalDate last) {
    Unread unread = new Unread(Folding.line(text));
    LocalTime time = WrittenTime.takeTime(unread);
    ZoneOffset zone = time == null ? null : times.takeZone(unread);
    DayParts parts = DayParts.in(unread.text(), words);
    return parts == null
        ? Optional.empty()
        : parts.resolve(order, last).map(day -> new StatedTime(day, time, zone));
  }

  /** Whether the text is the name of a day of the week. */
  public boolean isWeekday(String text) {
    String line = Folding.line(text).strip();
    String name = line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    PhraseTrie.Found<LineWords.LineWord> found = name.isEmpty() ? null : words.at(name, 0);
    return found != null && found.word().weekday() > 0 && found.end() == name.length();
  }
}
