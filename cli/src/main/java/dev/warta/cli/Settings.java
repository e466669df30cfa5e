package dev.warta.cli;

import com.ibm.icu.util.ULocale;
import dev.warta.enrich.topics.MediaTopics;
import dev.warta.events.CanonicalUrl;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Values that people write in their own way. */
final class Settings {

  private Settings() {}

  /** The name of this machine: what tells one instance of a service from the others. */
  static String hostName() {
    String name = System.getenv("HOSTNAME");
    if (name != null && !name.isBlank()) {
      return name;
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      throw new UserException(
          "this machine has no host name; name the instance with --instance-id", e);
    }
  }

  /** Reads a whole number from 1. */
  static final class Count implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String text) {
      if (!text.matches("[1-9]\\d{0,5}")) {
        throw new TypeConversionException("\"" + text + "\" is not a whole number from 1");
      }
      return Integer.valueOf(text);
    }
  }

  /** Reads {@code 8MiB}, {@code 500KiB} or a number of bytes. */
  static final class Bytes implements ITypeConverter<Integer> {

    private static final Pattern SIZE =
        Pattern.compile("(\\d{1,10})\\s*(B|KiB|MiB)?", Pattern.CASE_INSENSITIVE);

    @Override
    public Integer convert(String text) {
      Matcher size = SIZE.matcher(text.strip());
      if (!size.matches()) {
        throw new TypeConversionException(
            "\"" + text + "\" is not a size: write 8MiB, 500KiB, or bytes");
      }
      String unit = size.group(2) == null ? "b" : size.group(2).toLowerCase(Locale.ROOT);
      long bytes =
          Long.parseLong(size.group(1)) << (unit.equals("mib") ? 20 : unit.equals("kib") ? 10 : 0);
      if (bytes < 1024 || bytes > 256L << 20) {
        throw new TypeConversionException("\"" + text + "\" is not between 1KiB and 256MiB");
      }
      return (int) bytes;
    }
  }

  /** Reads an address of the web. */
  static final class Address implements ITypeConverter<String> {

    @Override
    public String convert(String text) {
      try {
        CanonicalUrl.normalise(text);
        return text;
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(
            "\"" + text + "\" is no address: write it whole, as https://news.example/rice");
      }
    }
  }

  /** Reads a time, or a day as its last second: all that is dated on it lies before. */
  static final class Received implements ITypeConverter<Instant> {

    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    @Override
    public Instant convert(String text) {
      try {
        return text.indexOf('T') < 0
            ? LocalDate.parse(text).atTime(LAST_SECOND).toInstant(ZoneOffset.UTC)
            : OffsetDateTime.parse(text).toInstant();
      } catch (DateTimeException e) {
        throw new TypeConversionException(
            "\"" + text + "\" is no time: write 2024-06-19 or 2024-06-19T08:30:00Z");
      }
    }
  }

  /** Reads a day as its beginning, or a time. */
  static final class Since implements ITypeConverter<Instant> {

    @Override
    public Instant convert(String text) {
      return time(text, 0);
    }
  }

  /** Reads a day as its end, or a time. */
  static final class Until implements ITypeConverter<Instant> {

    @Override
    public Instant convert(String text) {
      return time(text, 1);
    }
  }

  private static Instant time(String text, int daysToAdd) {
    try {
      return text.indexOf('T') < 0
          ? LocalDate.parse(text).plusDays(daysToAdd).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "\"" + text + "\" is no time: write 2024-06-20 or 2024-06-20T03:15:00Z");
    }
  }

  /** Reads a country: its ISO 3166-1 code, or its name in English or Indonesian. */
  static final class Country implements ITypeConverter<String> {

    private static final List<ULocale> LANGUAGES =
        List.of(ULocale.ENGLISH, ULocale.forLanguageTag("id"));

    @Override
    public String convert(String text) {
      return Stream.of(ULocale.getISOCountries())
          .filter(code -> isNamed(code, text.strip()))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "\""
                          + text
                          + "\" is no country: write its code as ID, or its name in English or Indonesian"));
    }

    private static boolean isNamed(String code, String text) {
      return code.equalsIgnoreCase(text)
          || LANGUAGES.stream()
              .anyMatch(
                  language ->
                      new ULocale("", code).getDisplayCountry(language).equalsIgnoreCase(text));
    }
  }

  /** Reads a topic of the IPTC Media Topics: its code, its label, or a word of that. */
  static final class Topic implements ITypeConverter<String> {

    @Override
    public String convert(String text) {
      MediaTopics topics = MediaTopics.bundled();
      List<String> codes = topics.codesOf(text);
      if (codes.size() != 1) {
        throw new TypeConversionException(
            "\"%s\" is %s: write a code as medtop:15000000, or a word of %s"
                .formatted(
                    text,
                    codes.isEmpty() ? "no topic" : "more than one topic",
                    String.join("; ", topics.labels())));
      }
      return codes.get(0);
    }
  }

  /** Reads {@code 30d}, {@code 12h}, {@code 45m} or ISO 8601. */
  static final class Durations implements ITypeConverter<Duration> {

    private static final Pattern SHORT = Pattern.compile("(\\d{1,9})([smhd])");

    @Override
    public Duration convert(String text) {
      Matcher duration = SHORT.matcher(text);
      if (duration.matches()) {
        long amount = Long.parseLong(duration.group(1));
        return switch (duration.group(2)) {
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          case "h" -> Duration.ofHours(amount);
          default -> Duration.ofDays(amount);
        };
      }
      try {
        return Duration.parse(text);
      } catch (DateTimeParseException e) {
        throw new TypeConversionException(
            "\"" + text + "\" is not a duration: write 30d, 12h, 45m, or ISO 8601 as P30D");
      }
    }
  }
}
