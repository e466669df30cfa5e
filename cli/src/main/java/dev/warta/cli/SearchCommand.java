package dev.warta.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.warta.store.ArticleFilter;
import dev.warta.store.SearchHit;
import dev.warta.store.SearchRequest;
import java.io.IOException;
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

  @Option(
      names = "--language",
      paramLabel = "TAG",
      description = "Only articles in this language, such as id.")
  private String language;

  @Option(
      names = "--source",
      paramLabel = "SOURCE",
      description = "Only articles from this publisher or feed, as search shows it.")
  private String source;

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
      names = "--speaker",
      paramLabel = "NAME",
      description = "Only articles that quote this person.")
  private String speaker;

  @Option(
      names = "--place",
      paramLabel = "PLACE",
      description = "Only articles that name this place: words of its name, or its GeoNames id.")
  private String place;

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

  @Mixin private HitOptions hits;

  SearchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    ArticleFilter filter =
        ArticleFilter.builder()
            .language(language)
            .source(source)
            .country(country)
            .place(place)
            .person(person)
            .organisation(organisation)
            .speaker(speaker)
            .topic(topic)
            .from(hits.from())
            .to(hits.to())
            .build();
    String words = String.join(" ", query);
    if (words.isBlank() && filter.equals(ArticleFilter.NONE)) {
      throw new ParameterException(
          spec.commandLine(), "name words to search for, or an option such as --person");
    }
    SearchRequest request = request(words, filter);
    return hits.print(
        console, search -> search.search(request), this::text, SearchCommand::writeFields);
  }

  private SearchRequest request(String words, ArticleFilter filter) {
    try {
      return new SearchRequest(words, filter, hits.limit());
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
                String.join(" ", hit.countries()),
                hit.goneSince() == null ? "" : "gone since " + EventLine.day(hit.goneSince()))
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

  private static void writeFields(SearchHit hit, JsonGenerator json) throws IOException {
    json.writeStringField("articleId", hit.articleId());
    json.writeNumberField("revision", hit.revision());
    json.writeStringField("title", hit.title());
    json.writeStringField("source", hit.source());
    json.writeStringField("url", hit.url());
    json.writeStringField("language", hit.language());
    json.writeStringField("publishedAt", JsonLine.text(hit.publishedAt()));
    json.writeStringField("observedAt", JsonLine.text(hit.observedAt()));
    JsonLine.writeStrings(json, "authors", hit.authors());
    JsonLine.writeStrings(json, "countries", hit.countries());
    json.writeStringField("goneSince", JsonLine.text(hit.goneSince()));
    json.writeNumberField("rank", hit.rank());
    json.writeStringField("snippet", hit.snippet("", ""));
  }
}
