package dev.warta.cli;

import dev.warta.events.Topics;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The short name of a topic, as it is written on the command line. */
enum TopicName {
  raw,
  enriched,
  sightings,
  rejected,
  reprocessed,
  sources;

  /** All of them, for a description or a message. */
  static final String ALL = "raw, enriched, sightings, rejected, reprocessed, sources";

  /** The name on the cluster. */
  String in(Topics topics) {
    return switch (this) {
      case raw -> topics.raw();
      case enriched -> topics.enriched();
      case sightings -> topics.sightings();
      case rejected -> topics.rejected();
      case reprocessed -> topics.reprocessed();
      case sources -> topics.sources();
    };
  }

  static TopicName of(String text) {
    try {
      return valueOf(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("\"" + text + "\" is none of " + ALL);
    }
  }

  /** Reads a topic whose records get old. */
  static final class WithRetention implements ITypeConverter<TopicName> {

    @Override
    public TopicName convert(String text) {
      TopicName name = of(text);
      if (name == sources) {
        throw new TypeConversionException(
            "sources has no retention: it keeps the newest position of each source for ever");
      }
      return name;
    }
  }
}
