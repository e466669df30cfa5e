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

  private static final int MAX_HEAD_LINE = HeadLines.MAX_LENGTH;
  private static final int MAX_STANDFIRST_LINES = 2;
  private static final int MAX_ITEMS = 8;

  private final Cuesheet cues;
  private final HeadLines lines;
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
    this.lines = new HeadLines(cues, lines, context);
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
    while (at < lines.size() - 1 && at < MAX_ITEMS && takeAboveTitle(lines.text(at))) {
      at++;
    }
    TitleFinder.Found found = TitleFinder.find(cues, lines, at, wrapped, hint);
    title = found.title();
    titleMethod = found.method();
    at = found.end();
    takeItems();
    int byline = bylineBelow();
    if (byline > at) {
      standfirst = lines.joined(at, byline);
      at = byline;
      takeItems();
    }
  }

  /** Takes a date line or a labelled credit; a title may begin with "From" or "By" as well. */
  private boolean takeAboveTitle(String line) {
    boolean labelled = line.indexOf(':') > 0 && cues.credits().labelled(line) != null;
    boolean date = line.length() <= MAX_HEAD_LINE && cues.dates().line(line, receivedAt) != null;
    return (labelled || date) && takeLabelled(line);
  }

  private void takeItems() {
    for (int items = 0; items < MAX_ITEMS && at < lines.size() && takeItem(); items++) {
      at++;
    }
  }

  private boolean takeItem() {
    String text = lines.text(at);
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
    if (at + 2 >= lines.size() || lines.afterGap(at + 1)) {
      return false;
    }
    String next = lines.text(at + 1);
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
    String opening = Plain.trimmed(line, "", " –—-");
    Dateline dateline = cues.datelines().read(opening + " — “", context);
    boolean whole = dateline != null && dateline.length() > opening.length();
    if (!whole || dateline.place() == null || dateline.agency() == null) {
      return false;
    }
    place = dateline.place();
    agency = dateline.agency();
    published = published == null ? dateline.time() : published;
    return true;
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
      boolean item = lines.isItem(part) || cues.credits().byline(withoutDate(part)) != null;
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
      if (lines.isItem(part)) {
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
    return date > 0 ? Plain.trimmed(line.substring(0, date), "", " ,(/–—-") : line;
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
    boolean heading = !besideName && names.size() == 1 && isHeading(names.get(0));
    if (place || topic || heading || lines.isDateline(lines.text(at))) {
      return false;
    }
    takeDateOf(line);
    authors.addAll(names);
    person = true;
    return true;
  }

  /** Whether what looks like one name is a heading: "Key Points" above "these points are key". */
  private boolean isHeading(String name) {
    boolean jobBelow = isBesideName(lines.text(at + 1));
    return !jobBelow && cues.names().areCommonWords(name, context.text());
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
    return person && at + 1 < lines.size() && isBesideName(line);
  }

  private boolean isBesideName(String line) {
    String text = Credits.unwrapped(line);
    boolean brief = text.length() <= 60 && text.split(" ").length <= 6 && !Plain.endsSentence(text);
    return brief
        && (cues.words().job.areIn(text)
            || cues.names().isMedium(text)
            || cues.words().nobody.contains(text));
  }

  /** Where a labelled byline or date line stands below a standfirst; or this place. */
  private int bylineBelow() {
    if (person || title.isEmpty()) {
      return at;
    }
    for (int i = at + 1; i <= at + MAX_STANDFIRST_LINES && i + 1 < lines.size(); i++) {
      boolean prose = lines.text(i - 1).length() <= 400 && !lines.isDateline(lines.text(i - 1));
      if (!prose) {
        return at;
      }
      if (lines.isItem(lines.text(i)) && lines.text(i).length() <= 120) {
        return isBelowLonger(i) ? i : at;
      }
    }
    return at;
  }

  /** Whether more text stands below a line than between here and it: else it closes the article. */
  private boolean isBelowLonger(int line) {
    int above = lines.joined(at, line).length();
    int below = 0;
    for (int i = line + 1; i < lines.size() && below <= above; i++) {
      below += lines.isItem(lines.text(i)) ? 0 : lines.text(i).length();
    }
    return below > above;
  }
}
