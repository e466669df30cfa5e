package dev.warta.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.warta.store.Companion;
import dev.warta.store.CompanionRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin private HitOptions hits;

  CompanionsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    CompanionRequest request = request();
    return hits.print(
        console,
        search -> search.companions(request),
        CompanionsCommand::text,
        CompanionsCommand::writeFields);
  }

  private CompanionRequest request() {
    try {
      return new CompanionRequest(String.join(" ", name), hits.from(), hits.to(), hits.limit());
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

  private static void writeFields(Companion companion, JsonGenerator json) throws IOException {
    json.writeStringField("name", companion.name());
    json.writeStringField("type", companion.type().name());
    json.writeNumberField("articles", companion.articles());
    json.writeStringField("latest", companion.latest().toString());
  }
}
