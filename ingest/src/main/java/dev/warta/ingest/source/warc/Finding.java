package dev.warta.ingest.source.warc;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What a record of an archive turned out to be. */
public sealed interface Finding {

  /** Where in the archive it lies. */
  Spot spot();

  /** Characters of all that it says beside a content: heads of records may be long. */
  default int textLength() {
    return 0;
  }

  /** A kind is for counting, whatever a record says of itself. */
  private static String shortened(String kind) {
    int most = 120;
    return kind == null || kind.length() <= most ? kind : kind.substring(0, most - 1) + "…";
  }

  private static int lengthOf(Stream<String> texts) {
    return texts.filter(Objects::nonNull).mapToInt(String::length).sum();
  }

  /**
   * A document.
   *
   * @param recordId null if the record has none
   * @param url the address it was found at; null if the record does not say
   * @param charset as declared; null if none is
   * @param seenAt null if the record does not say, or not in a way that can be read
   * @param digest of the payload, as the crawler computed it; null if it did not
   * @param directives what the server asks of robots and of those who use the text, as {@code
   *     x-robots-tag: noarchive}
   * @param flaw what is not whole about it, in the plural; null if nothing
   */
  record Document(
      Spot spot,
      String recordId,
      String url,
      String mediaType,
      String charset,
      byte[] content,
      Instant seenAt,
      String digest,
      List<String> directives,
      String flaw)
      implements Finding {

    public Document {
      flaw = shortened(flaw);
    }

    @Override
    public int textLength() {
      return lengthOf(Stream.of(recordId, url, mediaType, charset, digest))
          + lengthOf(directives.stream());
    }

    /** What is known of it, for those who have its content already. */
    public Document withoutContent() {
      return new Document(
          spot, recordId, url, mediaType, charset, new byte[0], seenAt, digest, directives, flaw);
    }
  }

  /**
   * The same document seen again, without its content.
   *
   * @param originalId record id of the first one; null if the record does not say
   * @param originalUrl its address; the same address if the record does not say
   * @param originalSeenAt when it was seen; null if the record does not say
   */
  record Revisit(
      Spot spot,
      String url,
      Instant seenAt,
      String digest,
      String originalId,
      String originalUrl,
      Instant originalSeenAt)
      implements Finding {

    @Override
    public int textLength() {
      return lengthOf(Stream.of(url, digest, originalId, originalUrl));
    }
  }

  /**
   * Nothing for us.
   *
   * @param kind what such records are, in the plural
   */
  record PassedOver(Spot spot, String kind) implements Finding {

    public PassedOver {
      kind = shortened(kind);
    }
  }

  /**
   * Damaged, or a document that is too large.
   *
   * @param reason what is wrong, as the predicate of a sentence
   * @param expected what would have been right
   * @param isRestOfMemberLost true if it lies in a gzip member, and records behind it in there are
   *     not read either
   */
  record Refused(Spot spot, String reason, String expected, boolean isRestOfMemberLost)
      implements Finding {

    Refused(Spot spot, String reason, String expected) {
      this(spot, reason, expected, false);
    }

    @Override
    public int textLength() {
      return reason.length() + expected.length();
    }
  }
}
