package dev.warta.lab;

import dev.warta.enrich.ArticleDraft;
import dev.warta.enrich.EnrichTopology;
import dev.warta.enrich.Step;
import dev.warta.enrich.dates.FindDates;
import dev.warta.enrich.entities.FindEntities;
import dev.warta.enrich.extract.ExtractText;
import dev.warta.enrich.fingerprint.FingerprintContent;
import dev.warta.enrich.keywords.FindKeywords;
import dev.warta.enrich.language.DetectLanguage;
import dev.warta.enrich.length.CountWords;
import dev.warta.enrich.places.FindPlaces;
import dev.warta.enrich.quotes.FindQuotes;
import dev.warta.enrich.text.ArticleTokens;
import dev.warta.enrich.topics.ClassifyTopics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time that each step takes for an article that all steps have seen already, mean over the
 * languages of the samples.
 *
 * <p>The words of an article are split once for all steps; that is measured as {@code tokens}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class StepBenchmark {

  /** The step. */
  @Param({
    "extract-text",
    "detect-language",
    "count-words",
    "tokens",
    "find-places",
    "find-entities",
    "find-quotes",
    "find-dates",
    "find-keywords",
    "classify-topics",
    "fingerprint-content"
  })
  public String step;

  private final List<ArticleDraft> drafts = new ArrayList<>();
  private Step measured;
  private int next;

  /** Enriches the samples of the working directory. */
  @Setup
  public void enrichSamples() throws IOException {
    SampleArticles samples = SampleArticles.in(Path.of("samples"));
    Step chain = EnrichTopology.withoutKafka();
    for (int number = 0; number < samples.samples(); number++) {
      ArticleDraft draft = chain.apply(ArticleDraft.of(samples.article(number)));
      draft.tokens();
      drafts.add(draft);
    }
    measured = named(step);
  }

  private static Step named(String name) {
    return switch (name) {
      case "extract-text" -> new ExtractText();
      case "detect-language" -> new DetectLanguage();
      case "count-words" -> new CountWords();
      case "tokens" -> StepBenchmark::split;
      case "find-places" -> new FindPlaces();
      case "find-entities" -> new FindEntities();
      case "find-quotes" -> new FindQuotes();
      case "find-dates" -> new FindDates();
      case "find-keywords" -> new FindKeywords();
      case "classify-topics" -> new ClassifyTopics();
      case "fingerprint-content" -> new FingerprintContent();
      default -> throw new IllegalArgumentException("no step is named " + name);
    };
  }

  private static ArticleDraft split(ArticleDraft draft) {
    return ArticleTokens.of(draft.event()).parts().isEmpty() ? null : draft;
  }

  /** The step on the next article. */
  @Benchmark
  public ArticleDraft apply() {
    next = (next + 1) % drafts.size();
    return measured.apply(drafts.get(next));
  }
}
