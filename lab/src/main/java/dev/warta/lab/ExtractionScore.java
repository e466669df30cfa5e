package dev.warta.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.warta.enrich.ArticleDraft;
import dev.warta.enrich.Step;
import dev.warta.enrich.UnreadableArticleException;
import dev.warta.enrich.extract.ExtractText;
import dev.warta.enrich.language.DetectLanguage;
import dev.warta.events.ArticleId;
import dev.warta.events.Carrier;
import dev.warta.events.CarrierKind;
import dev.warta.events.RawArticle;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;

/**
 * Runs the extractor over a set of web pages whose articles are known, and prints how good it is.
 *
 * <p>A set is a gzipped file with a page a line: {@code id}, {@code url}, {@code html} and {@code
 * truth}, which holds either {@code body}, {@code title}, {@code author} and {@code date}, or the
 * segments of text that belong to the article ({@code with}) and those that do not ({@code
 * without}). The body that is compared is standfirst and body; the date is that of publication, or
 * else of the update. The languages are those that the enrichment finds, the worst last.
 *
 * <p>Pages are read one by one on one thread; parsing and all of the step counts. They are read
 * again, unscored, to tell how fast a program is that has run for a while. Beside each pass jsoup
 * alone parses the same pages: since machines differ, the ratio says more than the figure.
 */
public final class ExtractionScore {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final String MEDIA_TYPE = "text/html";

  private static final int PASSES = 3;

  private final Step step = new ExtractText();
  private final Step language = new DetectLanguage();
  private final ExtractionTable table = new ExtractionTable();
  private final Instant now = Instant.now();
  private final long[] cpuNanos = new long[PASSES];
  private final long[] parsingNanos = new long[PASSES];
  private int pass;
  private int unreadable;

  private ExtractionScore() {}

  /** Scores the sets named, one after another. */
  public static void main(String[] sets) throws IOException {
    if (sets.length == 0) {
      System.err.println("lab/run extraction SET.jsonl.gz...");
      System.exit(2);
    }
    for (String set : sets) {
      ExtractionScore score = new ExtractionScore();
      for (score.pass = 0; score.pass < PASSES; score.pass++) {
        score.read(Path.of(set));
      }
      score.print(set);
    }
  }

  private void read(Path set) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(set)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        score(JSON.readTree(line));
      }
    }
  }

  private void score(JsonNode page) {
    RawArticle raw = raw(page);
    long start = THREADS.getCurrentThreadCpuTime();
    ArticleDraft found = null;
    try {
      found = step.apply(ArticleDraft.of(raw));
    } catch (UnreadableArticleException noText) {
      unreadable += pass == 0 ? 1 : 0;
    }
    cpuNanos[pass] += THREADS.getCurrentThreadCpuTime() - start;
    parsingNanos[pass] += parsing(page.path("html").asText());
    if (pass == 0) {
      table.add(
          page.path("truth"),
          found == null ? null : found.event(),
          found == null ? "none" : language.apply(found).language());
    }
  }

  /** CPU time of jsoup alone for a page. */
  private static long parsing(String html) {
    long start = THREADS.getCurrentThreadCpuTime();
    Jsoup.parse(html);
    return THREADS.getCurrentThreadCpuTime() - start;
  }

  private RawArticle raw(JsonNode page) {
    byte[] content = page.path("html").asText().getBytes(StandardCharsets.UTF_8);
    String id = page.path("id").asText();
    return RawArticle.newBuilder()
        .setArticleId(ArticleId.ofSourceId("lab", id))
        .setSource("lab")
        .setUrl(page.path("url").asText())
        .setMediaType(MEDIA_TYPE)
        .setCharset("UTF-8")
        .setContent(ByteBuffer.wrap(content))
        .setContentHash(ArticleId.contentHash(content))
        .setObservedAt(now)
        .setCarrier(new Carrier(CarrierKind.file, id, null))
        .build();
  }

  private void print(String set) {
    System.out.printf(
        "%n%s: %d pages, %d without text; pages per CPU second: %s (jsoup alone: %s)%n%s",
        set, table.pages(), unreadable, speeds(cpuNanos), speeds(parsingNanos), table);
  }

  /** Of the first pass, the second and so on. */
  private String speeds(long[] nanos) {
    return Arrays.stream(nanos)
        .mapToObj(used -> String.valueOf(Math.round(table.pages() / (used / 1e9))))
        .collect(Collectors.joining(", "));
  }
}
