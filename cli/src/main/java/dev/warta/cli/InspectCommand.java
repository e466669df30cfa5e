package dev.warta.cli;

import dev.warta.enrich.EnrichTopology;
import dev.warta.enrich.OpenDraft;
import dev.warta.enrich.Step;
import dev.warta.enrich.UnreadableArticleException;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.Origin;
import dev.warta.events.RawArticle;
import dev.warta.events.TopicLayout;
import dev.warta.ingest.source.ArticleSource;
import dev.warta.ingest.source.Limits;
import dev.warta.ingest.source.Refusal;
import dev.warta.ingest.source.Sources;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what is found in documents, without Kafka and without a database. */
@Command(
    name = "inspect",
    description = {
      "Shows what is found in documents, and how; needs neither Kafka nor a database.",
      "%nAll steps run that look at one article alone. What depends on other articles is left out: each is revision 1."
    },
    footer = {
      "",
      "Examples: warta inspect article.html --url https://news.example/rice",
      "          curl -s https://news.example/rice | warta inspect - --json"
    })
final class InspectCommand implements Callable<Integer> {

  /** There is no raw record. */
  private static final Origin NO_ORIGIN = new Origin("", -1, -1L);

  /** A document costs its own size, and this for its record and what is printed of it. */
  private static final int BYTES_BESIDE_CONTENT = 128 * 1024;

  /** The tree of a page takes many times the page; that of the largest ones must fit as well. */
  private static final int HEAP_PER_CONTENT = 32;

  private final Console console;

  @Mixin private DocumentOptions documents;

  @Option(
      names = "--url",
      paramLabel = "URL",
      converter = Settings.Address.class,
      description = "The address the document was found at, where there is only one.")
  private String url;

  @Option(
      names = "--received",
      paramLabel = "DATE",
      converter = Settings.Received.class,
      description = {
        "When the documents were seen: 2024-06-19 (the day's end), or 2024-06-19T08:30:00Z; default: now.",
        "Dates that lie later are not believed; those without a year are read from there."
      })
  private Instant received;

  @Option(names = "--body", description = "Show the whole text, not its beginning.")
  private boolean isBodyWhole;

  @Option(names = "--json", description = "Print each article as one line of JSON.")
  private boolean isJson;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description =
          "auto, always or never; default: auto, on a terminal where NO_COLOR is not set.")
  private Style.Colour colour;

  private Step steps;
  private InspectText text;
  private final CountedKinds passedOver = new CountedKinds();
  private long shown;
  private long refused;
  private long rejected;

  InspectCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    List<ArticleSource> sources =
        Sources.readOnly(new Limits(documents.maxRecordBytes()), clock())
            .from(documents.paths(), documents.source());
    steps = EnrichTopology.steps(TopicLayout.maxEnrichedRequestBytes(documents.maxRecordBytes()));
    text =
        new InspectText(
            Style.of(colour, console, System.getenv("NO_COLOR")), Console.columns(), isBodyWhole);
    inspect(sources);
    passedOver.inWords().ifPresent(kinds -> console.err().println("passed over: " + kinds));
    if (shown + refused + rejected != 1 && !console.out().checkError()) {
      console.err().println(inWords());
    }
    return refused + rejected == 0 ? Warta.OK : Warta.FAILED;
  }

  private Clock clock() {
    return received == null ? Clock.systemUTC() : Clock.fixed(received, ZoneOffset.UTC);
  }

  private void inspect(List<ArticleSource> sources)
      throws InterruptedException, ExecutionException {
    int threads = Runtime.getRuntime().availableProcessors();
    int limit =
        (int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / HEAP_PER_CONTENT);
    try (InOrder<Output> work = new InOrder<>(threads, limit, this::print)) {
      Documents documents = new Documents(work);
      if (url == null) {
        readAll(sources, documents);
      } else {
        OneDocument one = new OneDocument(url, documents);
        readAll(sources, one);
        one.handOn();
      }
      work.finish();
    }
  }

  private static void readAll(List<ArticleSource> sources, ArticleSource.Handler handler)
      throws InterruptedException {
    for (ArticleSource source : sources) {
      if (handler.wantsMore()) {
        source.read(handler);
      }
    }
  }

  private Output output(InspectedDocument document) {
    EnrichedArticle article;
    try {
      article = enriched(document.raw());
    } catch (UnreadableArticleException e) {
      return new Output(
          Kind.rejected, Console.harmless("rejected: " + document.place() + ": " + e.getMessage()));
    }
    return new Output(
        Kind.shown, isJson ? document.json(article) : text.of(document.place(), article));
  }

  private EnrichedArticle enriched(RawArticle raw) {
    long observedAt = raw.getObservedAt().toEpochMilli();
    return steps
        .apply(OpenDraft.draft(raw.getArticleId(), raw, NO_ORIGIN, observedAt))
        .withRevision(1, null)
        .withEnrichment(EnrichTopology.VERSION, Instant.now())
        .event();
  }

  /** False if nobody reads the results any more. */
  private boolean print(Output output) {
    switch (output.kind()) {
      case shown -> {
        console.out().println(output.text());
        shown++;
      }
      case refused -> {
        console.err().println(output.text());
        refused++;
      }
      case rejected -> {
        console.err().println(output.text());
        rejected++;
      }
    }
    return !console.out().checkError();
  }

  private String inWords() {
    return "%,d shown".formatted(shown)
        + (refused == 0 ? "" : ", %,d refused".formatted(refused))
        + (rejected == 0 ? "" : ", %,d rejected".formatted(rejected));
  }

  private enum Kind {
    shown,
    refused,
    rejected
  }

  /** What is printed of a document. */
  private record Output(Kind kind, String text) {}

  /** Takes the documents as they are read and has them worked on. */
  private final class Documents implements ArticleSource.Handler {

    private final InOrder<Output> work;

    Documents(InOrder<Output> work) {
      this.work = work;
    }

    @Override
    public boolean wantsMore() {
      return work.wantsMore();
    }

    @Override
    public void article(RawArticle article) {
      article(article, null);
    }

    @Override
    public void article(RawArticle article, String ownId) {
      InspectedDocument document = new InspectedDocument(article, ownId);
      work.add(BYTES_BESIDE_CONTENT + article.getContent().remaining(), () -> output(document));
    }

    @Override
    public void passedOver(String kind) {
      passedOver.add(kind);
    }

    @Override
    public void refused(Refusal refusal) {
      work.add(BYTES_BESIDE_CONTENT, () -> new Output(Kind.refused, "refused: " + refusal.text()));
    }
  }
}
