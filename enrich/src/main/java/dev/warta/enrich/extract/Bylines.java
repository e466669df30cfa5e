package dev.warta.enrich.extract;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the persons out of what a page says of its authors.
 *
 * <p>Media, desks, the site itself and addresses are no persons. A degree stays behind its name, as
 * the byline has it: {@code Ana Gil, MD}.
 */
final class Bylines {

  private static final int MOST_WORDS_ALONE = 3;
  private static final int LONGEST_DATED = 50;
  private static final int LONGEST_DATE = 4;
  private static final Pattern ADDRESS = Pattern.compile("(?i)\\S*(?:://|www\\.|@)\\S*");
  private static final Pattern SECTION = Pattern.compile(" in \\p{L}.*");
  private static final Pattern PIECE = Pattern.compile("\\s*[|•·●]\\s*|\\s+[–—-]\\s+");
  private static final Pattern DEGREE =
      Pattern.compile(
          "(?:\\p{Lu}\\.?){2,6}®?|(?:Ph|Ed|Psy|Pharm)\\.?D\\.?|D\\.?Phil\\.?|[MB]\\.?(?:Sc|Ed)\\.?");

  private final Cuesheet cues;
  private final SiteName site;
  private final String text;
  private final Instant receivedAt;

  /**
   * A reader for one page.
   *
   * @param text the article's text: its common words are no names
   */
  Bylines(Cuesheet cues, SiteName site, String text, Instant receivedAt) {
    this.cues = cues;
    this.site = site;
    this.text = text;
    this.receivedAt = receivedAt;
  }

  /** The persons of a text that holds nothing but authors; empty where it names none. */
  List<String> listed(String stated) {
    String line = withoutAddresses(stated);
    List<String> names = credited(withoutDegrees(line));
    if (names == null) {
      names = cues.names().listed(withoutDegrees(line));
    }
    return persons(names, line);
  }

  /** The persons whom a line names behind a byline's cue; empty where it has none. */
  List<String> cued(String stated) {
    String line = withoutAddresses(stated);
    if (!hasCue(line)) {
      return List.of();
    }
    List<String> whole = persons(credited(withoutDegrees(line)), line);
    if (!whole.isEmpty()) {
      return whole;
    }
    for (String piece : PIECE.split(line)) {
      String byline = withoutDateBehind(fromByline(piece));
      List<String> names =
          hasCue(piece) ? persons(credited(withoutDegrees(byline)), byline) : List.of();
      if (!names.isEmpty()) {
        return names;
      }
    }
    return List.of();
  }

  /** The name in a line that holds nothing but a label, a job or a date; null where it has none. */
  String alone(String stated) {
    String dated = withoutDateBefore(withoutDateBehind(stated));
    String line = SECTION.matcher(withoutAddresses(withoutLabel(dated))).replaceFirst("");
    String name = withoutJobBehind(withoutDegrees(line));
    boolean isAlone =
        cues.names().isFullName(name)
            && name.split(" ").length <= MOST_WORDS_ALONE
            && isPerson(name)
            && !cues.words().job.areIn(name)
            && !cues.words().published.startIn(name)
            && !cues.words().noise.startIn(name)
            && !cues.words().noiseStart.startIn(name)
            && !cues.words().byline.startIn(name)
            && !cues.places().isPlace(name)
            && !cues.names().areCommonWords(name, text);
    return isAlone ? withDegrees(name, line) : null;
  }

  /** The name alone in a line, or in what stands between its bars; null where it has none. */
  String aloneInPieces(String line) {
    for (String piece : PIECE.split(Plain.of(line))) {
      String name = alone(piece);
      if (name != null) {
        return name;
      }
    }
    return null;
  }

  boolean isFullName(String name) {
    return cues.names().isFullName(withoutDegrees(name));
  }

  /** Whether a line is short and has a date. */
  boolean isDated(String line) {
    return line.length() <= LONGEST_DATED
        && Plain.hasDigit(line)
        && cues.dates().within(line, receivedAt) != null;
  }

  /** Whether a line is the word before a name and the name stands in the next. */
  boolean isCue(String line) {
    String word = Plain.trimmed(line.strip(), "", ":");
    return cues.words().byline.contains(word) || cues.words().author.contains(word + ":");
  }

  /** What stands before a date or the label of one. */
  String withoutDateBehind(String piece) {
    int end = piece.length();
    for (Phrases label : List.of(cues.words().published, cues.words().updated)) {
      int at = label.indexIn(piece, 1);
      end = at > 0 && !cues.words().byline.startIn(piece.substring(at)) ? Math.min(end, at) : end;
    }
    String line = piece.substring(0, end).strip();
    int date = Plain.hasDigit(line) ? cues.dates().suffixStart(line, receivedAt) : -1;
    return Plain.trimmed(date > 0 ? line.substring(0, date) : line, "", " ,;:(|/–—-");
  }

  /** "4 May 2024 Ana Gil" without its date. */
  private String withoutDateBefore(String line) {
    String[] words = line.split(" ");
    for (int count = Math.min(LONGEST_DATE, words.length - 1); count > 1; count--) {
      String date = String.join(" ", List.of(words).subList(0, count));
      if (Plain.hasDigit(date) && cues.dates().suffixStart(date, receivedAt) == 0) {
        return line.substring(date.length()).strip();
      }
    }
    return line;
  }

  private boolean hasCue(String line) {
    return cues.words().byline.areIn(line) || cues.words().author.areIn(line);
  }

  private static String withoutAddresses(String line) {
    String text = Plain.of(line);
    boolean mayHold =
        text.indexOf('@') >= 0 || text.indexOf("://") >= 0 || Phrases.lower(text).contains("www.");
    return mayHold ? ADDRESS.matcher(text).replaceAll(" ").strip() : text.strip();
  }

  /** Without degrees, letters of orders and the like behind a name: "Ana Gil, MD, Ph.D.". */
  private static String withoutDegrees(String line) {
    List<String> parts = new ArrayList<>();
    for (String part : line.split(",")) {
      if (parts.isEmpty() || !isDegree(part.strip())) {
        parts.add(part);
      }
    }
    return String.join(",", parts);
  }

  private static boolean isDegree(String part) {
    return Stream.of(Plain.trimmed(part, "", "*").split(" "))
        .allMatch(word -> DEGREE.matcher(word).matches());
  }

  /** The name with the degrees that the line has behind it. */
  private static String withDegrees(String name, String line) {
    int at = line.indexOf(name + ",");
    if (at < 0) {
      return name;
    }
    StringBuilder titled = new StringBuilder(name);
    for (String part : line.substring(at + name.length() + 1).split(",")) {
      if (!isDegree(part.strip())) {
        break;
      }
      titled.append(", ").append(Plain.trimmed(part.strip(), "", "*"));
    }
    return titled.toString();
  }

  /** "12 May 2024 by Ana Gil" from its byline on. */
  private String fromByline(String piece) {
    int at = cues.words().byline.indexIn(piece, 1);
    boolean isBehindDate =
        at > 0 && cues.dates().within(piece.substring(0, at).strip(), receivedAt) != null;
    return isBehindDate ? piece.substring(at) : piece;
  }

  /** The authors in a line of credits; null where it is none. */
  private List<String> credited(String line) {
    List<String> names = creditedAsWritten(line);
    boolean isUnread = names == null || names.isEmpty();
    return isUnread ? creditedAsWritten(withoutJobBehind(line)) : names;
  }

  private List<String> creditedAsWritten(String line) {
    List<String> names = cues.credits().byline(line);
    if (names != null) {
      return names;
    }
    Credits.People people = cues.credits().labelled(line);
    return people == null ? null : people.authors();
  }

  private List<String> persons(List<String> names, String line) {
    if (names == null) {
      return List.of();
    }
    boolean hasJob =
        cues.words().job.areIn(line) && names.stream().anyMatch(cues.names()::isFullName);
    return names.stream()
        .filter(this::isPerson)
        .filter(name -> !hasJob || cues.names().isFullName(name))
        .map(name -> withDegrees(name, line))
        .toList();
  }

  /** "Ana Gil Senior Reporter" without the job. */
  private String withoutJobBehind(String line) {
    int job = cues.words().job.indexIn(line, 0);
    int rank = cues.words().rank.indexIn(line, 0);
    int end = rank > 0 ? Math.min(rank, job) : job;
    String before = end > 0 ? line.substring(0, end).strip() : "";
    return before.indexOf(' ') > 0 && !before.contains(",") ? before : line;
  }

  private boolean isPerson(String name) {
    boolean isSingle = name.indexOf(' ') < 0;
    boolean isSite = isSingle ? site.isIn(name) : site.is(name);
    boolean isNamedSo = !isSingle && !cues.names().areCommonWords(name, text);
    return !isDegree(name)
        && !cues.words().nobody.contains(name)
        && !cues.names().isMedium(name)
        && (!isSite || isNamedSo)
        && !(isSingle && Plain.isAllCaps(name));
  }

  /** "Author Ana Gil" without its label. */
  private String withoutLabel(String line) {
    int space = line.indexOf(' ');
    boolean isLabel = space > 0 && isCue(line.substring(0, space));
    return isLabel ? line.substring(space + 1) : line;
  }
}
