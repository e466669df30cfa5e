package dev.warta.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the outline of the land against places that everybody knows. */
class WorldOutlineTest {

  private static final int UNITS_PER_DEGREE = 10;

  private static byte[] module;
  private static Path2D land;

  @BeforeAll
  static void readOutline() throws IOException {
    try (InputStream in = WorldOutlineTest.class.getResourceAsStream("web/js/world.js")) {
      module = in.readAllBytes();
    }
    Matcher path =
        Pattern.compile("LAND =\\s+\"([^\"]+)\"")
            .matcher(new String(module, StandardCharsets.UTF_8));
    assertThat(path.find()).isTrue();
    land = drawn(path.group(1));
  }

  @Test
  void theOutlineIsSmallEnoughForAPhone() {
    assertThat(module).hasSizeLessThan(30_000);
  }

  @ParameterizedTest
  @CsvSource({
    "Bandung, -6.9, 107.6",
    "Ubud, -8.4, 115.25",
    "Berlin, 52.5, 13.4",
    "Nairobi, -1.3, 36.8",
    "Denver, 39.7, -105.0",
    "Moscow, 55.75, 37.6",
    "Alice Springs, -23.7, 133.9",
    "Uelen's hinterland, 66.5, 187.0",
    "the South Pole, -89.0, 0.0"
  })
  void cityIsOnLand(String name, double latitude, double longitude) {
    assertThat(isLand(latitude, longitude)).as(name).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "the Java Sea, -5.0, 111.0",
    "the middle of the Atlantic, 30.0, -45.0",
    "the Caspian Sea, 42.0, 50.5",
    "the Mediterranean, 34.5, 20.0",
    "the North Pole, 89.0, 0.0",
    "the Black Sea, 43.0, 34.0"
  })
  void seaIsNotLand(String name, double latitude, double longitude) {
    assertThat(isLand(latitude, longitude)).as(name).isFalse();
  }

  private static boolean isLand(double latitude, double longitude) {
    return land.contains(longitude * UNITS_PER_DEGREE, -latitude * UNITS_PER_DEGREE);
  }

  private static Path2D drawn(String data) {
    Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    for (String ring : data.split("z")) {
      Scanner numbers = new Scanner(ring.replaceAll("[Ml]", " ").replace("-", " -"));
      int x = numbers.nextInt();
      int y = numbers.nextInt();
      path.moveTo(x, y);
      while (numbers.hasNextInt()) {
        x += numbers.nextInt();
        y += numbers.nextInt();
        path.lineTo(x, y);
      }
      path.closePath();
    }
    return path;
  }
}
