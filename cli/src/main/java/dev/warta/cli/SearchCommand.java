package dev.warta.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.warta.store.ArticleFilter;
import dev.warta.store.ArticleStore;
import dev.warta.store.SearchHit;
import dev.warta.store.SearchRequest;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Searches the stored articles. */
@Command(
    name = "search",
    description = {
      "Searches the stored articles, each in its own language's word forms.",
      "%nWithout words it lists the articles that the options select, the latest first."
    },
    footer = {
      "",
      "Examples: warta search beras",
      "          warta search '\"harga beras\" -impor' --language id",
      "          warta search --person 'ratna dewi' --country ID --from 2024-06-01"
    })
final class SearchCommand implements Callable<Integer> {

  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "QUERY",
      description = "Words; \"a phrase\", or, and -without work as on the web.")
  private List<String> query = List.of();

  @Mixin private StoreOptions database;
  @Mixin private LocalOption local;

  @Option(
      names = "--language",
      paramLabel = "TAG",
      description = "Only articles in this language, such as id.")
  private String language;

  @Option(
      names = "--person",
      paramLabel = "NAME",
      description = "Only articles that name this person; words of the name are enough.")
  private String person;

  @Option(
      names = {"--organisation", "--organization"},
      paramLabel = "NAME",
      description = "Only articles that name this organisation.")
  private String organisation;

  @Option(
      names = "--country",
      paramLabel = "COUNTRY",
      converter = Settings.Country.class,
      description = "Only articles that name this country, or a place in it: ID, or Indonesia.")
  private String country;

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      converter = Settings.Topic.class,
      description = "Only articles on this IPTC Media Topic: a code, or a name such as sport.")
  private String topic;

  @Mixin private DayOptions days;

  @Option(
      names = "--limit",
      paramLabel = "N",
      converter = Settings.Count.class,
      defaultValue = "20",
      description = "Most articles to show; default: ${DEFAULT-VALUE}.")
  private int limit;

  @Option(names = "--json", description = "Print each hit as one line of JSON.")
  private boolean isJson;

  SearchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    ArticleFilter filter =
        new ArticleFilter(language, person, organisation, country, topic, days.from(), days.to());
    String words = String.join(" ", query);
    if (words.isBlank() && filter.equals(ArticleFilter.NONE)) {
      throw new ParameterException(
          spec.commandLine(), "name words to search for, or an option such as --person");
    }
    try (ArticleStore store = database.openForReading(local)) {
      List<SearchHit> hits = store.search().search(new SearchRequest(words, filter, limit));
      for (SearchHit hit : hits) {
        console.out().println(isJson ? json(hit) : text(hit));
      }
      if (hits.isEmpty()) {
        console.err().println("nothing found");
      }
      return Warta.OK;
    } catch (IllegalArgumentException e) {
      throw new UserException(e.getMessage(), e);
    }
  }

  private String text(SearchHit hit) {
    String about =
        Stream.of(
                hit.language(),
                EventLine.day(hit.publishedAt() == null ? hit.observedAt() : hit.publishedAt()),
                hit.source(),
                EventLine.names(hit.authors()),
                String.join(" ", hit.countries()))
            .filter(part -> !part.isBlank())
            .collect(Collectors.joining(" | "));
    String snippet =
        console.isOutTerminal() ? marked(hit, "\u001b[1m", "\u001b[0m") : marked(hit, "[", "]");
    return "%s%n  %s%n  %s%n  %s%n"
        .formatted(
            Console.harmless(EventLine.title(hit.title())),
            Console.harmless(about),
            snippet,
            hit.articleId());
  }

  private static String marked(SearchHit hit, String start, String end) {
    String harmless =
        hit.snippet(SearchHit.MARK_START, SearchHit.MARK_END)
            .replaceAll("[\\p{Cntrl}&&[^" + SearchHit.MARK_START + SearchHit.MARK_END + "]]", " ");
    return harmless.replace(SearchHit.MARK_START, start).replace(SearchHit.MARK_END, end);
  }

  private static String json(SearchHit hit) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("articleId", hit.articleId());
      json.writeNumberField("revision", hit.revision());
      json.writeStringField("title", hit.title());
      json.writeStringField("source", hit.source());
      json.writeStringField("url", hit.url());
      json.writeStringField("language", hit.language());
      json.writeStringField("publishedAt", iso(hit.publishedAt()));
      json.writeStringField("observedAt", iso(hit.observedAt()));
      writeStrings(json, "authors", hit.authors());
      writeStrings(json, "countries", hit.countries());
      json.writeNumberField("rank", hit.rank());
      json.writeStringField("snippet", hit.snippet("", ""));
      json.writeEndObject();
    }
    return text.toString();
  }

  private static String iso(Instant instant) {
    return instant == null ? null : instant.toString();
  }

  private static void writeStrings(JsonGenerator json, String field, List<String> values)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
