package dev.warta.ingest.feed;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who wrote an entry or a feed.
 *
 * @param name null where the feed gives none
 * @param email null where the feed gives none
 * @param url a page of theirs; null where the feed gives none
 */
public record FeedAuthor(String name, String email, String url) {

  private static final String MAIL = "([\\w.+%'-]{1,64}@[\\w.-]{1,190}\\w)";
  private static final Pattern MAIL_ONLY = Pattern.compile("(?:mailto:)?" + MAIL);
  private static final Pattern MAIL_AND_NAME =
      Pattern.compile(MAIL + "\\s{0,9}\\(([^()]{1,200})\\)?");
  private static final Pattern NAME_AND_MAIL =
      Pattern.compile("\"?([^<>()\"]{1,200}?)\"?\\s{0,9}[<(]\\s?(?:mailto:)?" + MAIL + "\\s?[>)]?");
  private static final int LONGEST = 500;

  /** Reads the ways in which RSS writes a person: name, mail, or one with the other behind. */
  static FeedAuthor ofText(String text) {
    if (text.length() > LONGEST) {
      return new FeedAuthor(text.substring(0, LONGEST), null, null);
    }
    Matcher mail = MAIL_ONLY.matcher(text);
    if (mail.matches()) {
      return new FeedAuthor(null, mail.group(1), null);
    }
    Matcher mailFirst = MAIL_AND_NAME.matcher(text);
    if (mailFirst.matches()) {
      return new FeedAuthor(mailFirst.group(2).strip(), mailFirst.group(1), null);
    }
    Matcher nameFirst = NAME_AND_MAIL.matcher(text);
    if (nameFirst.matches()) {
      return new FeedAuthor(nameFirst.group(1).strip(), nameFirst.group(2), null);
    }
    return new FeedAuthor(text, null, null);
  }

  boolean isEmpty() {
    return name == null && email == null && url == null;
  }
}
