package dev.warta.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.warta.store.ArticleStore;
import dev.warta.store.Companion;
import dev.warta.store.CompanionRequest;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows who and what the stored articles name together with somebody. */
@Command(
    name = "companions",
    description = {
      "Shows who and what the stored articles name together with somebody.",
      "%nOf very many articles the latest 1,000 count."
    },
    footer = {
      "",
      "Examples: warta companions 'ratna dewi'",
      "          warta companions pentagon --from 2024-06-01 --json"
    })
final class CompanionsCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "NAME",
      description = "A person, organisation or place; words of the name are enough.")
  private List<String> name;

  @Mixin private DayOptions days;

  @Option(
      names = "--limit",
      paramLabel = "N",
      converter = Settings.Count.class,
      defaultValue = "20",
      description = "Most companions to show; default: ${DEFAULT-VALUE}.")
  private int limit;

  @Mixin private StoreOptions database;
  @Mixin private LocalOption local;

  @Option(names = "--json", description = "Print each companion as one line of JSON.")
  private boolean isJson;

  CompanionsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    CompanionRequest request = request();
    try (ArticleStore store = database.openForReading(local)) {
      List<Companion> companions = store.search().companions(request);
      for (Companion companion : companions) {
        console.out().println(isJson ? json(companion) : text(companion));
      }
      if (companions.isEmpty()) {
        console.err().println("nothing found");
      }
      return Warta.OK;
    }
  }

  private CompanionRequest request() {
    try {
      return new CompanionRequest(String.join(" ", name), days.from(), days.to(), limit);
    } catch (IllegalArgumentException e) {
      throw new UserException(e.getMessage(), e);
    }
  }

  private static String text(Companion companion) {
    return String.format(
        Locale.ROOT,
        "%,7d  %s  %-12s  %s",
        companion.articles(),
        EventLine.day(companion.latest()),
        companion.type(),
        Console.harmless(companion.name()));
  }

  private static String json(Companion companion) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("name", companion.name());
      json.writeStringField("type", companion.type().name());
      json.writeNumberField("articles", companion.articles());
      json.writeStringField("latest", companion.latest().toString());
      json.writeEndObject();
    }
    return text.toString();
  }
}
