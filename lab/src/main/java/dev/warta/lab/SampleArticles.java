package dev.warta.lab;

import dev.warta.events.ArticleId;
import dev.warta.events.Carrier;
import dev.warta.events.CarrierKind;
import dev.warta.events.RawArticle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Makes as many different articles as wanted out of the sample texts: the same every time.
 *
 * <p>An article keeps the head of its sample (title, byline) with a number in the title, and takes
 * its paragraphs in another order; length, language and layout vary as the samples do.
 */
final class SampleArticles {

  private static final int HEAD_BLOCKS = 2;

  private final List<List<String>> samples;

  private SampleArticles(List<List<String>> samples) {
    this.samples = samples;
  }

  /** Reads the text files below a folder that are in UTF-8 and have paragraphs. */
  static SampleArticles in(Path folder) throws IOException {
    List<List<String>> samples = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".txt")).sorted().toList()) {
        String text =
            new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace("\r\n", "\n");
        List<String> blocks = List.of(text.split("\n\\s*\n"));
        if (!text.contains("\uFFFD") && blocks.size() > HEAD_BLOCKS + 2) {
          samples.add(blocks);
        }
      }
    }
    if (samples.isEmpty()) {
      throw new IOException("no sample articles in " + folder.toAbsolutePath());
    }
    return new SampleArticles(samples);
  }

  /** How many samples there are. */
  int samples() {
    return samples.size();
  }

  /** Article number {@code number}, observed now. */
  RawArticle article(int number) {
    Random random = new Random(number);
    List<String> blocks = samples.get(number % samples.size());
    List<String> paragraphs = new ArrayList<>(blocks.subList(HEAD_BLOCKS, blocks.size()));
    Collections.shuffle(paragraphs, random);
    String text =
        blocks.get(0).strip()
            + " "
            + number
            + "\n\n"
            + blocks.get(1)
            + "\n\n"
            + String.join("\n\n", paragraphs);
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    String file = "article-" + number + ".txt";
    return RawArticle.newBuilder()
        .setArticleId(ArticleId.ofSourceId("lab", file))
        .setSource("lab")
        .setMediaType("text/plain")
        .setContent(ByteBuffer.wrap(content))
        .setContentHash(ArticleId.contentHash(content))
        .setObservedAt(Instant.now())
        .setCarrier(new Carrier(CarrierKind.file, file, null))
        .build();
  }
}
