package dev.warta.lab;

import dev.warta.enrich.ArticleDraft;
import dev.warta.enrich.EnrichTopology;
import dev.warta.enrich.Step;
import dev.warta.events.RawArticle;
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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time that the chain of enrichment steps takes for one article, mean over the languages of the
 * samples.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(2)
public class EnrichBenchmark {

  private final List<RawArticle> articles = new ArrayList<>();
  private Step chain;
  private int next;

  /** Reads the samples of the working directory. */
  @Setup
  public void readSamples() throws IOException {
    SampleArticles samples = SampleArticles.in(Path.of("samples"));
    for (int number = 0; number < samples.samples(); number++) {
      articles.add(samples.article(number));
    }
    chain = EnrichTopology.withoutKafka();
  }

  /** All steps on the next article. */
  @Benchmark
  public ArticleDraft chain() {
    next = (next + 1) % articles.size();
    return chain.apply(ArticleDraft.of(articles.get(next)));
  }
}
