package dev.warta.lab.topics;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which Media Topic a publisher's section names, where its name leaves no doubt. */
final class Sections {

  private final Map<String, String> codes = new HashMap<>();

  private Sections() {}

  static Sections bundled() throws IOException {
    Sections sections = new Sections();
    try (InputStream file = Sections.class.getResourceAsStream("sections.tsv")) {
      new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .forEach(row -> Arrays.stream(row[1].split(" ")).forEach(n -> sections.add(n, row[0])));
    }
    return sections;
  }

  private void add(String name, String code) {
    codes.put(name, code);
  }

  /** The one topic that the section and the folders of the address name; empty if none or two. */
  Optional<String> topic(String section, String url) {
    Set<String> named =
        Stream.concat(Stream.ofNullable(section), folders(url))
            .map(name -> codes.get(name.strip().toLowerCase(Locale.ROOT)))
            .filter(code -> code != null)
            .collect(Collectors.toSet());
    return named.size() == 1 ? Optional.of(named.iterator().next()) : Optional.empty();
  }

  private static Stream<String> folders(String url) {
    try {
      String path = url == null ? null : URI.create(url).getPath();
      return path == null || path.lastIndexOf('/') < 1
          ? Stream.empty()
          : Arrays.stream(path.substring(0, path.lastIndexOf('/')).split("/"));
    } catch (IllegalArgumentException notAnAddress) {
      return Stream.empty();
    }
  }
}
