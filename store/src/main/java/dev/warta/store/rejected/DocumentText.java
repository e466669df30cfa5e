package dev.warta.store.rejected;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.warta.events.EventJson;
import dev.warta.events.RawArticle;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * The document of a raw article as text that can be edited: only where turning it back gives the
 * same bytes.
 */
public final class DocumentText {

  private DocumentText() {}

  /** The text in the charset that the carrier declared, else in UTF-8; empty where it is none. */
  public static Optional<String> of(RawArticle raw) {
    byte[] bytes = bytes(raw);
    Optional<Charset> charset = charset(raw.getCharset());
    if (charset.isEmpty()) {
      return Optional.empty();
    }
    try {
      String text =
          charset
              .get()
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      return Arrays.equals(encode(text, charset.get()), bytes)
          ? Optional.of(text)
          : Optional.empty();
    } catch (CharacterCodingException | UnsupportedOperationException noText) {
      return Optional.empty();
    }
  }

  /** The document's bytes. */
  public static byte[] bytes(RawArticle raw) {
    byte[] bytes = new byte[raw.getContent().remaining()];
    raw.getContent().duplicate().get(bytes);
    return bytes;
  }

  /** Everything but the document, as JSON; the hash is of the document. */
  public static String withoutContent(RawArticle raw) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      writeWithoutContent(json, raw);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  static void writeWithoutContent(JsonGenerator json, RawArticle raw) throws IOException {
    Schema.Field content = raw.getSchema().getField("content");
    Schema.Field hash = raw.getSchema().getField("contentHash");
    // By identity: a field of an inner record may look the same.
    EventJson.write(json, raw, (field, value) -> field != content && field != hash);
  }

  /**
   * The bytes of a text.
   *
   * @param charset name of the charset; UTF-8 where it is null
   * @throws IllegalArgumentException if the charset is not known, or does not have a character of
   *     the text
   */
  static byte[] encode(String text, String charset) {
    Charset known =
        charset(charset)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the charset \"" + charset + "\" is not known here: use UTF-8"));
    try {
      return encode(text, known);
    } catch (CharacterCodingException | UnsupportedOperationException e) {
      throw new IllegalArgumentException(
          "the text has a character that charset %s does not have: set charset to UTF-8"
              .formatted(known),
          e);
    }
  }

  private static byte[] encode(String text, Charset charset) throws CharacterCodingException {
    ByteBuffer encoded =
        charset
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .encode(CharBuffer.wrap(text));
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    return bytes;
  }

  private static Optional<Charset> charset(String name) {
    if (name == null || name.isBlank()) {
      return Optional.of(StandardCharsets.UTF_8);
    }
    try {
      return Optional.of(Charset.forName(name.strip()));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }
}
