package dev.warta.enrich.extract;

import dev.warta.events.ArticleTime;

/** Reads datelines in the brackets of Japanese papers: {@code 【ロンドン時事】}, {@code 【東京＝山田太郎】}. */
final class JapaneseDateline {

  private static final int MAX_LENGTH = 40;

  /** A dot between katakana belongs to a foreign name. */
  private static final String BETWEEN_PARTS =
      "[= 　]+|(?<![\\u30A0-\\u30FF])・|・(?![\\u30A0-\\u30FF])";

  private JapaneseDateline() {}

  /** The dateline at the start of a paragraph, or null. */
  static Dateline read(
      String head,
      LanguageCues cues,
      KnownPlaces places,
      Names names,
      StatedDates dates,
      DatelineReader.Context context) {
    int opener = head.isEmpty() ? -1 : "【［[（(".indexOf(head.charAt(0));
    int close = opener < 0 ? -1 : head.indexOf("】］]）)".charAt(opener));
    if (close < 2 || close > MAX_LENGTH || !(opener == 0 || Plain.isUncased(head.charAt(1)))) {
      return null;
    }
    String place = null;
    String agency = null;
    String author = null;
    ArticleTime time = null;
    for (String part : Plain.of(head.substring(1, close)).split(BETWEEN_PARTS)) {
      ArticleTime day = dates.read(part, context.receivedAt());
      if (day != null) {
        time = day;
      } else if (cues.agencies.contains(part) || names.isMedium(part)) {
        agency = agency == null ? part : agency;
      } else if (place == null) {
        String behind = agencyBehind(part, cues);
        int end = part.length() - (behind == null ? 0 : behind.length());
        place = part.substring(0, end).replaceAll("・$", "");
        agency = behind == null ? agency : behind;
      } else if (names.isFullName(part)) {
        author = part;
      }
    }
    boolean proven = agency != null || author != null || (place != null && places.isPlace(place));
    boolean agencyAlone = place == null && agency != null && opener == 0;
    if (!agencyAlone && (place == null || !proven || !isSpaceless(place))) {
      return null;
    }
    int end = close + 1;
    while (end < head.length() && " 　-–—".indexOf(head.charAt(end)) >= 0) {
      end++;
    }
    return new Dateline(place, agency, author, time, 0.9, end);
  }

  private static String agencyBehind(String part, LanguageCues cues) {
    for (String agency : cues.agencies) {
      if (part.length() > agency.length() && part.endsWith(agency) && isSpaceless(agency)) {
        return agency;
      }
    }
    return null;
  }

  private static boolean isSpaceless(String text) {
    return text.codePoints()
        .allMatch(c -> Character.isIdeographic(c) || (c >= 0x3040 && c <= 0x30FF));
  }
}
