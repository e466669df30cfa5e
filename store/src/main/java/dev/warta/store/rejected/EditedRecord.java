package dev.warta.store.rejected;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.warta.events.ArticleId;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.EventFromJson;
import dev.warta.events.EventSerdes;
import dev.warta.events.RawArticle;
import dev.warta.events.Sighting;
import dev.warta.events.Topics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * A rejected record as a person has edited it, read from a line that {@link EditableLine} wrote.
 *
 * <p>What the line gets wrong is an {@link IllegalArgumentException} that says what, for the
 * person.
 */
public final class EditedRecord {

  private static final int MAX_TEXT = 128 * 1024 * 1024;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(MAX_TEXT).build())
          .build();

  private RejectionId id;
  private String topic;
  private byte[] key;
  private SpecificRecord event;
  private String text;
  private byte[] content;
  private byte[] value;

  private EditedRecord() {}

  /**
   * Key and value to publish in place of the rejected ones.
   *
   * @param isChanged false if they say the same as the rejected record
   */
  public record Replacement(byte[] key, byte[] value, boolean isChanged) {}

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if it is not what was exported, or breaks the event's schema
   */
  public static EditedRecord parse(byte[] line) {
    EditedRecord edited = new EditedRecord();
    try (JsonParser json = JSON.createParser(line)) {
      edited.read(json);
      if (json.nextToken() != null) {
        throw new IllegalArgumentException("the line goes on behind its JSON object");
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the line is not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new IllegalArgumentException("the line cannot be read: " + e.getMessage(), e);
    }
    edited.complete();
    return edited;
  }

  /** The rejected record it replaces. */
  public RejectionId id() {
    return id;
  }

  /**
   * What to publish in place of the rejected record.
   *
   * @throws IllegalArgumentException if it does not fit to it: another topic, another article,
   *     another kind of event
   */
  public Replacement replacementOf(RejectedItem item, Topics topics) {
    RecordPlace place = item.about().place();
    if (place == null) {
      throw new IllegalArgumentException(
          "record %s does not say where it came from, so it cannot go back".formatted(id));
    }
    if (topic != null && !topic.equals(place.topic())) {
      throw new IllegalArgumentException(
          "record %s came from topic %s and goes back there, not to %s"
              .formatted(id, place.topic(), topic));
    }
    if (event == null) {
      return new Replacement(
          key,
          value,
          !Arrays.equals(value, item.record().value()) || !Arrays.equals(key, item.record().key()));
    }
    checkKind(place.topic(), topics);
    checkArticle(item);
    byte[] articleKey = articleId(event).getBytes(StandardCharsets.UTF_8);
    boolean isChanged =
        !event.equals(withTrueHash(item.event()))
            || !Arrays.equals(articleKey, item.record().key());
    return new Replacement(articleKey, bytes(place.topic()), isChanged);
  }

  private void read(JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new IllegalArgumentException("the line is not a JSON object");
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      boolean isNull = json.nextToken() == JsonToken.VALUE_NULL;
      switch (name) {
        case EditableLine.ID -> id = RejectionId.parse(text(json, name));
        case EditableLine.TOPIC -> topic = isNull ? null : text(json, name);
        case EditableLine.KEY ->
            key = isNull ? null : text(json, name).getBytes(StandardCharsets.UTF_8);
        case EditableLine.KEY_BASE64 -> key = EventFromJson.base64(json, name);
        case EditableLine.CAUSE, EditableLine.MESSAGE -> json.skipChildren();
        case EditableLine.RAW_ARTICLE ->
            event =
                EventFromJson.read(
                    json,
                    RawArticle.getClassSchema(),
                    Map.of("content", ByteBuffer.allocate(0), "contentHash", ""));
        case EditableLine.ENRICHED_ARTICLE ->
            event = EventFromJson.read(json, EnrichedArticle.getClassSchema(), Map.of());
        case EditableLine.SIGHTING ->
            event = EventFromJson.read(json, Sighting.getClassSchema(), Map.of());
        case EditableLine.TEXT -> text = text(json, name);
        case EditableLine.CONTENT_BASE64 -> content = EventFromJson.base64(json, name);
        case EditableLine.VALUE_BASE64 -> value = isNull ? null : EventFromJson.base64(json, name);
        default -> throw new IllegalArgumentException("unknown field \"" + name + "\"");
      }
    }
  }

  private static String text(JsonParser json, String field) throws IOException {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw new IllegalArgumentException("\"" + field + "\" must be a text");
    }
    return json.getText();
  }

  private void complete() {
    if (id == null) {
      throw new IllegalArgumentException("the line has no \"id\" of a rejected record");
    }
    if (event == null && value == null) {
      throw new IllegalArgumentException(
          "the line has nothing to publish: it needs rawArticle with text or contentBase64, enrichedArticle, sighting or valueBase64");
    }
    if (event != null && value != null) {
      throw new IllegalArgumentException(
          "the line has an event and \"valueBase64\": leave out the one that does not count");
    }
    if (event instanceof RawArticle raw) {
      event = withContent(raw);
    } else if (text != null || content != null) {
      throw new IllegalArgumentException(
          "\"text\" and \"contentBase64\" belong to a rawArticle, and the line has none");
    }
  }

  private RawArticle withContent(RawArticle raw) {
    if ((text == null) == (content == null)) {
      throw new IllegalArgumentException(
          "a rawArticle needs its document: either \"text\" or \"contentBase64\"");
    }
    byte[] bytes = text == null ? content : DocumentText.encode(text, raw.getCharset());
    return RawArticle.newBuilder(raw)
        .setContent(ByteBuffer.wrap(bytes))
        .setContentHash(ArticleId.contentHash(bytes))
        .build();
  }

  private static SpecificRecord withTrueHash(SpecificRecord rejected) {
    return rejected instanceof RawArticle raw
        ? RawArticle.newBuilder(raw)
            .setContentHash(ArticleId.contentHash(DocumentText.bytes(raw)))
            .build()
        : rejected;
  }

  private void checkKind(String target, Topics topics) {
    String wanted =
        target.equals(topics.raw())
            ? EditableLine.RAW_ARTICLE
            : target.equals(topics.sightings())
                ? EditableLine.SIGHTING
                : EditableLine.ENRICHED_ARTICLE;
    String found =
        event instanceof RawArticle
            ? EditableLine.RAW_ARTICLE
            : event instanceof Sighting ? EditableLine.SIGHTING : EditableLine.ENRICHED_ARTICLE;
    if (!found.equals(wanted)) {
      throw new IllegalArgumentException(
          "topic %s takes a %s, not a %s".formatted(target, wanted, found));
    }
  }

  /** A correction stays with its article; only bytes that were no event can become any article. */
  private void checkArticle(RejectedItem item) {
    Optional<String> before = Optional.ofNullable(item.event()).map(EditedRecord::articleId);
    if (before.isPresent() && !before.get().equals(articleId(event)) && isArticleId(before.get())) {
      throw new IllegalArgumentException(
          "the article id must stay %s, it is %s".formatted(before.get(), articleId(event)));
    }
    if (!isArticleId(articleId(event))) {
      throw new IllegalArgumentException(
          "the article id \"%s\" is not a UUID of 36 characters".formatted(articleId(event)));
    }
  }

  private static boolean isArticleId(String id) {
    return id.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
  }

  private static String articleId(SpecificRecord event) {
    return Objects.toString(event.get(event.getSchema().getField("articleId").pos()));
  }

  private byte[] bytes(String target) {
    if (event instanceof RawArticle raw) {
      return EventSerdes.rawArticle().serializer().serialize(target, raw);
    }
    return event instanceof Sighting sighting
        ? EventSerdes.sighting().serializer().serialize(target, sighting)
        : EventSerdes.enrichedArticle().serializer().serialize(target, (EnrichedArticle) event);
  }
}
