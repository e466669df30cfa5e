package dev.warta.lab.outline;

import java.util.List;

/** Writes rings as the data of one SVG path: whole units, each point relative to the one before. */
final class SvgPath {

  private final int unitsPerDegree;
  private final StringBuilder data = new StringBuilder();

  SvgPath(int unitsPerDegree) {
    this.unitsPerDegree = unitsPerDegree;
  }

  String of(List<List<Point>> rings) {
    rings.forEach(this::add);
    return data.toString();
  }

  /** The last point is the first again, which closing the path says shorter. */
  private void add(List<Point> ring) {
    long x = 0;
    long y = 0;
    for (Point point : ring.subList(0, ring.size() - 1)) {
      long nextX = Math.round(point.longitude() * unitsPerDegree);
      long nextY = Math.round(-point.latitude() * unitsPerDegree);
      if (x == 0 && y == 0) {
        data.append('M').append(nextX);
        number(nextY);
        data.append('l');
      } else if (nextX != x || nextY != y) {
        number(nextX - x);
        number(nextY - y);
      }
      x = nextX;
      y = nextY;
    }
    data.append('z');
  }

  /** A minus sign parts two numbers as well as a space does. */
  private void number(long value) {
    if (value >= 0 && Character.isDigit(data.charAt(data.length() - 1))) {
      data.append(' ');
    }
    data.append(value);
  }
}
