package dev.warta.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
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

    /** One for each schema a record may have been written with, by its fingerprint. */
    private final Map<Long, DatumReader<T>> readers = new HashMap<>();

    SingleObjectDeserializer(Class<T> type, Schema schema) {
      this.type = type.getSimpleName();
      SpecificData model = SpecificData.getForClass(type);
      for (Schema writer : ReleasedSchemas.of(this.type)) {
        readers.put(
            SchemaNormalization.parsingFingerprint64(writer),
            new SpecificDatumReader<>(writer, schema, model));
      }
      readers.put(
          SchemaNormalization.parsingFingerprint64(schema),
          new SpecificDatumReader<>(schema, schema, model));
    }

    @Override
    public T deserialize(String topic, byte[] bytes) {
      if (bytes == null) {
        return null;
      }
      if (bytes.length < HEADER_BYTES || bytes[0] != (byte) 0xC3 || bytes[1] != 0x01) {
        throw new SerializationException(
            String.format(
                Locale.ROOT,
                "the record is not in Avro single-object encoding: it has %d bytes and does not start with C3 01",
                bytes.length));
      }
      long fingerprint = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
      DatumReader<T> reader = readers.get(fingerprint);
      if (reader == null) {
        throw new UnknownSchemaException(type, fingerprint);
      }
      try {
        return reader.read(null, decoder(bytes));
      } catch (IOException | RuntimeException e) {
        throw new SerializationException(
            "the record starts like a " + type + " but cannot be decoded: " + e.getMessage(), e);
      }
    }

    /**
     * Knows where the record ends, so that a length which a damaged record claims is compared with
     * it before memory is taken; the decoder of Avro's own single-object reader does not.
     */
    private static BinaryDecoder decoder(byte[] bytes) {
      return DecoderFactory.get()
          .binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, null);
    }
  }
}
