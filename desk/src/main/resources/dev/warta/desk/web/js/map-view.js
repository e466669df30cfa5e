/**
 * Finds the view of a map.
 *
 * The land is in degrees (plate carrée); it is drawn narrower by the cosine of the latitude in the
 * middle of the view, so that shapes there are right. Longitudes of a view may leave -180 to 180:
 * what lies on both sides of the date line is shown side by side.
 */

export const FULL_TURN = 360;

const MARGIN = 0.3;

/** The outline is too coarse for less. */
const NARROWEST_DEGREES = 22;

/** What part of the world is seen that holds these spots, and where its points lie in it. */
export function viewOf(spots, width, height) {
  const {west, east} = longitudes(spots);
  const latitudes = spots.map(spot => spot.latitude);
  const north = spots.length ? Math.max(...latitudes) : 75;
  const south = spots.length ? Math.min(...latitudes) : -55;
  const narrow = Math.max(0.3, Math.cos((((north + south) / 2) * Math.PI) / 180));
  const degreesWide = widened(east - west, NARROWEST_DEGREES) * narrow;
  const degreesHigh = widened(north - south, NARROWEST_DEGREES * height / width);
  const wholeTurn = width / (FULL_TURN * narrow);
  const scale = Math.max(wholeTurn, Math.min(width / degreesWide, height / degreesHigh));
  const middle = {longitude: (west + east) / 2, latitude: kept((north + south) / 2, height / scale)};
  return {
    width,
    height,
    scale,
    narrow,
    middle,
    x: longitude => width / 2 + (longitude - middle.longitude) * scale * narrow,
    y: latitude => height / 2 - (latitude - middle.latitude) * scale,
  };
}

function widened(degrees, least) {
  return Math.max(least, degrees * (1 + 2 * MARGIN));
}

/** The view does not leave the globe in the north or south where it need not. */
function kept(latitude, degreesHigh) {
  const furthest = Math.max(0, 88 - degreesHigh / 2);
  return Math.max(-furthest, Math.min(furthest, latitude));
}

/** The narrowest span that holds all places, over the date line where that is shorter. */
function longitudes(spots) {
  const sorted = spots.map(spot => spot.longitude).sort((a, b) => a - b);
  if (sorted.length === 0) {
    return {west: -170, east: 190};
  }
  let widest = sorted[0] + FULL_TURN - sorted.at(-1);
  let west = sorted[0];
  for (let i = 1; i < sorted.length; i++) {
    if (sorted[i] - sorted[i - 1] > widest) {
      widest = sorted[i] - sorted[i - 1];
      west = sorted[i];
    }
  }
  return {west, east: west + FULL_TURN - widest};
}
