package dev.warta.lab.outline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Makes the outline of the world's land that the desk draws its maps on.
 *
 * <p>{@code lab/run world-outline LAND [MODULE]}: LAND is {@code land-50m.json} of the npm package
 * world-atlas 2.0.2 (Natural Earth 4.1, public domain), MODULE the file to write, by default the
 * desk's {@code world.js}. The same input gives the same bytes.
 *
 * <p>The scale of 1:50 million is taken since that of 1:110 million has neither Bali nor Singapore;
 * it is simplified until it is as small as the other. Borders of countries are left out: which ones
 * are drawn is a paper's own decision.
 */
public final class BuildWorldOutline {

  private static final int UNITS_PER_DEGREE = 10;

  /** In square degrees at the equator, of 12,300 square kilometres each. */
  private static final double SMALLEST_TRIANGLE = 0.06;

  private static final double SMALLEST_ISLAND = 0.05;

  private static final String MODULE = "desk/src/main/resources/dev/warta/desk/web/js/world.js";

  private BuildWorldOutline() {}

  /** Reads the land and writes the module. */
  public static void main(String[] args) throws IOException {
    if (args.length < 1 || args.length > 2) {
      System.err.println("usage: lab/run world-outline LAND [MODULE]");
      System.exit(2);
    }
    Path module = Path.of(args.length == 2 ? args[1] : MODULE);
    List<List<Point>> rings =
        new Simplify(SMALLEST_TRIANGLE, SMALLEST_ISLAND)
            .apply(Topology.read(Path.of(args[0])).land());
    Files.writeString(module, module(new SvgPath(UNITS_PER_DEGREE).of(rings)));
    System.out.printf(
        Locale.ROOT,
        "%,d islands and continents, %,d points, %,d bytes%n",
        rings.size(),
        rings.stream().mapToInt(List::size).sum(),
        Files.size(module));
  }

  private static String module(String path) {
    return """
        // Made by lab/run world-outline from Natural Earth; see there and NOTICE.
        // East and south of 0°, 0° in tenths of a degree; goes on beyond 180° where land does.
        export const UNITS_PER_DEGREE = %d;
        export const LAND =
          "%s";
        """
        .formatted(UNITS_PER_DEGREE, path);
  }
}
