package dev.warta.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.warta.store.ArticleSearch;
import dev.warta.store.ArticleStore;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of the commands that ask the store: of which days, how much, and how it is shown. */
final class HitOptions {

  @Mixin private DayOptions days;
  @Mixin private StoreOptions database;
  @Mixin private LocalOption local;

  @Option(
      names = "--limit",
      paramLabel = "N",
      converter = Settings.Count.class,
      defaultValue = "20",
      description = "Most to show; default: ${DEFAULT-VALUE}.")
  private int limit;

  @Option(names = "--json", description = "Print each as one line of JSON.")
  private boolean isJson;

  Instant from() {
    return days.from();
  }

  Instant to() {
    return days.to();
  }

  int limit() {
    return limit;
  }

  /** Asks the store and prints what it finds, for people or for machines. */
  <T> int print(
      Console console, Question<T> question, Function<T, String> text, JsonFields<T> fields)
      throws IOException {
    try (ArticleStore store = database.openForReading(local)) {
      List<T> hits = question.ask(store.search());
      for (T hit : hits) {
        console
            .out()
            .println(isJson ? JsonLine.of(json -> fields.write(hit, json)) : text.apply(hit));
      }
      if (hits.isEmpty()) {
        console.err().println("nothing found");
      }
      return Warta.OK;
    }
  }

  /** What is asked of the store. */
  interface Question<T> {
    List<T> ask(ArticleSearch search);
  }

  /** Writes the fields of a hit. */
  interface JsonFields<T> {
    void write(T hit, JsonGenerator json) throws IOException;
  }
}
