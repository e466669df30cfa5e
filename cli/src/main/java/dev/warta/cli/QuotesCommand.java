package dev.warta.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.warta.store.QuoteHit;
import dev.warta.store.QuoteRequest;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what people say in the stored articles. */
@Command(
    name = "quotes",
    description = "Shows what people say in the stored articles, the latest first.",
    footer = {
      "",
      "Examples: warta quotes --speaker 'ratna dewi'",
      "          warta quotes --from 2024-06-01 --to 2024-06-30 --language id --json"
    })
final class QuotesCommand implements Callable<Integer> {

  private final Console console;

  @Option(
      names = "--speaker",
      paramLabel = "NAME",
      description = "Only what this person says; words of the name are enough.")
  private String speaker;

  @Option(
      names = "--language",
      paramLabel = "TAG",
      description = "Only from articles in this language, such as id.")
  private String language;

  @Mixin private HitOptions hits;

  QuotesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    QuoteRequest request = request();
    return hits.print(
        console, search -> search.quotes(request), QuotesCommand::text, QuotesCommand::writeFields);
  }

  private QuoteRequest request() {
    try {
      return new QuoteRequest(speaker, language, hits.from(), hits.to(), hits.limit());
    } catch (IllegalArgumentException e) {
      throw new UserException(e.getMessage(), e);
    }
  }

  private static String text(QuoteHit quote) {
    String who =
        Stream.of(quote.speaker(), quote.role())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(", "));
    String where =
        Stream.of(EventLine.day(quote.at()), quote.source(), EventLine.title(quote.title()))
            .filter(part -> !part.isBlank())
            .collect(Collectors.joining(" | "));
    return "“%s”%n  %s%n  %s%n  %s%n"
        .formatted(
            Console.harmless(quote.text()),
            who.isEmpty() ? "speaker unknown" : Console.harmless(who),
            Console.harmless(where),
            quote.articleId());
  }

  private static void writeFields(QuoteHit quote, JsonGenerator json) throws IOException {
    json.writeStringField("text", quote.text());
    json.writeStringField("speaker", quote.speaker());
    json.writeStringField("role", quote.role());
    json.writeStringField("at", quote.at().toString());
    json.writeStringField("articleId", quote.articleId());
    json.writeNumberField("revision", quote.revision());
    json.writeStringField("title", quote.title());
    json.writeStringField("source", quote.source());
    json.writeStringField("url", quote.url());
    json.writeStringField("language", quote.language());
  }
}
