package dev.warta.store.rejected;

import java.util.List;

/**
 * What a cause of rejection means, and what to do about it.
 *
 * @param meaning what is wrong with the record
 * @param remedy what an operator can do
 */
public record CauseInWords(String meaning, String remedy) {

  private static final String UPDATE_AND_REPLAY =
      "Report it with the message and the stack trace in the headers; when a version of Warta mends it, replay the record.";

  /** Those with a part of the message stand before the general one of the same exception. */
  private static final List<Known> KNOWN =
      List.of(
          new Known(
              "UnknownSchemaException",
              "",
              "The event was written with a schema that this version of Warta does not hold.",
              "Update Warta, or the program that published it, then replay the record."),
          new Known(
              "SerializationException",
              "not in Avro single-object encoding",
              "The bytes are not an event at all: some other program published them, or published them in another encoding.",
              "Mend the publisher. If the bytes are a document after all, export the record, write it as a rawArticle and import it; else leave it."),
          new Known(
              "SerializationException",
              "has no value",
              "The record has no value: somebody tried to delete it, or it was too large for the rejected topic and its bytes are where it came from.",
              "If its bytes are still there, replay fetches them; else there is nothing to send back."),
          new Known(
              "SerializationException",
              "",
              "The record begins like an event, but its bytes are damaged or cut off.",
              "Have the publisher send the article again; replaying the same bytes does not help."),
          new Known(
              "UnreadableArticleException",
              "media type",
              "The document is of a kind that no step can read.",
              "Export the record, put text/plain or text/html with a text into it, and import it; or have the source deliver text."),
          new Known(
              "UnreadableArticleException",
              "looks binary",
              "The document is said to be text, but its bytes are not.",
              "Find out its media type and charset; export the record, correct them, and import it."),
          new Known(
              "UnreadableArticleException",
              "has no text",
              "The document holds no text, so there is no article to make of it.",
              "Look at what the source delivers; export the record, put the text in, and import it; or leave it."),
          new Known(
              "UnreadableArticleException",
              "the record's key is",
              "Key and article id differ: the revisions of one article would be spread over several partitions.",
              "Mend the publisher. Export and import give the record the right key."),
          new Known(
              "UnreadableArticleException",
              "has no value",
              "The raw record has no value: somebody tried to delete an article by it, and raw articles are never deleted.",
              "Nothing: there is no document. Mend the publisher."),
          new Known(
              "UnreadableArticleException",
              "the enriched event would have",
              "The document can be read, but what comes out is larger than may be published.",
              "Raise --max-record-bytes of `warta enrich` and of the topics, then replay the record; or export it, shorten it, and import it."),
          new Known(
              "UnreadableArticleException",
              " failed: ",
              "A step without which there is no article failed on this document.",
              UPDATE_AND_REPLAY),
          new Known(
              "UnreadableArticleException",
              "",
              "No step can make an article of this document; the message says why.",
              "Export the record, mend the document, and import it; or have the source deliver it again."),
          new Known(
              "RecordTooLargeException",
              "",
              "The record is larger than the topic it should go to allows.",
              "Raise max.message.bytes of that topic and --max-record-bytes of the services, then replay the record."),
          new Known(
              "UnstorableRecordException",
              "is not a UUID",
              "The event's article id is not in the form of Warta's ids, so it cannot be stored.",
              "Mend the publisher of the enriched events; export the record, correct the id, and import it."),
          new Known(
              "UnstorableRecordException",
              "outside of PostgreSQL's range",
              "The event states a time that PostgreSQL cannot hold.",
              "Export the record, correct the time, and import it."),
          new Known(
              "UnstorableRecordException",
              "",
              "PostgreSQL will not take a row of this event, however often it is tried: the data breaks a type, a constraint or a limit.",
              "The message names the SQLState. Export the record, change what PostgreSQL refuses, and import it; after a change of the tables, replay it."));

  private record Known(String cause, String inMessage, String meaning, String remedy) {}

  /** What is known of this cause; for an unknown one its own message. */
  public static CauseInWords of(Rejection rejection) {
    for (Known known : KNOWN) {
      if (rejection.cause().equals(known.cause())
          && rejection.message().contains(known.inMessage())) {
        return new CauseInWords(known.meaning(), known.remedy());
      }
    }
    return rejection.cause().isEmpty()
        ? new CauseInWords(
            "The record does not say why it lies here: it was not rejected by Warta.",
            "Find out who publishes to this topic.")
        : new CauseInWords(
            "Warta does not know this failure; it says of itself: "
                + (rejection.message().isEmpty() ? rejection.cause() : rejection.message()),
            UPDATE_AND_REPLAY);
  }
}
