package dev.warta.lab.outline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Takes points out of rings that are hardly seen (Visvalingam and Whyatt 1993): always the one that
 * forms the smallest triangle with its neighbours, while that is smaller than a threshold.
 *
 * <p>Areas are in square degrees at the equator, so that the far north keeps no more than the
 * tropics. A ring whose whole area is below the smallest island's is left out; none else vanishes.
 */
final class Simplify {

  private static final int FEWEST_CORNERS = 4;

  private final double smallestTriangle;
  private final double smallestIsland;

  Simplify(double smallestTriangle, double smallestIsland) {
    this.smallestTriangle = smallestTriangle;
    this.smallestIsland = smallestIsland;
  }

  List<List<Point>> apply(List<List<Point>> rings) {
    return rings.stream()
        .filter(ring -> area(ring) >= smallestIsland)
        .map(this::simplified)
        .toList();
  }

  private List<Point> simplified(List<Point> ring) {
    List<Corner> corners = corners(ring);
    PriorityQueue<Corner> smallestFirst =
        new PriorityQueue<>(Comparator.comparingDouble((Corner corner) -> corner.area));
    smallestFirst.addAll(corners.subList(1, corners.size() - 1));
    while (smallestFirst.size() > FEWEST_CORNERS - 1
        && smallestFirst.peek().area < smallestTriangle) {
      Corner corner = smallestFirst.remove();
      corner.leave();
      for (Corner neighbour : List.of(corner.before, corner.after)) {
        if (smallestFirst.remove(neighbour)) {
          neighbour.area = Math.max(neighbour.triangle(), corner.area);
          smallestFirst.add(neighbour);
        }
      }
    }
    return left(corners.get(0));
  }

  private static List<Corner> corners(List<Point> ring) {
    List<Corner> corners = new ArrayList<>();
    for (Point point : ring) {
      Corner corner = new Corner(point);
      if (!corners.isEmpty()) {
        corner.before = corners.get(corners.size() - 1);
        corner.before.after = corner;
      }
      corners.add(corner);
    }
    corners.subList(1, corners.size() - 1).forEach(corner -> corner.area = corner.triangle());
    return corners;
  }

  private static List<Point> left(Corner first) {
    List<Point> points = new ArrayList<>();
    for (Corner corner = first; corner != null; corner = corner.after) {
      points.add(corner.point);
    }
    return points;
  }

  private static double area(List<Point> ring) {
    double doubled = 0;
    for (int i = 1; i < ring.size(); i++) {
      doubled += cross(ring.get(i - 1), ring.get(i));
    }
    return Math.abs(doubled) / 2 * shrink(ring.get(0).latitude());
  }

  private static double cross(Point a, Point b) {
    return a.longitude() * b.latitude() - b.longitude() * a.latitude();
  }

  private static double shrink(double latitude) {
    return Math.cos(Math.toRadians(latitude));
  }

  private static final class Corner {

    private final Point point;
    private Corner before;
    private Corner after;
    private double area;

    private Corner(Point point) {
      this.point = point;
    }

    private double triangle() {
      double doubled =
          cross(before.point, point) + cross(point, after.point) + cross(after.point, before.point);
      double latitudes = before.point.latitude() + point.latitude() + after.point.latitude();
      return Math.abs(doubled) / 2 * shrink(latitudes / 3);
    }

    private void leave() {
      before.after = after;
      after.before = before;
    }
  }
}
