package dev.warta.lab;

import dev.warta.enrich.ArticleDraft;
import dev.warta.enrich.Step;
import dev.warta.enrich.extract.ExtractText;
import dev.warta.events.RawArticle;
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
 * Time that the extraction takes for a web page, mean over invented pages: one of a large site with
 * all that such sites put around an article, a plain one, and one in Japanese.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(2)
public class ExtractionBenchmark {

  private List<RawArticle> pages;
  private Step step;
  private int next;

  /** Writes the pages. */
  @Setup
  public void writePages() {
    pages = SamplePages.all();
    step = new ExtractText();
  }

  /** The whole step, parsing too, on the next page. */
  @Benchmark
  public ArticleDraft extract() {
    next = (next + 1) % pages.size();
    return step.apply(ArticleDraft.of(pages.get(next)));
  }
}
