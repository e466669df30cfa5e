package dev.warta.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.warta.store.ArticleStore;
import dev.warta.store.QuoteHit;
import dev.warta.store.QuoteRequest;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
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

  @Mixin private DayOptions days;

  @Option(
      names = "--limit",
      paramLabel = "N",
      converter = Settings.Count.class,
      defaultValue = "20",
      description = "Most quotes to show; default: ${DEFAULT-VALUE}.")
  private int limit;

  @Mixin private StoreOptions database;
  @Mixin private LocalOption local;

  @Option(names = "--json", description = "Print each quote as one line of JSON.")
  private boolean isJson;

  QuotesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    QuoteRequest request = request();
    try (ArticleStore store = database.openForReading(local)) {
      List<QuoteHit> quotes = store.search().quotes(request);
      for (QuoteHit quote : quotes) {
        console.out().println(isJson ? json(quote) : text(quote));
      }
      if (quotes.isEmpty()) {
        console.err().println("nothing found");
      }
      return Warta.OK;
    }
  }

  private QuoteRequest request() {
    try {
      return new QuoteRequest(speaker, language, days.from(), days.to(), limit);
    } catch (IllegalArgumentException e) {
      throw new UserException(e.getMessage(), e);
    }
  }

  private String text(QuoteHit quote) {
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

  private static String json(QuoteHit quote) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
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
      json.writeEndObject();
    }
    return text.toString();
  }
}
