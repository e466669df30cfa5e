package dev.warta.enrich.extract;

import dev.warta.events.ArticleTime;

/** Reads datelines in the brackets of Japanese papers: {@code 【ロンドン時事】}, {@code 【東京＝山田太郎】}. */
final class JapaneseDateline {

  private static final int MAX_LENGTH = 40;

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
    if (close < 2 || close > MAX_LENGTH || !Plain.isUncased(head.charAt(1))) {
      return null;
    }
    String place = null;
    String agency = null;
    String author = null;
    ArticleTime time = null;
    for (String part : Plain.of(head.substring(1, close)).split("[=・ 　]+")) {
      ArticleTime day = dates.read(part, context.receivedAt());
      if (day != null) {
        time = day;
      } else if (cues.agencies.contains(part) || names.isMedium(part)) {
        agency = part;
      } else if (place == null) {
        agency = agencyBehind(part, cues);
        place = agency == null ? part : part.substring(0, part.length() - agency.length());
      } else if (names.isFullName(part)) {
        author = part;
      }
    }
    boolean proven = agency != null || author != null || (place != null && places.isPlace(place));
    if (place == null || !proven || !isSpaceless(place)) {
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
