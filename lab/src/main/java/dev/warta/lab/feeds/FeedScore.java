package dev.warta.lab.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.warta.ingest.feed.Feed;
import dev.warta.ingest.feed.FeedReader;
import dev.warta.ingest.feed.NotAFeedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads feeds whose content is known, and prints how much of it was found.
 *
 * <p>The folder holds {@code feed-rs} and {@code gofeed}, the test data of two other readers:
 * feeds, with what their reader makes of each in JSON beside it. Of {@code feed-rs} it is counted
 * how many feeds give as many entries as expected. Of {@code gofeed} it is counted how many can be
 * read, and how many of the values agree that are expected of feed and entries, field by field (see
 * {@link Expectations}); a feed that cannot be read fails all its values.
 */
public final class FeedScore {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final FeedTally tally = new FeedTally();

  private FeedScore() {}

  /** Scores one folder; with {@code --misses} it tells each value that does not agree. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 0) {
      System.err.println("lab/run feeds FOLDER [--misses]");
      System.exit(2);
    }
    Path folder = Path.of(arguments[0]);
    FeedScore score = new FeedScore();
    score.countEntries(folder.resolve("feed-rs"));
    score.compare(folder.resolve("gofeed"));
    score.tally.print(arguments.length > 1);
  }

  private void countEntries(Path folder) throws IOException {
    for (Path file : files(folder)) {
      String name = file.toString();
      if (name.endsWith(".serde.json")) {
        continue;
      }
      Path expected = Path.of(name.replaceFirst("\\.\\w+$", ".serde.json"));
      int entries =
          Files.exists(expected) ? JSON.readTree(expected.toFile()).path("entries").size() : -1;
      Feed feed = read(file);
      tally.entries(file, feed == null ? -1 : feed.entries().size(), entries);
    }
  }

  private void compare(Path folder) throws IOException {
    for (Path file : files(folder)) {
      if (isExpectation(file)) {
        continue;
      }
      Feed feed = read(file);
      tally.parsed(file, feed != null);
      Path expected = expectation(file);
      if (expected != null) {
        JsonNode tree = JSON.readTree(expected.toFile());
        new Expectations(tree, feed)
            .compare((field, wanted, found) -> tally.value(file, field, wanted, found));
      }
    }
  }

  private static Feed read(Path file) throws IOException {
    try {
      return FeedReader.read(Files.readAllBytes(file), null, null);
    } catch (NotAFeedException e) {
      return null;
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return new ArrayList<>(files.filter(Files::isRegularFile).sorted().toList());
    }
  }

  private static boolean isExpectation(Path file) {
    String name = file.toString();
    return name.endsWith("_expected.json")
        || name.endsWith(".json") && Files.exists(Path.of(name.replaceFirst("\\.json$", ".xml")));
  }

  private static Path expectation(Path file) {
    String name = file.toString().replaceFirst("\\.\\w+$", "");
    Path beside = Path.of(name + (file.toString().endsWith(".xml") ? ".json" : "_expected.json"));
    return Files.exists(beside) ? beside : null;
  }
}
