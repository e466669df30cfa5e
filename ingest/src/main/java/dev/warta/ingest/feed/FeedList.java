package dev.warta.ingest.feed;

import dev.warta.ingest.source.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Turns what a user names into addresses of feeds: addresses, lists of them (one a line, behind
 * {@code #} a comment), and subscription lists in OPML, which feed readers write.
 */
public final class FeedList {

  private static final long MAX_BYTES = 64 * 1024 * 1024;

  private final Set<String> feeds = new LinkedHashSet<>();

  private FeedList() {}

  /**
   * The addresses, each once, in their order.
   *
   * @param named addresses or files
   * @throws SourceException if a file cannot be read or holds what is no address; nothing is read
   */
  public static List<String> of(List<String> named) {
    FeedList list = new FeedList();
    named.forEach(list::add);
    if (list.feeds.isEmpty()) {
      throw new SourceException(
          "no feed is named in %s: write one address a line".formatted(String.join(", ", named)));
    }
    return List.copyOf(list.feeds);
  }

  private void add(String named) {
    if (Links.isAbsolute(named) && named.contains("://")) {
      addAddress(named, named);
      return;
    }
    String text = text(named);
    if (text.stripLeading().startsWith("<")) {
      addOpml(named, text);
    } else {
      addLines(named, text);
    }
  }

  private static String text(String named) {
    try {
      Path file = Path.of(named);
      if (!Files.isRegularFile(file)) {
        throw new SourceException(
            "\"%s\": is neither the address of a feed (https://…) nor a file; nothing was read"
                .formatted(named));
      }
      if (Files.size(file) > MAX_BYTES) {
        throw new SourceException(named + ": is larger than 64 MiB; nothing was read");
      }
      return FeedDecoder.decode(Files.readAllBytes(file), null);
    } catch (IOException | InvalidPathException e) {
      throw new SourceException(named + ": cannot be read: " + e.getMessage());
    }
  }

  private void addLines(String file, String text) {
    int number = 0;
    for (String line : text.split("\\R")) {
      number++;
      String address = line.replaceFirst("(?:^|\\s)#.*", "").strip();
      if (!address.isEmpty()) {
        addAddress(address, file + ":" + number);
      }
    }
  }

  private void addOpml(String file, String text) {
    int before = feeds.size();
    addOutlines(file, XmlParser.parse(text).document());
    if (feeds.size() == before) {
      throw new SourceException(
          file + ": is no OPML with feeds: no outline in it has an xmlUrl; nothing was read");
    }
  }

  private void addOutlines(String file, XmlElement parent) {
    for (XmlElement child : parent.elements().toList()) {
      String address = child.name.equals("outline") ? child.attribute("xmlurl") : null;
      if (address != null) {
        addAddress(address, file);
      }
      addOutlines(file, child);
    }
  }

  /** Feed readers write {@code feed://} before, or in place of, the usual scheme. */
  private void addAddress(String written, String where) {
    String address =
        Links.resolve(
            written.replaceFirst(
                "^feed:(?=https?://)|^feed(?=://)", written.startsWith("feed://") ? "http" : ""),
            null);
    if (!Links.isWeb(address)) {
      throw new SourceException(
          "%s: \"%s\" is not the address of a feed: expected http:// or https:// and a host; nothing was read"
              .formatted(where, written));
    }
    feeds.add(address);
  }
}
