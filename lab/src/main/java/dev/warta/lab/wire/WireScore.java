package dev.warta.lab.wire;

import dev.warta.enrich.ArticleDraft;
import dev.warta.enrich.EnrichTopology;
import dev.warta.enrich.Step;
import dev.warta.events.ArticleId;
import dev.warta.events.Carrier;
import dev.warta.events.CarrierKind;
import dev.warta.events.RawArticle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs the whole enrichment over a folder of annotated articles, and prints how good it is.
 *
 * <p>An article is a {@code .txt}, the delivery as it was received, with its annotation in a {@code
 * .json} of the same name. It is taken as received at the end of the annotation's {@code
 * reference_date}. A name is right if an entity of its type has it as its name; a date if its text
 * and its value are; a speaker is counted for the quotes that were found.
 */
public final class WireScore {

  private WireScore() {}

  /** Scores the articles of a folder. */
  public static void main(String[] folder) throws IOException {
    if (folder.length != 1) {
      System.err.println("usage: lab/run wire-score FOLDER");
      System.exit(2);
    }
    List<Path> deliveries = deliveries(Path.of(folder[0]));
    if (deliveries.isEmpty()) {
      System.err.println("wire-score: no .txt in " + folder[0]);
      System.exit(1);
    }
    System.out.print(scored(deliveries));
  }

  private static List<Path> deliveries(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
  }

  private static WireTally scored(List<Path> deliveries) throws IOException {
    Step steps = EnrichTopology.withoutKafka();
    WireTally tally = new WireTally();
    for (Path delivery : deliveries) {
      GoldArticle gold = GoldArticle.of(delivery);
      ArticleDraft draft = ArticleDraft.of(raw(delivery, gold.received()));
      tally.add(steps.apply(draft).event(), gold);
    }
    return tally;
  }

  private static RawArticle raw(Path delivery, Instant received) throws IOException {
    byte[] content = Files.readAllBytes(delivery);
    String file = delivery.getFileName().toString();
    return RawArticle.newBuilder()
        .setArticleId(ArticleId.ofSourceId("wire", file))
        .setSource("wire")
        .setMediaType("text/plain")
        .setContent(ByteBuffer.wrap(content))
        .setContentHash(ArticleId.contentHash(content))
        .setObservedAt(received)
        .setCarrier(new Carrier(CarrierKind.file, file, null))
        .build();
  }
}
