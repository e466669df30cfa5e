package dev.warta.cli;

import dev.warta.events.Topics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How many copies a topic has, as a part of {@code --replication}: {@code 3}, or {@code raw=3}.
 *
 * @param topic null for all that are not named
 */
record Copies(TopicName topic, int count) {

  private static final int MOST = 100;

  /** The copies by name on the cluster; of the topics that are neither named nor meant, none. */
  static Map<String, Integer> byTopic(List<Copies> parts, Topics topics) {
    Map<String, Integer> byTopic = new TreeMap<>();
    parts.stream()
        .filter(part -> part.topic == null)
        .forEach(part -> topics.all().forEach(topic -> byTopic.put(topic, part.count)));
    parts.stream()
        .filter(part -> part.topic != null)
        .forEach(part -> byTopic.put(part.topic.in(topics), part.count));
    return byTopic;
  }

  /** Reads one part. */
  static final class Part implements ITypeConverter<Copies> {

    @Override
    public Copies convert(String text) {
      int sign = text.indexOf('=');
      TopicName topic = sign < 0 ? null : TopicName.of(text.substring(0, sign));
      String count = text.substring(sign + 1);
      if (!count.matches("[1-9]\\d{0,2}") || Integer.parseInt(count) > MOST) {
        throw new TypeConversionException(
            "\"" + text + "\" is not a number of copies: write 3, or raw=3,enriched=2");
      }
      return new Copies(topic, Integer.parseInt(count));
    }
  }
}
