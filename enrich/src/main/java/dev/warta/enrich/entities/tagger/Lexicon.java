package dev.warta.enrich.entities.tagger;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What is known of words before any article is read: their Brown cluster, and whether they are a
 * given name, a city or a country, or a word that tells what is named beside it.
 *
 * <p>Words are kept as hashes of 28 bits, so that half a million of them take 16 MB; one in five
 * hundred unknown words is taken for a known one, which the model has learnt with. Immutable.
 */
public final class Lexicon {

  /** A person's name. */
  public static final int PERSON_NAME = 1;

  /** A city's name. */
  public static final int CITY = 2;

  /** A country's name. */
  public static final int COUNTRY = 4;

  /** The words that a longer name or cue begins with. */
  public static final int BEGINS_NAME = 8;

  /** What somebody is: president. */
  public static final int ROLE = 16;

  /** What stands before a name: Mr. */
  public static final int HONORIFIC = 32;

  /** What organisations' names contain: ministry. */
  public static final int ORGANISATION_CUE = 64;

  /** What places' names contain: river. */
  public static final int PLACE_CUE = 128;

  /** What joins the words of a name: of. */
  public static final int CONNECTOR = 256;

  /** The most words a name has. */
  public static final int LONGEST_NAME = 5;

  private static final int FLAG_BITS = 9;
  private static final int HASH_BITS = 28;
  private static final int FORMAT = 1;

  /** How many beginnings of a cluster's path are told apart. */
  static final int PATHS = 4;

  private static final int[] PATH_LENGTHS = {4, 6, 10, 99};

  private final String[] clusters;
  private final int[] paths;
  private final int[] keys;
  private final int[] values;

  private Lexicon(String[] clusters, int entries) {
    this.clusters = clusters;
    this.paths = new int[clusters.length * PATHS];
    for (int i = 0; i < paths.length; i++) {
      String path = clusters[i / PATHS];
      int length = Math.min(PATH_LENGTHS[i % PATHS], path.length());
      paths[i] = Hashes.spread(Hashes.word(path.substring(0, length)));
    }
    int size = Integer.highestOneBit(Math.max(16, entries * 3 / 2)) * 2;
    this.keys = new int[size];
    this.values = new int[size];
  }

  /** Reads the lexicon that belongs to the bundled model. */
  public static Lexicon bundled() {
    try (InputStream stream = Lexicon.class.getResourceAsStream("words.lexicon.gz")) {
      return read(stream);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read words.lexicon.gz", e);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static Lexicon read(InputStream stream) throws IOException {
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(new GZIPInputStream(stream), 1 << 16));
    if (in.readInt() != FORMAT) {
      throw new IOException("not a lexicon of format " + FORMAT);
    }
    String[] clusters = new String[in.readShort()];
    for (int i = 0; i < clusters.length; i++) {
      clusters[i] = in.readUTF();
    }
    int entries = in.readInt();
    Lexicon lexicon = new Lexicon(clusters, entries);
    int[] hashes = new int[entries];
    int hash = 0;
    for (int i = 0; i < entries; i++) {
      hash += readVarint(in);
      hashes[i] = hash;
    }
    for (int i = 0; i < entries; i++) {
      lexicon.put(hashes[i], readVarint(in));
    }
    return lexicon;
  }

  private static int readVarint(DataInputStream in) throws IOException {
    int value = 0;
    for (int shift = 0; ; shift += 7) {
      int b = in.readUnsignedByte();
      value |= (b & 127) << shift;
      if (b < 128) {
        return value;
      }
    }
  }

  /**
   * Writes a lexicon.
   *
   * @param clusters the paths of all clusters; the first one is empty: no cluster
   * @param values the value of each word or phrase, see {@link #value}
   */
  public static void write(OutputStream stream, String[] clusters, Map<String, Integer> values)
      throws IOException {
    TreeMap<Integer, Integer> byHash = new TreeMap<>();
    values.forEach((words, value) -> byHash.merge(keyOf(words), value, Lexicon::merged));
    try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(stream))) {
      out.writeInt(FORMAT);
      out.writeShort(clusters.length);
      for (String cluster : clusters) {
        out.writeUTF(cluster);
      }
      out.writeInt(byHash.size());
      int before = 0;
      for (int hash : byHash.keySet()) {
        writeVarint(out, hash - before);
        before = hash;
      }
      for (int value : byHash.values()) {
        writeVarint(out, value);
      }
    }
  }

  private static int merged(int one, int other) {
    int cluster = one >> FLAG_BITS != 0 ? one >> FLAG_BITS : other >> FLAG_BITS;
    return value(cluster, (one | other) & (1 << FLAG_BITS) - 1);
  }

  private static void writeVarint(DataOutputStream out, int value) throws IOException {
    int rest = value;
    while (rest > 127) {
      out.writeByte(rest & 127 | 128);
      rest >>>= 7;
    }
    out.writeByte(rest);
  }

  /** The value of a word in a cluster, with its flags. */
  public static int value(int cluster, int flags) {
    return cluster << FLAG_BITS | flags;
  }

  private static int keyOf(String words) {
    int hash = 0;
    for (String word : words.split(" ")) {
      hash = hash == 0 ? Hashes.word(word) : Hashes.phrase(hash, Hashes.word(word));
    }
    return key(hash);
  }

  private static int key(int hash) {
    int key = Hashes.spread(hash) >>> 32 - HASH_BITS;
    return key == 0 ? 1 : key;
  }

  private void put(int key, int value) {
    int mask = keys.length - 1;
    int slot = key & mask;
    while (keys[slot] != 0) {
      slot = slot + 1 & mask;
    }
    keys[slot] = key;
    values[slot] = value;
  }

  /** What is known of a word or phrase by its number; 0 for nothing. */
  int valueOf(int hash) {
    int key = key(hash);
    int mask = keys.length - 1;
    for (int slot = key & mask; keys[slot] != 0; slot = slot + 1 & mask) {
      if (keys[slot] == key) {
        return values[slot];
      }
    }
    return 0;
  }

  static int cluster(int value) {
    return value >> FLAG_BITS;
  }

  /** The path of a cluster in the tree of clusters, as 0 and 1. */
  String path(int cluster) {
    return clusters[cluster];
  }

  /** The number of a beginning of a cluster's path, from the shortest on. */
  int path(int cluster, int which) {
    return paths[cluster * PATHS + which];
  }

  /** Whether a word has any of the flags. */
  public boolean has(String word, int flags) {
    return (valueOf(Hashes.word(word)) & flags) != 0;
  }
}
