package dev.warta.lab.archives;

import dev.warta.events.EventSerdes;
import dev.warta.events.RawArticle;
import dev.warta.ingest.source.Archives;
import dev.warta.ingest.source.ArticleSource;
import dev.warta.ingest.source.Limits;
import dev.warta.ingest.source.Refusal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Measures how fast archives are read, in MB and articles a second: by itself, or side by side with
 * reading and publishing to a broker.
 *
 * <p>Arguments: archives and folders; {@code publish} before them to publish, too; or {@code make
 * FILE PAGES}, which writes an archive of pages to measure with.
 */
public final class ArchiveSpeed {

  private static final int ROUNDS = 4;

  private ArchiveSpeed() {}

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 3 && arguments[0].equals("make")) {
      PageArchive.write(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
      return;
    }
    if (arguments.length == 0) {
      System.err.println("usage: warc [publish] FILE|FOLDER... | warc make FILE PAGES");
      System.exit(2);
    }
    if (arguments[0].equals("publish")) {
      comparePublishing(List.of(arguments).subList(1, arguments.length));
      System.exit(0);
    }
    for (int round = 1; round <= ROUNDS; round++) {
      measure(List.of(arguments));
    }
  }

  /** One round after the other of each, so that both see the same machine. */
  private static void comparePublishing(List<String> paths) throws Exception {
    try (PublishingSpeed publishing = PublishingSpeed.start()) {
      for (int round = 1; round <= ROUNDS; round++) {
        double reading = measure(paths);
        long start = System.nanoTime();
        long published = publishing.publish(archives(paths));
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
            Locale.ROOT,
            "%,d published: %.2f s, %,.0f articles/s; reading alone is %.1f times as fast%n",
            published,
            seconds,
            published / seconds,
            seconds / reading);
      }
    }
  }

  private static Archives archives(List<String> paths) {
    return new Archives(paths, null, Limits.DEFAULT, Runtime.getRuntime().availableProcessors());
  }

  /** Returns the seconds it took. */
  private static double measure(List<String> paths) throws InterruptedException {
    Archives archives = archives(paths);
    Counted counted = new Counted();
    long start = System.nanoTime();
    for (ArticleSource source : archives.sources()) {
      source.read(counted);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%,d articles (%,.1f MB of content), %,d refused, passed over %s: %.2f s, %,.0f articles/s, %,.1f MB/s of file, %,.1f MB/s of content%n",
        counted.articles,
        counted.bytes / 1e6,
        counted.refused,
        counted.passedOver,
        seconds,
        counted.articles / seconds,
        archives.bytes() / 1e6 / seconds,
        counted.bytes / 1e6 / seconds);
    return seconds;
  }

  /** Does with an article what the publishing thread does before the producer. */
  private static final class Counted implements ArticleSource.Handler {

    private final Serializer<RawArticle> serializer = EventSerdes.rawArticle().serializer();
    private final Map<String, Long> passedOver = new TreeMap<>();
    private long articles;
    private long bytes;
    private long refused;

    @Override
    public boolean wantsMore() {
      return true;
    }

    @Override
    public void article(RawArticle article) {
      articles++;
      bytes += article.getContent().remaining();
      serializer.serialize("articles.raw", article);
    }

    @Override
    public void refused(Refusal refusal) {
      refused++;
      System.err.println(refusal.text());
    }

    @Override
    public void passedOver(String kind) {
      passedOver.merge(kind, 1L, Long::sum);
    }
  }
}
