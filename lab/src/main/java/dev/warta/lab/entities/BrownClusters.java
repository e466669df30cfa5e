package dev.warta.lab.entities;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipFile;
import org.tukaani.xz.XZInputStream;

/** Reads the English Brown clusters of NLP4J: each word with its path in the tree. */
final class BrownClusters {

  private static final String ENTRY =
      "edu/emory/mathcs/nlp/lexica/en-brown-clusters-simplified-lowercase.xz";

  private BrownClusters() {}

  static Map<String, String> of(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile());
        InputStream entry = zip.getInputStream(zip.getEntry(ENTRY));
        ObjectInputStream stream =
            new ObjectInputStream(new BufferedInputStream(new XZInputStream(entry), 1 << 16))) {
      stream.setObjectInputFilter(
          ObjectInputFilter.Config.createFilter("java.util.*;java.lang.*;!*"));
      return longestPaths((Map<?, ?>) stream.readObject());
    } catch (ClassNotFoundException e) {
      throw new IOException("not the clusters of nlp4j-english 1.1.2: " + jar, e);
    }
  }

  /** The file gives each word the path and its beginnings; a word of letters keeps the path. */
  private static Map<String, String> longestPaths(Map<?, ?> clusters) {
    Map<String, String> paths = new HashMap<>();
    clusters.forEach(
        (word, path) -> {
          if (isWord((String) word)) {
            paths.put((String) word, longest((Collection<?>) path));
          }
        });
    return paths;
  }

  private static boolean isWord(String word) {
    return word.length() > 1
        && word.chars().allMatch(c -> Character.isLetter(c) || c == '-' || c == '.' || c == '\'');
  }

  private static String longest(Collection<?> paths) {
    return paths.stream()
        .map(String.class::cast)
        .max(Comparator.comparingInt(String::length))
        .orElse("");
  }
}
