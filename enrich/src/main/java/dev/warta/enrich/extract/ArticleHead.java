package dev.warta.enrich.extract;

import dev.warta.events.ArticleTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what stands above the first paragraph: title, standfirst, byline, date line.
 *
 * <p>One reader reads one article.
 */
final class ArticleHead {

  private static final int MAX_TITLE = 220;
  private static final int MAX_TITLE_LINES = 3;
  private static final int MAX_HEAD_LINE = 200;
  private static final int MAX_STANDFIRST_LINES = 2;
  private static final int MAX_ITEMS = 8;

  private final Cuesheet cues;
  private final List<Line> lines;
  private final Instant receivedAt;
  private final DatelineReader.Context context;

  private int at;
  private boolean person;

  String title = "";
  String titleMethod = "first-line";
  String standfirst;
  String place;
  String agency;
  ArticleTime published;
  ArticleTime updated;
  final List<String> authors = new ArrayList<>();
  final List<String> editors = new ArrayList<>();

  private ArticleHead(Cuesheet cues, List<Line> lines, DatelineReader.Context context) {
    this.cues = cues;
    this.lines = lines;
    this.context = context;
    this.receivedAt = context.receivedAt();
  }

  /** The head of an article whose carrier may have told the title. */
  static ArticleHead of(
      Cuesheet cues,
      List<Line> lines,
      boolean wrapped,
      String hint,
      DatelineReader.Context context) {
    ArticleHead head = new ArticleHead(cues, lines, context);
    head.read(wrapped, hint);
    return head;
  }

  /** How many lines the head takes. */
  int lineCount() {
    return at;
  }

  private void read(boolean wrapped, String hint) {
    while (at < lines.size() - 1 && at < MAX_ITEMS && takeLabelled(text(at))) {
      at++;
    }
    takeTitle(wrapped, hint);
    takeItems();
    int byline = bylineBelow();
    if (byline > at) {
      standfirst = joined(at, byline);
      at = byline;
      takeItems();
    }
  }

  private String text(int line) {
    return lines.get(line).text();
  }

  private void takeTitle(boolean wrapped, String hint) {
    int hinted = hint == null ? 0 : linesOf(hint);
    if (hinted > 0) {
      title = joined(at, at + hinted);
      titleMethod = "carrier-hint-in-text";
      at += hinted;
    } else if (hint != null) {
      title = hint;
      titleMethod = "carrier-hint";
    } else if (at < lines.size() && isTitle(at)) {
      skipKicker();
      int end = titleEnd(wrapped);
      title = withoutMedium(withoutLabel(joined(at, end)));
      at = end;
    }
  }

  private String withoutLabel(String text) {
    int label = cues.words().title.endAt(text, 0);
    boolean labelled = label > 0 && text.charAt(label - 1) == ':';
    return labelled ? text.substring(label).strip() : text;
  }

  /** "Title | Medium" without the medium. */
  private String withoutMedium(String text) {
    int bar = text.lastIndexOf(" | ");
    boolean medium = bar >= 20 && cues.names().isMedium(text.substring(bar + 3));
    return medium && text.length() - bar <= 40 ? text.substring(0, bar) : text;
  }

  /** How many lines the title takes that the carrier told; 0 where the text does not open so. */
  private int linesOf(String hint) {
    String wanted = Plain.key(hint);
    for (int count = 1; count <= MAX_TITLE_LINES && at + count <= lines.size(); count++) {
      String found = Plain.key(withoutLabel(joined(at, at + count)));
      boolean cut = found.length() >= 20 && wanted.startsWith(found + " ") && count == 1;
      boolean whole =
          at + 1 < lines.size() && cut && !wanted.startsWith(Plain.key(joined(at, at + 2)));
      if (found.equals(wanted) || whole) {
        return count;
      }
      if (!wanted.startsWith(found)) {
        return 0;
      }
    }
    return 0;
  }

  private boolean isTitle(int line) {
    String text = text(line);
    if (text.length() > MAX_TITLE) {
      return false;
    }
    boolean sentences = text.length() > 120 && text.endsWith(".");
    boolean only = lines.size() == 1;
    return !sentences && !(only && text.endsWith("."));
  }

  /** Passes over a section's name in capitals that stands above the title. */
  private void skipKicker() {
    if (at + 2 < lines.size()) {
      String first = text(at);
      String second = text(at + 1);
      boolean kicker =
          Plain.isAllCaps(first) && first.split(" ").length <= 2 && first.length() <= 20;
      boolean title = second.split(" ").length >= 4 && isTitle(at + 1) && !second.endsWith(".");
      if (kicker && title && !isItem(second) && !isDateline(second)) {
        at++;
      }
    }
  }

  private int titleEnd(boolean wrapped) {
    int end = at + 1;
    while (end < lines.size()
        && end < at + MAX_TITLE_LINES
        && !lines.get(end).afterGap()
        && goesOn(end, wrapped)) {
      end++;
    }
    boolean block =
        end >= lines.size()
            || lines.get(end).afterGap()
            || isItem(text(end))
            || isDateline(text(end));
    return block && end < lines.size() ? end : at + 1;
  }

  /** Whether a line goes on with the title of the line above it. */
  private boolean goesOn(int line, boolean wrapped) {
    String above = text(line - 1);
    String text = text(line);
    if (text.length() > 120
        || text.endsWith(".")
        || above.endsWith(".")
        || isItem(text)
        || isDateline(text)) {
      return false;
    }
    boolean small = Character.isLowerCase(text.codePointAt(0));
    boolean open = ",:–—-&".indexOf(above.charAt(above.length() - 1)) >= 0;
    int space = above.lastIndexOf(' ');
    String last = above.substring(space + 1);
    boolean hanging = cues.words().joiner.contains(last) || cues.words().preposition.contains(last);
    boolean full = wrapped && above.length() >= 35;
    boolean caps = Plain.isAllCaps(above) && Plain.isAllCaps(text);
    return small || open || (hanging && last.equals(Phrases.lower(last))) || full || caps;
  }

  private String joined(int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      Paragraphs.append(text(i), text);
    }
    return text.toString();
  }

  private void takeItems() {
    for (int items = 0; items < MAX_ITEMS && at < lines.size() && takeItem(); items++) {
      at++;
    }
  }

  private boolean takeItem() {
    String text = text(at);
    if (text.length() > MAX_HEAD_LINE) {
      return false;
    }
    return takeBrokenByline(text)
        || takeLabelled(text)
        || takeBareByline(text)
        || takeBeside(text)
        || takeDatelineAlone(text);
  }

  /** Takes a byline that goes on in the next line: "By A" and "and B". */
  private boolean takeBrokenByline(String line) {
    if (at + 2 >= lines.size() || lines.get(at + 1).afterGap()) {
      return false;
    }
    String next = text(at + 1);
    String last = line.substring(line.lastIndexOf(' ') + 1);
    boolean open = line.endsWith(",") || cues.words().joiner.contains(last);
    boolean goesOn = open || cues.words().joiner.startIn(next);
    List<String> names = goesOn ? cues.credits().byline(line + " " + next) : null;
    if (names == null || next.length() > 100 || Plain.endsSentence(next)) {
      return false;
    }
    authors.addAll(names);
    person = true;
    at++;
    return true;
  }

  /** Takes "Place - Agency" on a line of its own. */
  private boolean takeDatelineAlone(String line) {
    if (line.length() > 60
        || Plain.endsSentence(line)
        || at + 1 >= lines.size()
        || title.isEmpty()) {
      return false;
    }
    Dateline dateline = cues.datelines().read(line.replaceAll("[ –—-]+$", "") + " — “", context);
    boolean whole =
        dateline != null && dateline.length() > line.replaceAll("[ –—-]+$", "").length();
    if (!whole || dateline.place() == null || dateline.agency() == null) {
      return false;
    }
    place = dateline.place();
    agency = dateline.agency();
    published = published == null ? dateline.time() : published;
    return true;
  }

  /** Whether a line says of itself that it is a byline, a credit or a date line. */
  private boolean isItem(String text) {
    return text.length() <= MAX_HEAD_LINE
        && (cues.credits().byline(text) != null
            || cues.credits().labelled(text) != null
            || cues.dates().line(text, receivedAt) != null);
  }

  private boolean isDateline(String text) {
    return cues.datelines().read(text, context) != null && text.length() > 60;
  }

  /** Takes a line that says what it is; a line of several parts only if each does. */
  private boolean takeLabelled(String line) {
    if (line.length() > MAX_HEAD_LINE) {
      return false;
    }
    Credits.People people = cues.credits().labelled(line);
    if (people != null) {
      return take(people);
    }
    StatedDates.Times times = cues.dates().line(line, receivedAt);
    if (times != null) {
      return take(times);
    }
    String[] parts = Plain.of(line).split(" ?[|•·] ?");
    if (parts.length > 1) {
      return takeParts(parts);
    }
    List<String> names = cues.credits().byline(withoutDate(line));
    if (names == null) {
      return takePlaceAndDate(line);
    }
    takeDateOf(line);
    authors.addAll(names);
    person = true;
    return true;
  }

  private boolean take(Credits.People people) {
    authors.addAll(people.authors());
    editors.addAll(people.editors());
    person = true;
    return true;
  }

  private boolean take(StatedDates.Times times) {
    published = published == null ? times.published() : published;
    updated = updated == null ? times.updated() : updated;
    return true;
  }

  private boolean takeParts(String[] parts) {
    boolean proven = false;
    for (String part : parts) {
      boolean item = isItem(part) || cues.credits().byline(withoutDate(part)) != null;
      proven |= item;
      boolean beside =
          cues.names().isFullName(part)
              || cues.names().isMedium(part)
              || cues.places().isPlace(part);
      if (!item && !beside) {
        return false;
      }
    }
    if (!proven) {
      return false;
    }
    boolean named = false;
    for (String part : parts) {
      if (isItem(part)) {
        takeLabelled(part);
      } else if (!named
          && authors.isEmpty()
          && cues.names().isFullName(part)
          && !cues.names().isMedium(part)) {
        authors.add(part);
        named = true;
        person = true;
      }
    }
    return true;
  }

  /** "By Ana Gil, 12 May 2024" without its date. */
  private String withoutDate(String line) {
    int date = cues.dates().suffixStart(line, receivedAt);
    return date > 0 ? line.substring(0, date).replaceAll("[ ,(/–—-]+$", "") : line;
  }

  private void takeDateOf(String line) {
    int date = cues.dates().suffixStart(line, receivedAt);
    if (date > 0 && published == null) {
      published = cues.dates().read(line.substring(date), receivedAt);
    }
  }

  /** "Jakarta, 12 Juni 2024" or "Kompas.com - 12/06/2024, 10:15 WIB". */
  private boolean takePlaceAndDate(String line) {
    String before = Plain.of(withoutDate(line));
    boolean place = cues.places().isPlace(before.split(",")[0]);
    boolean medium =
        before.length() <= 40 && cues.names().isMedium(before) && before.split(" ").length <= 4;
    if (before.length() >= Plain.of(line).length() || !(place || medium)) {
      return false;
    }
    takeDateOf(line);
    this.place = place && this.place == null ? before : this.place;
    return true;
  }

  /** Takes "Name", "Name, Medium" or "Name - Name" right under the title. */
  private boolean takeBareByline(String line) {
    if (person || at + 1 >= lines.size() || title.isEmpty() || Plain.endsSentence(line)) {
      return false;
    }
    String text = Credits.unwrapped(withoutDate(line));
    if (cues.words().nobody.contains(text)) {
      person = true;
      return true;
    }
    String[] parts = text.split(" ?, ?");
    boolean besideName = parts.length == 2 && cues.names().listed(parts[0]) != null;
    List<String> names = cues.names().listed(besideName ? parts[0] : text);
    if (names == null || names.isEmpty() || parts.length > 2 || !areFullNames(names)) {
      return false;
    }
    boolean place =
        cues.places().isPlace(names.get(0))
            || (besideName && cues.places().isCountryOrRegion(parts[1]));
    boolean topic =
        besideName ? isSentencePart(parts[1]) : Plain.key(title).contains(Plain.key(names.get(0)));
    if (place || topic || isDateline(text(at))) {
      return false;
    }
    takeDateOf(line);
    authors.addAll(names);
    person = true;
    return true;
  }

  private boolean areFullNames(List<String> names) {
    return names.stream()
        .allMatch(name -> cues.names().isFullName(name) && name.split(" ").length <= 5);
  }

  private static boolean isSentencePart(String text) {
    return text.split(" ").length > 5
        || text.isEmpty()
        || Character.isLowerCase(text.codePointAt(0)) && text.length() > 40;
  }

  /** Takes a job title or a medium that stands under a name. */
  private boolean takeBeside(String line) {
    String text = Credits.unwrapped(line);
    boolean brief = text.length() <= 60 && text.split(" ").length <= 6 && !Plain.endsSentence(text);
    boolean beside =
        cues.words().job.areIn(text)
            || cues.names().isMedium(text)
            || cues.words().nobody.contains(text);
    return person && brief && beside && at + 1 < lines.size();
  }

  /** Where a labelled byline or date line stands below a standfirst; or this place. */
  private int bylineBelow() {
    if (person || title.isEmpty()) {
      return at;
    }
    for (int i = at + 1; i <= at + MAX_STANDFIRST_LINES && i + 1 < lines.size(); i++) {
      boolean prose = text(i - 1).length() <= 400 && !isDateline(text(i - 1));
      if (!prose) {
        return at;
      }
      if (isItem(text(i)) && text(i).length() <= 120) {
        return isBelowLonger(i) ? i : at;
      }
    }
    return at;
  }

  /** Whether more text stands below a line than between here and it: else it closes the article. */
  private boolean isBelowLonger(int line) {
    int above = joined(at, line).length();
    int below = 0;
    for (int i = line + 1; i < lines.size() && below <= above; i++) {
      below += isItem(text(i)) ? 0 : text(i).length();
    }
    return below > above;
  }
}
