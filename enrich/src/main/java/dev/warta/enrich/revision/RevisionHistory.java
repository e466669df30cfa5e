package dev.warta.enrich.revision;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * What is remembered of an article: which contents and which raw documents were seen, and as which
 * revision.
 *
 * @param latestRevision number of the newest revision; 0 before the first
 * @param latestContentHash SHA-256 of the newest revision's raw document, hexadecimal; empty before
 *     the first
 * @param goneSince when the document was found to be gone, if the newest revision says so; else
 *     null
 * @param contents the hash of each revision's content, as extracted then and as extracted again
 *     since, newest last, at most {@value #MAX_CONTENTS}
 * @param documents the hash of each raw document, newest last, at most {@value #MAX_DOCUMENTS}
 */
record RevisionHistory(
    int latestRevision,
    String latestContentHash,
    Instant goneSince,
    List<Seen> contents,
    List<Seen> documents) {

  /**
   * An article with more revisions than this forgets the oldest: its content would count as new
   * again.
   */
  static final int MAX_CONTENTS = 256;

  /**
   * A page whose bytes change at every fetch is told by its content; equal bytes are told this far
   * back.
   */
  static final int MAX_DOCUMENTS = 64;

  static final RevisionHistory EMPTY = new RevisionHistory(0, "", null, List.of(), List.of());

  private static final byte FORMAT = 1;

  /** The same with the time at which the document was found to be gone, before the lists. */
  private static final byte FORMAT_GONE = 2;

  private static final int HASH_DIGITS = 64;

  /** 64 bits of a SHA-256, and the revision it belongs to. */
  record Seen(long hash, int revision) {}

  /** The revision that the raw document or its content belongs to; empty if both are new. */
  OptionalInt revisionOf(long documentHash, long contentHash) {
    OptionalInt byDocument = find(documents, documentHash);
    return byDocument.isPresent() ? byDocument : find(contents, contentHash);
  }

  /** Whether a document seen then shows that what was gone is back. */
  boolean isBack(Instant observedAt) {
    return goneSince != null && observedAt.isAfter(goneSince);
  }

  /** With one more revision, which says that the document is gone. */
  RevisionHistory withGone(String contentHashHex, Instant since) {
    return new RevisionHistory(latestRevision + 1, contentHashHex, since, contents, documents);
  }

  /** With one more revision. */
  RevisionHistory withRevision(String contentHashHex, long documentHash, long contentHash) {
    int revision = latestRevision + 1;
    return new RevisionHistory(
        revision,
        contentHashHex,
        null,
        append(contents, new Seen(contentHash, revision), MAX_CONTENTS),
        append(documents, new Seen(documentHash, revision), MAX_DOCUMENTS));
  }

  /**
   * With another raw document that says the same as a known revision; itself if the document is
   * known.
   */
  RevisionHistory withSighting(long documentHash, int revision) {
    return find(documents, documentHash).isPresent()
        ? this
        : new RevisionHistory(
            latestRevision,
            latestContentHash,
            goneSince,
            contents,
            append(documents, new Seen(documentHash, revision), MAX_DOCUMENTS));
  }

  /**
   * With another content that a known revision is extracted as; itself if that content belongs to
   * this revision or a later one already, or the revision is not known.
   */
  RevisionHistory withContent(long contentHash, int revision) {
    OptionalInt holder = find(contents, contentHash);
    boolean isTaken = holder.isPresent() && holder.getAsInt() >= revision;
    return isTaken || revision < 1 || revision > latestRevision
        ? this
        : new RevisionHistory(
            latestRevision,
            latestContentHash,
            goneSince,
            append(contents, new Seen(contentHash, revision), MAX_CONTENTS),
            documents);
  }

  private static OptionalInt find(List<Seen> seen, long hash) {
    for (int i = seen.size() - 1; i >= 0; i--) {
      if (seen.get(i).hash() == hash) {
        return OptionalInt.of(seen.get(i).revision());
      }
    }
    return OptionalInt.empty();
  }

  private static List<Seen> append(List<Seen> seen, Seen last, int limit) {
    List<Seen> longer = new ArrayList<>(seen);
    longer.add(last);
    return longer.size() > limit ? longer.subList(1, longer.size()) : longer;
  }

  /** The serde of the state store: a format byte, then the fields in order, big-endian. */
  static Serde<RevisionHistory> serde() {
    return Serdes.serdeFrom(
        (topic, history) -> history == null ? null : history.toBytes(),
        (topic, bytes) -> bytes == null ? null : fromBytes(bytes));
  }

  private byte[] toBytes() {
    ByteBuffer bytes =
        ByteBuffer.allocate(
            1
                + 4
                + HASH_DIGITS
                + (goneSince == null ? 0 : 8)
                + 4
                + 12 * contents.size()
                + 4
                + 12 * documents.size());
    bytes.put(goneSince == null ? FORMAT : FORMAT_GONE).putInt(latestRevision);
    bytes.put(latestContentHash.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    if (goneSince != null) {
      bytes.putLong(goneSince.toEpochMilli());
    }
    put(bytes, contents);
    put(bytes, documents);
    return bytes.array();
  }

  private static void put(ByteBuffer bytes, List<Seen> seen) {
    bytes.putInt(seen.size());
    seen.forEach(one -> bytes.putLong(one.hash()).putInt(one.revision()));
  }

  private static RevisionHistory fromBytes(byte[] array) {
    ByteBuffer bytes = ByteBuffer.wrap(array);
    byte format = bytes.get();
    if (format != FORMAT && format != FORMAT_GONE) {
      throw new SerializationException(
          "revision history in format " + format + ", this version reads up to " + FORMAT_GONE);
    }
    int latest = bytes.getInt();
    byte[] hash = new byte[HASH_DIGITS];
    bytes.get(hash);
    return new RevisionHistory(
        latest,
        new String(hash, java.nio.charset.StandardCharsets.US_ASCII),
        format == FORMAT_GONE ? Instant.ofEpochMilli(bytes.getLong()) : null,
        get(bytes),
        get(bytes));
  }

  private static List<Seen> get(ByteBuffer bytes) {
    int size = bytes.getInt();
    List<Seen> seen = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      seen.add(new Seen(bytes.getLong(), bytes.getInt()));
    }
    return seen;
  }
}
