package dev.warta.lab.outline;

/** A point on the globe, in degrees; longitudes may leave -180 to 180 where a line does. */
record Point(double longitude, double latitude) {

  Point east(double degrees) {
    return new Point(longitude + degrees, latitude);
  }
}
