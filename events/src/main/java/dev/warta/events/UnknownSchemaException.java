package dev.warta.events;

import java.util.Locale;
import org.apache.kafka.common.errors.SerializationException;

/**
 * A record was written with a schema that this version of Warta does not hold, so it cannot be
 * read.
 */
public final class UnknownSchemaException extends SerializationException {

  private static final long serialVersionUID = 1L;

  UnknownSchemaException(String type, long fingerprint) {
    super(
        String.format(
            Locale.ROOT,
            "the record's schema has the fingerprint %016x, which is none of the released versions of %s; it was written by a newer Warta or by another program: update Warta, or publish with a schema from events/src/main/avro",
            fingerprint,
            type));
  }
}
