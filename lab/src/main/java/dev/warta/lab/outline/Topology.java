package dev.warta.lab.outline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/**
 * The rings of the land in a quantized TopoJSON file.
 *
 * <p>Each ring goes on over the antimeridian instead of jumping back by 360 degrees; the one around
 * the South Pole is led along it, so that it can be drawn on a flat map.
 */
final class Topology {

  private static final int FULL_TURN = 360;

  private final JsonNode root;

  private Topology(JsonNode root) {
    this.root = root;
  }

  static Topology read(Path file) throws IOException {
    JsonNode root = new ObjectMapper().readTree(file.toFile());
    if (!root.path("type").asText().equals("Topology") || !root.at("/objects/land").isObject()) {
      throw new IOException(
          file + ": expected a TopoJSON file with an object \"land\", as world-atlas has");
    }
    return new Topology(root);
  }

  /** First and last point of each are the same, or lie a full turn apart. */
  List<List<Point>> land() {
    List<List<Point>> arcs = arcs();
    List<List<Point>> rings = new ArrayList<>();
    for (JsonNode geometry : root.at("/objects/land/geometries")) {
      boolean isOne = geometry.path("type").asText().equals("Polygon");
      for (JsonNode polygon : isOne ? List.of(geometry.get("arcs")) : geometry.get("arcs")) {
        for (JsonNode ring : polygon) {
          rings.add(aroundThePole(atHome(unwrapped(joined(ring, arcs)))));
        }
      }
    }
    return rings;
  }

  private List<List<Point>> arcs() {
    JsonNode scale = root.at("/transform/scale");
    JsonNode origin = root.at("/transform/translate");
    List<List<Point>> arcs = new ArrayList<>();
    for (JsonNode arc : root.get("arcs")) {
      long x = 0;
      long y = 0;
      List<Point> points = new ArrayList<>();
      for (JsonNode step : arc) {
        x += step.get(0).asLong();
        y += step.get(1).asLong();
        points.add(
            new Point(
                x * scale.get(0).asDouble() + origin.get(0).asDouble(),
                y * scale.get(1).asDouble() + origin.get(1).asDouble()));
      }
      arcs.add(points);
    }
    return arcs;
  }

  /** A negative index is the ones' complement of an arc's that is gone through backwards. */
  private static List<Point> joined(JsonNode indexes, List<List<Point>> arcs) {
    List<Point> ring = new ArrayList<>();
    for (JsonNode index : indexes) {
      int i = index.asInt();
      List<Point> arc = new ArrayList<>(arcs.get(i < 0 ? ~i : i));
      if (i < 0) {
        Collections.reverse(arc);
      }
      ring.addAll(ring.isEmpty() ? arc : arc.subList(1, arc.size()));
    }
    return ring;
  }

  private static List<Point> unwrapped(List<Point> ring) {
    List<Point> unwrapped = new ArrayList<>();
    double shift = 0;
    double before = ring.get(0).longitude();
    for (Point point : ring) {
      shift -= FULL_TURN * Math.rint((point.longitude() - before) / FULL_TURN);
      before = point.longitude();
      unwrapped.add(point.east(shift));
    }
    return unwrapped;
  }

  /** Moved by full turns until most of it lies between -180 and 180. */
  private static List<Point> atHome(List<Point> ring) {
    DoubleSummaryStatistics span = ring.stream().mapToDouble(Point::longitude).summaryStatistics();
    double middle = (span.getMin() + span.getMax()) / 2;
    double shift = -FULL_TURN * Math.rint(middle / FULL_TURN);
    return ring.stream().map(point -> point.east(shift)).toList();
  }

  private static List<Point> aroundThePole(List<Point> ring) {
    Point first = ring.get(0);
    Point last = ring.get(ring.size() - 1);
    if (Math.abs(last.longitude() - first.longitude()) < FULL_TURN / 2) {
      return ring;
    }
    List<Point> closed = new ArrayList<>(ring);
    closed.add(new Point(last.longitude(), -90));
    closed.add(new Point(first.longitude(), -90));
    closed.add(first);
    return closed;
  }
}
