package dev.warta.ingest.fetch;

import java.util.Objects;

/**
 * How a {@link Fetcher} introduces itself, so that those who run a site know whom to ask.
 *
 * @param version of the program
 * @param contact address of a page or mailbox of whoever runs it; null if there is none
 */
public record UserAgent(String version, String contact) {

  /** The name by which {@code robots.txt} addresses it. */
  public static final String ROBOTS_NAME = "warta";

  public UserAgent {
    Objects.requireNonNull(version);
    requireHeaderText(version);
    if (contact != null) {
      requireHeaderText(contact);
    }
  }

  /** As it stands in the header: {@code Warta/1.0 (+https://news.example/bot)}. */
  public String text() {
    return "Warta/" + version + (contact == null ? "" : " (+" + contact + ")");
  }

  private static void requireHeaderText(String text) {
    if (!text.matches("[\\x21-\\x7e&&[^()]]{1,200}")) {
      throw new IllegalArgumentException(
          "\"%s\" cannot stand in a user agent: write up to 200 letters, digits and signs without spaces and brackets, as https://news.example/bot or desk@news.example"
              .formatted(text));
    }
  }
}
