package dev.warta.ingest.feed;

import java.util.regex.Pattern;

/**
 * A picture, sound or video of an entry, or anything else that it encloses.
 *
 * @param url absolute where the feed says what it is relative to
 * @param mediaType as the feed declares it; null where it does not
 * @param medium {@code image}, {@code audio}, {@code video} or {@code document}; null if not known
 * @param bytes its size; -1 if not known
 */
public record FeedMedia(String url, String mediaType, String medium, long bytes) {

  private static final Pattern IMAGE_FILE =
      Pattern.compile("(?i)[^?#]+\\.(?:jpe?g|png|gif|webp|avif)(?:[?#].*)?");

  /** Whether it is a picture: as the feed says, else as the name of the file does. */
  boolean isImage() {
    return medium == null ? IMAGE_FILE.matcher(url).matches() : medium.equals("image");
  }

  /**
   * @param medium what the feed says; null to take it from the media type
   */
  static FeedMedia of(String url, String mediaType, String medium, String length) {
    String ofType = mediaType == null ? null : FeedNames.lower(mediaType.split("/", 2)[0]);
    return new FeedMedia(url, mediaType, medium == null ? ofType : medium, bytes(length));
  }

  private static long bytes(String length) {
    return length != null && length.matches("\\d{1,15}") ? Long.parseLong(length) : -1;
  }
}
