package dev.warta.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventSerdesTest {

  private static final String TOPIC = "articles.raw";
  private static final int HEADER_BYTES = 10;

  private final Serde<RawArticle> serde = EventSerdes.rawArticle();
  private final byte[] ricePrices = serde.serializer().serialize(TOPIC, TestArticles.RICE_PRICES);

  @Test
  void eachEventIsReadAsItWasWritten() {
    assertThat(deserialize(ricePrices)).isEqualTo(TestArticles.RICE_PRICES);
    assertRoundTrip(EventSerdes.enrichedArticle(), TestArticles.enrichedRicePrices());
    assertRoundTrip(EventSerdes.sighting(), TestArticles.ricePricesAgain());
  }

  @Test
  void aRecordStartsWithTheFingerprintOfItsSchema() {
    ByteBuffer record = ByteBuffer.wrap(ricePrices).order(ByteOrder.LITTLE_ENDIAN);

    assertThat(record.get()).isEqualTo((byte) 0xC3);
    assertThat(record.get()).isEqualTo((byte) 0x01);
    assertThat(record.getLong())
        .isEqualTo(SchemaNormalization.parsingFingerprint64(RawArticle.getClassSchema()));
  }

  @Test
  void everyReleasedVersionIsKnown() {
    assertThat(ReleasedSchemas.of("RawArticle"))
        .allSatisfy(
            schema -> {
              byte[] record = ricePrices.clone();
              ByteBuffer.wrap(record)
                  .order(ByteOrder.LITTLE_ENDIAN)
                  .putLong(2, SchemaNormalization.parsingFingerprint64(schema));
              try {
                deserialize(record);
              } catch (SerializationException e) {
                assertThat(e).isNotInstanceOf(UnknownSchemaException.class);
              }
            });
  }

  @Test
  void anUnknownSchemaIsNamedByItsFingerprint() {
    byte[] record = ricePrices.clone();
    ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN).putLong(2, 0xDEADBEEFL);

    assertThatThrownBy(() -> deserialize(record))
        .isInstanceOf(UnknownSchemaException.class)
        .hasMessageContaining("00000000deadbeef")
        .hasMessageContaining("RawArticle");
  }

  @Test
  void anEventOfAnotherTypeIsAnUnknownSchema() {
    byte[] sighting =
        EventSerdes.sighting().serializer().serialize(TOPIC, TestArticles.ricePricesAgain());

    assertThatThrownBy(() -> deserialize(sighting)).isInstanceOf(UnknownSchemaException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "\u0000\u0000\u0000\u0000\u0001record", "{\"text\": \"x\"}"})
  void whatIsNoEventSaysSo(String garbage) {
    byte[] bytes = garbage.getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> deserialize(bytes))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("not in Avro single-object encoding")
        .hasMessageContaining("it has " + bytes.length + " bytes");
  }

  @Test
  void aTruncatedRecordIsASerializationExceptionWhereverItEnds() {
    for (int length = 0; length < ricePrices.length; length++) {
      byte[] truncated = Arrays.copyOf(ricePrices, length);

      assertThatThrownBy(() -> deserialize(truncated))
          .as("the first %d bytes", length)
          .isInstanceOf(SerializationException.class);
    }
  }

  @Test
  void bytesThatOnlyStartLikeAnEventAreASerializationExceptionOrAnEvent() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      byte[] garbage = Arrays.copyOf(ricePrices, 200);
      byte[] noise = new byte[190];
      random.nextBytes(noise);
      System.arraycopy(noise, 0, garbage, HEADER_BYTES + random.nextInt(100), 90);

      try {
        deserialize(garbage);
      } catch (SerializationException expected) {
        assertThat(expected).hasMessageContaining("RawArticle");
      }
    }
  }

  /** Lengths in Avro's variable form: a gigabyte and a half, two, and the largest there is. */
  @ParameterizedTest
  @ValueSource(strings = {"80bcc1960b", "f0ffffff0f", "feffffffffffffffff01"})
  void aLengthBeyondTheRecordIsASerializationExceptionThatTakesNoMemory(String length) {
    byte[] claimed = HexFormat.of().parseHex(length);
    byte[] record = Arrays.copyOf(ricePrices, HEADER_BYTES + claimed.length + 1);
    System.arraycopy(claimed, 0, record, HEADER_BYTES, claimed.length);

    assertThatThrownBy(() -> deserialize(record))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("starts like a RawArticle but cannot be decoded");
  }

  @Test
  void noRecordIsNoEvent() {
    assertThat(serde.serializer().serialize(TOPIC, null)).isNull();
    assertThat(deserialize(null)).isNull();
  }

  private RawArticle deserialize(byte[] record) {
    return serde.deserializer().deserialize(TOPIC, record);
  }

  private static <T> void assertRoundTrip(Serde<T> serde, T event) {
    byte[] record = serde.serializer().serialize(TOPIC, event);

    assertThat(serde.deserializer().deserialize(TOPIC, record)).isEqualTo(event);
  }
}
