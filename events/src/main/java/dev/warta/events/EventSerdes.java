package dev.warta.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.MissingSchemaException;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Reads and writes the events as Avro single-object encoding: the bytes {@code C3 01}, the schema's
 * 64-bit Rabin fingerprint (little-endian), the record in Avro's binary encoding.
 *
 * <p>The encoding needs no registry: each record says which schema it was written with, and {@link
 * ReleasedSchemas} holds all of them. Anything else in the bytes, or a fingerprint nobody released,
 * is a {@link SerializationException} that says which. The serdes are safe for use by several
 * threads.
 */
public final class EventSerdes {

  static {
    TrustedClasses.register();
  }

  private EventSerdes() {}

  /** The serde of {@code articles.raw}. */
  public static Serde<RawArticle> rawArticle() {
    return serde(RawArticle.class, RawArticle.getClassSchema());
  }

  /** The serde of {@code articles.enriched}. */
  public static Serde<EnrichedArticle> enrichedArticle() {
    return serde(EnrichedArticle.class, EnrichedArticle.getClassSchema());
  }

  /** The serde of {@code articles.sightings}. */
  public static Serde<Sighting> sighting() {
    return serde(Sighting.class, Sighting.getClassSchema());
  }

  private static <T extends SpecificRecordBase> Serde<T> serde(Class<T> type, Schema schema) {
    return Serdes.serdeFrom(
        new SingleObjectSerializer<>(type, schema), new SingleObjectDeserializer<>(type, schema));
  }

  private static final class SingleObjectSerializer<T extends SpecificRecordBase>
      implements Serializer<T> {

    private final BinaryMessageEncoder<T> encoder;

    SingleObjectSerializer(Class<T> type, Schema schema) {
      this.encoder = new BinaryMessageEncoder<>(SpecificData.getForClass(type), schema);
    }

    @Override
    public byte[] serialize(String topic, T event) {
      if (event == null) {
        return null;
      }
      try {
        ByteBuffer bytes = encoder.encode(event);
        byte[] exact = new byte[bytes.remaining()];
        bytes.get(exact);
        return exact;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final class SingleObjectDeserializer<T extends SpecificRecordBase>
      implements Deserializer<T> {

    private static final int HEADER_BYTES = 10;

    private final String type;
    private final BinaryMessageDecoder<T> decoder;

    SingleObjectDeserializer(Class<T> type, Schema schema) {
      this.type = type.getSimpleName();
      this.decoder = new BinaryMessageDecoder<>(SpecificData.getForClass(type), schema);
      ReleasedSchemas.of(this.type).forEach(decoder::addSchema);
    }

    @Override
    public T deserialize(String topic, byte[] bytes) {
      if (bytes == null) {
        return null;
      }
      if (bytes.length < HEADER_BYTES || bytes[0] != (byte) 0xC3 || bytes[1] != 0x01) {
        throw new SerializationException(
            "the record is not in Avro single-object encoding: it has %d bytes and does not start with C3 01"
                .formatted(bytes.length));
      }
      try {
        return decoder.decode(bytes);
      } catch (MissingSchemaException e) {
        throw new UnknownSchemaException(
            type, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(2));
      } catch (IOException
          | AvroRuntimeException
          | IndexOutOfBoundsException
          | NegativeArraySizeException e) {
        throw new SerializationException(
            "the record starts like a " + type + " but cannot be decoded: " + e.getMessage(), e);
      }
    }
  }
}
