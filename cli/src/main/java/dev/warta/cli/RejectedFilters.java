package dev.warta.cli;

import dev.warta.store.rejected.RejectionFilter;
import dev.warta.store.rejected.Stage;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options that say which rejected records are meant. */
final class RejectedFilters {

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      description = "Only those of this stage: enrich or store.")
  private Stage stage;

  @Option(
      names = "--cause",
      paramLabel = "CLASS",
      description = "Only those with this exception, such as UnreadableArticleException.")
  private String cause;

  @Option(
      names = "--source",
      paramLabel = "SOURCE",
      description = "Only those of this publisher or feed.")
  private String source;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = Since.class,
      description =
          "Only those published since: a day, a time as 2024-06-20T03:15:00Z, or 2h, 3d for so long ago.")
  private Instant since;

  boolean isAny() {
    return stage != null || cause != null || source != null || since != null;
  }

  RejectionFilter filter(boolean includesHandled) {
    return new RejectionFilter(stage, cause, source, since, includesHandled);
  }

  /** Reads a day, an instant, or a duration back from now. */
  static final class Since implements ITypeConverter<Instant> {

    @Override
    public Instant convert(String text) {
      try {
        return text.length() == "2024-06-20".length() && text.charAt(4) == '-'
            ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
            : OffsetDateTime.parse(text).toInstant();
      } catch (DateTimeException noDate) {
        return ago(text);
      }
    }

    private static Instant ago(String text) {
      try {
        return Instant.now().minus(new Settings.Durations().convert(text));
      } catch (TypeConversionException | DateTimeException | ArithmeticException e) {
        throw new TypeConversionException(
            "\"" + text + "\" is no time: write 2024-06-20, 2024-06-20T03:15:00Z, 2h or 3d");
      }
    }
  }
}
