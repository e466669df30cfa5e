package dev.warta.enrich.extract;

import dev.warta.events.ArticleTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the credits off the end of an article: {@code (Reporting by A; editing by B)}, {@code
 * (sin)}, {@code Editor: C}, a name alone.
 *
 * <p>One reader reads one article; it shortens the list of paragraphs it is given.
 */
final class ClosingCredits {

  private static final int MAX_ITEMS = 12;
  private static final int MAX_BRACKET = 300;
  private static final String OPENERS = "([【（［";
  private static final String CLOSERS = ")]】）］";

  private static final String INITIAL_LIST = "(\\p{Ll}{2,5}(?:[/,] ?\\p{Ll}{2,5}){0,3})";
  private static final Pattern SIGNED =
      Pattern.compile("(?:/{1,2} ?|\\*{2,3} ?|-{1,2} ?)" + INITIAL_LIST + "(?:/|-{1,2})?$");
  private static final Pattern BARE =
      Pattern.compile("(?<= )\\p{Ll}{2,4}$|^\\p{Ll}{2,4}(?:/\\p{Ll}{2,4}){0,4}$");
  private static final Pattern INITIALS =
      Pattern.compile(
          "\\p{Ll}{1,6}|\\p{Lu}{1,5}|\\p{Lu}\\p{Ll}{1,3}|\\p{L}{1,4}-\\d{1,2}|\\p{L}\\d|(?:\\p{L}\\.){1,3}\\p{L}?");
  private static final Pattern AGENCY =
      Pattern.compile("[-–—]{1,2} ?(\\p{Lu}[\\p{L} .]{1,30})\\.?");

  private final Cuesheet cues;
  private final Instant receivedAt;
  private final List<String> paragraphs;

  String agency;
  ArticleTime published;
  ArticleTime updated;
  final List<String> authors = new ArrayList<>();
  final List<String> editors = new ArrayList<>();

  private ClosingCredits(
      Cuesheet cues, List<String> paragraphs, String agency, Instant receivedAt) {
    this.cues = cues;
    this.paragraphs = paragraphs;
    this.agency = agency;
    this.receivedAt = receivedAt;
  }

  /**
   * Takes the credits off the paragraphs.
   *
   * @param paragraphs the article's; credits are removed from the list
   * @param agency the agency of the dateline, or null
   * @param signed whether an author is known already
   */
  static ClosingCredits takeFrom(
      Cuesheet cues, List<String> paragraphs, String agency, boolean signed, Instant receivedAt) {
    ClosingCredits credits = new ClosingCredits(cues, paragraphs, agency, receivedAt);
    for (int items = 0; items < MAX_ITEMS && !paragraphs.isEmpty(); items++) {
      if (!credits.takeLast(signed || !credits.authors.isEmpty())) {
        break;
      }
    }
    return credits;
  }

  private boolean takeLast(boolean signed) {
    int last = paragraphs.size() - 1;
    String text = paragraphs.get(last);
    if (takeWhole(text, signed && last > 0, last > 0)) {
      paragraphs.remove(last);
      return true;
    }
    int end = takeTrailing(text);
    if (end < text.length()) {
      paragraphs.set(last, text.substring(0, end).stripTrailing());
      return true;
    }
    return false;
  }

  private boolean takeWhole(String paragraph, boolean signed, boolean notFirst) {
    if (paragraph.length() > MAX_BRACKET || !notFirst) {
      return false;
    }
    String text = Plain.of(paragraph);
    return cues.noise().isNoise(paragraph)
        || takeLabelled(text)
        || takeSigned(text)
        || takeDate(text)
        || takeAgency(text)
        || (isBracketed(text) && takeBracket(Credits.unwrapped(text)))
        || takeName(text, signed);
  }

  private boolean takeLabelled(String text) {
    Credits.People people = cues.credits().labelled(text);
    if (people != null) {
      addFirst(people.authors(), authors);
      addFirst(people.editors(), editors);
      return true;
    }
    List<String> contributors = contributors(text);
    if (contributors != null) {
      addFirst(contributors, authors);
      return true;
    }
    List<String> byline = cues.credits().byline(text);
    if (byline != null && text.length() <= 120) {
      addFirst(byline, authors);
      return true;
    }
    return false;
  }

  /** "Northwire writers A in X and B contributed to this report." */
  private List<String> contributors(String text) {
    int phrase = cues.words().contributed.indexIn(text, 0);
    int end = phrase <= 0 ? -1 : cues.words().contributed.endAt(text, phrase);
    if (end < 0 || text.length() - end > 40) {
      return null;
    }
    String names = text.substring(0, phrase).strip();
    int job = cues.words().job.indexIn(names, 0);
    return cues.names()
        .listed(job < 0 ? names : names.substring(cues.words().job.endAt(names, job)));
  }

  /** The credits are read from the last to the first. */
  private static void addFirst(List<String> names, List<String> list) {
    list.addAll(0, names);
  }

  private boolean takeDate(String text) {
    StatedDates.Times times = cues.dates().line(text, receivedAt);
    if (times == null) {
      return false;
    }
    published = published == null ? times.published() : published;
    updated = updated == null ? times.updated() : updated;
    return true;
  }

  private boolean takeAgency(String text) {
    Matcher match = AGENCY.matcher(text);
    String name = match.matches() ? match.group(1).strip() : text;
    boolean named =
        isAgency(name)
            || (match.matches() && (Plain.isAllCaps(name) || cues.names().isMedium(name)));
    if (named && name.length() <= 40) {
      agency = agency == null ? name : agency;
    }
    return named && name.length() <= 40;
  }

  private boolean isAgency(String name) {
    boolean known = cues.words().agencies.contains(name) && !Credits.isInitials(name);
    boolean lower = name.equals("dpa") || name.equals("epd") || name.equals("sda");
    return known || lower || (agency != null && Plain.key(name).equals(Plain.key(agency)));
  }

  private static boolean isBracketed(String text) {
    return OPENERS.indexOf(text.charAt(0)) >= 0
        && CLOSERS.indexOf(text.charAt(text.length() - 1)) >= 0;
  }

  /** Takes a name that stands alone behind the last sentence. */
  private boolean takeName(String text, boolean signed) {
    String before = paragraphs.get(paragraphs.size() - 2);
    if (text.length() > 100 || Plain.endsSentence(text) || !Plain.endsSentence(before)) {
      return false;
    }
    List<String> names = cues.names().listed(Credits.unwrapped(text));
    boolean full = names != null && !names.isEmpty() && cues.names().isFullName(names.get(0));
    if (!full || names.get(0).split(" ").length > 5 || cues.places().isPlace(names.get(0))) {
      return false;
    }
    String context = String.join(" ", paragraphs.subList(0, Math.min(30, paragraphs.size() - 1)));
    if (names.size() == 1 && cues.names().areCommonWords(names.get(0), context)) {
      return false;
    }
    names = names.stream().filter(cues.names()::isFullName).toList();
    if (!signed) {
      addFirst(names, authors);
    }
    return true;
  }

  /** Where a paragraph ends without the bracket or the signature behind its last sentence. */
  private int takeTrailing(String paragraph) {
    int ornament = ornamentStart(paragraph);
    if (ornament < paragraph.length()) {
      return ornament;
    }
    int end = paragraph.length();
    int closer = end == 0 ? -1 : CLOSERS.indexOf(paragraph.charAt(end - 1));
    if (closer >= 0) {
      int open = paragraph.lastIndexOf(OPENERS.charAt(closer));
      boolean behind = open > 0 && end - open <= MAX_BRACKET && endsBefore(paragraph, open);
      if (behind && takeBracket(Plain.of(paragraph.substring(open + 1, end - 1)))) {
        return open;
      }
      return end;
    }
    int from = Math.max(0, end - 30);
    for (Pattern signature : List.of(SIGNED, BARE)) {
      Matcher match = signature.matcher(paragraph).region(from, end).useTransparentBounds(true);
      match.useAnchoringBounds(false);
      if (match.find() && endsBefore(paragraph, match.start())) {
        takeSigned(paragraph.substring(match.start()));
        return match.start();
      }
    }
    return end;
  }

  /** Where the stars or lines begin that close an article behind its last sentence. */
  private static int ornamentStart(String paragraph) {
    int start = paragraph.length();
    while (start > 0 && "*_#■□▪● ".indexOf(paragraph.charAt(start - 1)) >= 0) {
      start--;
    }
    return start > 0 && Plain.endsSentence(paragraph.substring(Math.max(0, start - 8), start))
        ? start
        : paragraph.length();
  }

  private static boolean endsBefore(String paragraph, int end) {
    String before = paragraph.substring(Math.max(0, end - 8), end).replace('*', ' ');
    return Plain.endsSentence(before.stripTrailing());
  }

  private boolean takeSigned(String text) {
    Matcher signed = SIGNED.matcher(text);
    if (signed.lookingAt()) {
      addFirst(List.of(signed.group(1).split("[/, ]+")), editors);
      return true;
    }
    boolean bare = BARE.matcher(text).matches() && !isAgency(text);
    if (bare) {
      addFirst(List.of(text.split("/")), editors);
    }
    return bare;
  }

  /** Takes initials, names or an agency in brackets; nothing where a part is none of these. */
  private boolean takeBracket(String inner) {
    if (inner.isEmpty() || takeLabelled(inner)) {
      return !inner.isEmpty();
    }
    if (isAgency(inner)) {
      agency = agency == null ? inner : agency;
      return true;
    }
    String last = inner.substring(inner.lastIndexOf(' ') + 1);
    if (inner.length() <= 30 && cues.words().agencies.contains(last)) {
      agency = agency == null ? last : agency;
      return true;
    }
    if (JapaneseCredits.isSpaceless(inner.charAt(0))) {
      return takeJapanese(inner);
    }
    List<String> initials = new ArrayList<>();
    List<String> named = new ArrayList<>();
    String media = null;
    for (String part : inner.split(" ?[/,;|&+、،] ?")) {
      if (part.isEmpty()) {
        continue;
      }
      if (isAgency(part)) {
        media = part;
      } else if (INITIALS.matcher(part).matches()) {
        initials.add(part);
      } else if (cues.names().isFullName(part) || isSingleName(part)) {
        named.add(part);
      } else {
        return false;
      }
    }
    agency = agency == null ? media : agency;
    boolean desk = !initials.isEmpty() && named.stream().allMatch(name -> name.indexOf(' ') < 0);
    if (desk) {
      initials.addAll(named);
      named.clear();
    }
    addFirst(initials, editors);
    addFirst(named, authors);
    return true;
  }

  /** Takes names with media, desks and places beside them: 港新聞・山田太郎記者. */
  private boolean takeJapanese(String inner) {
    List<String> named = new ArrayList<>();
    List<String> listed = cues.names().listed(inner);
    for (String name : listed == null ? List.<String>of() : listed) {
      if (!cues.places().isPlace(name)) {
        named.add(name);
      }
    }
    boolean people = !named.isEmpty() && named.stream().allMatch(cues.names()::isFullName);
    if (people) {
      addFirst(named, authors);
    } else if (cues.names().isMedium(inner)) {
      agency = agency == null ? inner : agency;
    }
    boolean nobody = listed != null && listed.isEmpty();
    return people || nobody;
  }

  private boolean isSingleName(String part) {
    return part.indexOf(' ') < 0
        && part.length() <= 20
        && cues.names().isName(part)
        && !cues.places().isPlace(part);
  }
}
