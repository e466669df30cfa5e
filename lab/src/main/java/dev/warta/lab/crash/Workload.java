package dev.warta.lab.crash;

import dev.warta.events.ArticleId;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The articles of a crash test, the same for the same seed: each different from all others, some
 * edited later, some sent again as they were, and a few that no step can read.
 *
 * <p>An edit stands behind the revision it edits in the order of sending. What must be stored of
 * each document is known here, and not found out with the program under test.
 */
final class Workload {

  static final String SOURCE = "crash-test";

  private static final int ONE_IN_REPEATED = 12;
  private static final int ONE_IN_EDITED = 6;
  private static final int ONE_IN_UNREADABLE = 150;
  private static final int LATER_BY_AT_MOST = 400;

  private static final String[] WORDS =
      ("harga beras turun pasar warga kota petani panen musim hujan jalan baru sekolah guru murid"
              + " anak kapal nelayan laut ikan bulan depan rapat warung kopi gula minyak goreng kebun"
              + " sawah desa kereta bus sepeda listrik air bersih taman buku cerita lagu pentas pemain"
              + " bola lapangan")
          .split(" ");

  /** A document and its place in the order of sending. */
  private record Turn(int position, int article, int revision) {}

  private final long seed;
  private final List<Turn> turns = new ArrayList<>();

  /** The documents of each article, by content hash. */
  private final Map<String, Map<String, Document>> byArticle = new HashMap<>();

  private int documents;
  private long bytes;

  /** Makes the plan; the texts are written by {@link #write}. */
  Workload(long seed, int articles) {
    this.seed = seed;
    Random random = new Random(seed);
    for (int article = 0; article < articles; article++) {
      plan(article, random);
    }
    turns.sort(Comparator.comparingInt(Turn::position));
  }

  private void plan(int article, Random random) {
    if (random.nextInt(ONE_IN_UNREADABLE) == 0) {
      add(article, article, 0);
      return;
    }
    add(article, article, 1);
    if (random.nextInt(ONE_IN_REPEATED) == 0) {
      turns.add(new Turn(article + later(random), article, 1));
    }
    if (random.nextInt(ONE_IN_EDITED) == 0) {
      int last = 2 + random.nextInt(3);
      int position = article;
      for (int revision = 2; revision <= last; revision++) {
        position += later(random);
        add(position, article, revision);
      }
    }
  }

  private static int later(Random random) {
    return 1 + random.nextInt(LATER_BY_AT_MOST);
  }

  private void add(int position, int article, int revision) {
    turns.add(new Turn(position, article, revision));
    String text = text(article, revision);
    String body = text.strip();
    Document document =
        new Document(
            articleId(article),
            revision,
            hash(text),
            title(article),
            revision == 0 ? null : hash(body));
    byArticle
        .computeIfAbsent(document.articleId(), id -> new HashMap<>())
        .put(document.contentHash(), document);
    documents++;
    bytes += text.length();
  }

  /** Size of a document, on average; all of it is ASCII. */
  long averageBytes() {
    return bytes / documents;
  }

  /** How many lines will be sent, repeats included. */
  int lines() {
    return turns.size();
  }

  /** How many different documents there are. */
  int documents() {
    return documents;
  }

  /** All different documents. */
  List<Document> all() {
    return byArticle.values().stream().flatMap(known -> known.values().stream()).toList();
  }

  /** The document of an article that has this content; null if none has. */
  Document find(String articleId, String contentHash) {
    return byArticle.getOrDefault(articleId, Map.of()).get(contentHash);
  }

  /** Writes all lines as JSON Lines, in order, into files of so many lines each. */
  List<Path> write(Path folder, int linesInFile) throws IOException {
    List<Path> files = new ArrayList<>();
    for (int from = 0; from < turns.size(); from += linesInFile) {
      Path file = folder.resolve("articles-%04d.jsonl".formatted(files.size() + 1));
      try (BufferedWriter writer = Files.newBufferedWriter(file)) {
        for (Turn turn : turns.subList(from, Math.min(turns.size(), from + linesInFile))) {
          writer.write(line(turn));
          writer.write('\n');
        }
      }
      files.add(file);
    }
    return files;
  }

  /** Letters, digits, spaces, full stops and line feeds need no escape but for the last. */
  private String line(Turn turn) {
    return "{\"id\":\"%s\",\"source\":\"%s\",\"title\":\"%s\",\"text\":\"%s\"}"
        .formatted(
            sourceId(turn.article()),
            SOURCE,
            title(turn.article()),
            text(turn.article(), turn.revision()).replace("\n", "\\n"));
  }

  private static String sourceId(int article) {
    return "berita-" + article;
  }

  static String articleId(int article) {
    return ArticleId.ofSourceId(SOURCE, sourceId(article));
  }

  private String title(int article) {
    return "Kabar pasar nomor " + article;
  }

  /** Paragraphs of whole sentences; each revision has one more. Nothing but dots if unreadable. */
  String text(int article, int revision) {
    if (revision == 0) {
      return ".".repeat(3 + article % 50);
    }
    Random random = new Random(seed * 31 + article);
    int paragraphs = 3 + random.nextInt(10);
    StringBuilder text = new StringBuilder();
    for (int paragraph = 0; paragraph < paragraphs; paragraph++) {
      appendParagraph(text, random);
    }
    for (int edit = 2; edit <= revision; edit++) {
      appendParagraph(text, random);
    }
    return text.append("Berita nomor ").append(article).append(" ditulis warga kota.").toString();
  }

  private static void appendParagraph(StringBuilder text, Random random) {
    int sentences = 2 + random.nextInt(4);
    for (int sentence = 0; sentence < sentences; sentence++) {
      text.append("Menurut");
      int words = 6 + random.nextInt(10);
      for (int word = 0; word < words; word++) {
        text.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
      }
      text.append(sentence == sentences - 1 ? ".\n\n" : ". ");
    }
  }

  static String hash(String text) {
    return ArticleId.contentHash(text.getBytes(StandardCharsets.UTF_8));
  }
}
