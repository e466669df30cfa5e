package dev.warta.ingest.source.warc;

import java.util.Optional;

/**
 * The line before a record of an ARC file: address, IP address, date, media type, in version 2 some
 * more, and the length. An address may have spaces.
 *
 * @param length as it stands there; a number if all is well
 */
record ArcLine(String address, String ip, String date, String mediaType, String length) {

  /** Behind the address, in version 2. */
  private static final int MOST_FIELDS_BEHIND_DATE = 7;

  static Optional<ArcLine> parse(String line) {
    String[] fields = line.strip().split(" +");
    int last = fields.length - 1;
    for (int date = last - 2; date >= Math.max(2, last - MOST_FIELDS_BEHIND_DATE); date--) {
      if (isDate(fields[date]) && isIp(fields[date - 1]) && hasScheme(fields[0])) {
        int addressEnd = line.lastIndexOf(fields[date - 1] + " ", line.lastIndexOf(fields[date]));
        String address = line.substring(0, addressEnd).strip();
        return Optional.of(
            new ArcLine(address, fields[date - 1], fields[date], fields[date + 1], fields[last]));
      }
    }
    return Optional.empty();
  }

  private static boolean isDate(String text) {
    return text.length() >= 8 && text.length() <= 20 && text.chars().allMatch(ArcLine::isDigit);
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isIp(String text) {
    return text.equals("-")
        || text.length() <= 45
            && text.chars().allMatch(c -> c == '.' || c == ':' || Character.digit(c, 16) >= 0);
  }

  private static boolean hasScheme(String address) {
    int colon = address.indexOf(':');
    return colon > 0
        && address.chars().limit(colon).allMatch(c -> Character.isLetterOrDigit(c) || c == '-');
  }
}
