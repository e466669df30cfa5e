package dev.warta.store.rejected;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;

/** Where one record lies, written {@code TOPIC:PARTITION:OFFSET}. */
public record RecordPlace(String topic, int partition, long offset) {

  private static final Pattern FORM = Pattern.compile("([A-Za-z0-9._-]+):(\\d{1,9}):(\\d{1,18})");

  /** Reads {@code TOPIC:PARTITION:OFFSET}; empty if the text is not that. */
  public static Optional<RecordPlace> parse(String text) {
    Matcher place = FORM.matcher(text);
    return place.matches()
        ? Optional.of(
            new RecordPlace(
                place.group(1), Integer.parseInt(place.group(2)), Long.parseLong(place.group(3))))
        : Optional.empty();
  }

  TopicPartition topicPartition() {
    return new TopicPartition(topic, partition);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s:%d:%d", topic, partition, offset);
  }
}
