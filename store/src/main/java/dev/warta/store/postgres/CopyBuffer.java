package dev.warta.store.postgres;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows in PostgreSQL's binary COPY format, collected in memory and sent in one go.
 *
 * <p>Fields must be added in the order and in exactly the types of the columns; the format does not
 * convert. A null becomes SQL NULL.
 */
final class CopyBuffer {

  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0
  };
  private static final int SEND_BYTES = 1 << 16;
  private static final int TEXT_OID = 25;
  private static final int INTEGER_OID = 23;
  private static final int NULL = -1;
  private static final int JSONB_VERSION = 1;

  /** PostgreSQL counts from 2000-01-01. */
  private static final long EPOCH_MICROS = 946_684_800_000_000L;

  private final int columns;
  private byte[] bytes = new byte[SEND_BYTES];
  private int length;
  private int rows;

  CopyBuffer(int columns) {
    this.columns = columns;
    append(SIGNATURE);
    appendInt(0);
    appendInt(0);
  }

  int rows() {
    return rows;
  }

  CopyBuffer startRow() {
    rows++;
    appendShort(columns);
    return this;
  }

  CopyBuffer uuid(UUID value) {
    appendInt(16);
    appendLong(value.getMostSignificantBits());
    appendLong(value.getLeastSignificantBits());
    return this;
  }

  CopyBuffer bool(boolean value) {
    appendInt(1);
    append(new byte[] {(byte) (value ? 1 : 0)});
    return this;
  }

  CopyBuffer smallint(Integer value) {
    if (value == null) {
      appendInt(NULL);
    } else {
      appendInt(2);
      appendShort(value);
    }
    return this;
  }

  CopyBuffer integer(Integer value) {
    if (value == null) {
      appendInt(NULL);
    } else {
      appendInt(4);
      appendInt(value);
    }
    return this;
  }

  CopyBuffer bigint(Long value) {
    if (value == null) {
      appendInt(NULL);
    } else {
      appendInt(8);
      appendLong(value);
    }
    return this;
  }

  CopyBuffer doublePrecision(Double value) {
    return bigint(value == null ? null : Double.doubleToLongBits(value));
  }

  CopyBuffer timestamptz(Instant value) {
    if (value == null) {
      appendInt(NULL);
      return this;
    }
    long micros =
        Math.addExact(
            Math.multiplyExact(value.getEpochSecond(), 1_000_000L), value.getNano() / 1000);
    return bigint(Math.subtractExact(micros, EPOCH_MICROS));
  }

  CopyBuffer text(String value) {
    if (value == null) {
      appendInt(NULL);
      return this;
    }
    return bytea(StorableText.of(value).getBytes(StandardCharsets.UTF_8));
  }

  CopyBuffer bytea(byte[] value) {
    appendInt(value.length);
    append(value);
    return this;
  }

  /** JSON as text in UTF-8, already free of what PostgreSQL does not take. */
  CopyBuffer jsonb(byte[] json) {
    appendInt(json.length + 1);
    room(1);
    bytes[length++] = JSONB_VERSION;
    append(json);
    return this;
  }

  CopyBuffer textArray(List<String> values) {
    return array(TEXT_OID, values, this::text);
  }

  CopyBuffer integerArray(List<Integer> values) {
    return array(INTEGER_OID, values, this::integer);
  }

  private <T> CopyBuffer array(int elementOid, List<T> values, Consumer<T> element) {
    int lengthAt = length;
    appendInt(0);
    appendInt(values.isEmpty() ? 0 : 1);
    appendInt(0);
    appendInt(elementOid);
    if (!values.isEmpty()) {
      appendInt(values.size());
      appendInt(1);
      values.forEach(element);
    }
    int end = length;
    length = lengthAt;
    appendInt(end - lengthAt - 4);
    length = end;
    return this;
  }

  /** Sends all rows; returns how many the table took. */
  long copyInto(Connection connection, String table, String columnNames) throws SQLException {
    appendShort(-1);
    CopyIn copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("copy " + table + " (" + columnNames + ") from stdin (format binary)");
    try {
      for (int from = 0; from < length; from += SEND_BYTES) {
        copy.writeToCopy(bytes, from, Math.min(SEND_BYTES, length - from));
      }
      return copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private void appendShort(int value) {
    room(2);
    bytes[length++] = (byte) (value >> 8);
    bytes[length++] = (byte) value;
  }

  private void appendInt(int value) {
    appendShort(value >> 16);
    appendShort(value);
  }

  private void appendLong(long value) {
    appendInt((int) (value >> 32));
    appendInt((int) value);
  }

  private void append(byte[] value) {
    room(value.length);
    System.arraycopy(value, 0, bytes, length, value.length);
    length += value.length;
  }

  private void room(int more) {
    int needed = Math.addExact(length, more);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.max(needed, Math.min(2L * bytes.length, 1 << 30)));
    }
  }
}
