/** Draws places on the outline of the world, zoomed to where they lie. */

import {svg} from './dom.js';
import {address} from './api.js';
import {counted, countryName} from './format.js';
import {FULL_TURN, viewOf} from './map-view.js';
import {LAND, UNITS_PER_DEGREE} from './world.js';

const MOST_MARKS = 60;
const HEIGHT_TO_WIDTH = 9 / 16;
const FIRST_WIDTH = 640;

const LABEL_HEIGHT = 15;
const LABEL_FONT = '600 12px system-ui, sans-serif';
const LONGEST_LABEL = 28;

/**
 * A map of these places: each has a name and, where known, latitude, longitude, kind, country,
 * geonamesId and mentions (or a number of articles). Places without coordinates are named below.
 */
export function worldMap(places) {
  const spots = spotsOf(places);
  const shown = spots.slice(0, MOST_MARKS);
  const absent = places.filter(place => !hasSpot(place)).map(place => place.name);
  const map = svg('svg', {class: 'world-map', role: 'group', 'aria-label': summary(shown, spots, absent)});
  const missing = note(shown, spots, absent, absent => `Without coordinates: ${absent.length}.`);
  draw(map, FIRST_WIDTH, shown, missing);
  redrawWhenResized(map, width => draw(map, width, shown, missing));
  return map;
}

/** One spot for all places of one name at one point, the most often named first. */
function spotsOf(places) {
  const spots = new Map();
  for (const place of places.filter(hasSpot)) {
    const key = `${place.name}\n${place.latitude}\n${place.longitude}`;
    const before = spots.get(key);
    spots.set(key, {...place, weight: weightOf(place) + (before?.weight ?? 0)});
  }
  return [...spots.values()].sort((a, b) => b.weight - a.weight);
}

function hasSpot(place) {
  return (
    Number.isFinite(place.latitude) &&
    Number.isFinite(place.longitude) &&
    Math.abs(place.latitude) <= 90 &&
    Math.abs(place.longitude) <= 180
  );
}

function weightOf(place) {
  return Math.max(1, place.articles ?? place.mentions?.length ?? 1);
}

function summary(shown, spots, absent) {
  if (spots.length === 0) {
    return 'Map of the world without places. ' + note(shown, spots, absent, named);
  }
  const names = shown.slice(0, 10).map(spot => spot.name);
  const others = shown.length - names.length;
  const list = names.join(', ') + (others > 0 ? ` and ${others} more` : '');
  return `Map of ${counted(spots.length, 'place')}: ${list}. ${note(shown, spots, absent, named)}`.trim();
}

const named = absent => `Without coordinates: ${shortList(absent)}.`;

function note(shown, spots, absent, absentInWords) {
  const parts = [];
  if (spots.length > shown.length) {
    parts.push(`Only the ${MOST_MARKS} most named are marked.`);
  }
  if (absent.length > 0) {
    parts.push(absentInWords([...new Set(absent)]));
  }
  return parts.join(' ');
}

function shortList(names) {
  const shown = names.slice(0, 4).join(', ');
  return names.length > 4 ? `${shown} and ${names.length - 4} more` : shown;
}

/** Labels keep their size whatever the width: the map is drawn anew rather than scaled. */
function redrawWhenResized(map, drawAgain) {
  let before = 0;
  new ResizeObserver(([entry]) => {
    const width = Math.round(entry.contentRect.width);
    if (width > 0 && width !== before && !map.contains(document.activeElement)) {
      before = width;
      requestAnimationFrame(() => drawAgain(width));
    }
  }).observe(map);
}

function draw(map, width, spots, text) {
  const height = Math.round(width * HEIGHT_TO_WIDTH);
  const view = viewOf(spots, width, height);
  map.setAttribute('viewBox', `0 0 ${width} ${height}`);
  map.replaceChildren(
    svg('rect', {class: 'map-sea', width, height}),
    ...land(view),
    svg('g', {class: 'map-marks'}, ...marks(spots, view)),
    ...(text ? [svg('text', {class: 'map-note', x: 8, y: height - 8}, text)] : []),
  );
}

function land(view) {
  const half = view.width / 2 / (view.scale * view.narrow);
  const copies = [-FULL_TURN, 0, FULL_TURN].filter(
    shift =>
      shift - 180 < view.middle.longitude + half && shift + 190 > view.middle.longitude - half,
  );
  return copies.map(shift =>
    svg('path', {
      class: 'map-land',
      d: LAND,
      transform:
        `translate(${view.x(shift)} ${view.y(0)}) ` +
        `scale(${(view.scale * view.narrow) / UNITS_PER_DEGREE} ${view.scale / UNITS_PER_DEGREE})`,
    }),
  );
}

function marks(spots, view) {
  const placed = spots.map(spot => ({spot, ...pointOf(spot, view), radius: radiusOf(spot)}));
  const taken = placed.map(mark => around(mark));
  return placed.map(mark => markOf(mark, labelSpot(mark, view, taken)));
}

function pointOf(spot, view) {
  const turns = Math.round((view.middle.longitude - spot.longitude) / FULL_TURN);
  return {x: view.x(spot.longitude + turns * FULL_TURN), y: view.y(spot.latitude)};
}

function radiusOf(spot) {
  return Math.min(9, 4 + Math.sqrt(spot.weight - 1));
}

function around({x, y, radius}) {
  return {left: x - radius, right: x + radius, top: y - radius, bottom: y + radius};
}

/** Where the label is free of all others and within the view; without such a spot it is hidden. */
function labelSpot(mark, view, taken) {
  const width = widthOf(labelOf(mark.spot));
  const gap = mark.radius + 3;
  const candidates = [
    {x: mark.x + gap, y: mark.y + 4, anchor: 'start'},
    {x: mark.x - gap, y: mark.y + 4, anchor: 'end'},
    {x: mark.x, y: mark.y - gap, anchor: 'middle'},
    {x: mark.x, y: mark.y + gap + 10, anchor: 'middle'},
  ].map(candidate => ({...candidate, box: labelBox(candidate, width)}));
  const inside = candidates.filter(({box}) => box.left >= 6 && box.right <= view.width - 6);
  const free = inside.find(
    ({box}) => box.top > 0 && box.bottom < view.height && !taken.some(other => meet(box, other)),
  );
  if (free) {
    taken.push(free.box);
  }
  return {...(free ?? inside[0] ?? candidates[0]), isFree: free !== undefined};
}

const measure = document.createElement('canvas').getContext('2d');

function widthOf(label) {
  measure.font = LABEL_FONT;
  return measure.measureText(label).width;
}

function labelBox({x, y, anchor}, width) {
  const left = x - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
  return {left, right: left + width, top: y - LABEL_HEIGHT + 3, bottom: y + 3};
}

function meet(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function labelOf(spot) {
  const letters = [...spot.name];
  return letters.length > LONGEST_LABEL ? letters.slice(0, LONGEST_LABEL - 1).join('') + '…' : spot.name;
}

/** A mark leads to the articles that name its place. */
function markOf({spot, x, y, radius}, label) {
  const description = describe(spot);
  return svg(
    'a',
    {
      class: label.isFree ? 'map-mark' : 'map-mark is-crowded',
      href: address('/', {place: spot.geonamesId ?? spot.name}),
      'aria-label': description,
    },
    svg('title', {}, description),
    svg('circle', {class: 'map-target', cx: x, cy: y, r: Math.max(12, radius)}),
    svg('circle', {class: 'map-dot', cx: x, cy: y, r: radius}),
    svg(
      'text',
      {class: 'map-label', x: label.x, y: label.y, 'text-anchor': label.anchor, direction: 'ltr'},
      labelOf(spot),
    ),
  );
}

function describe(spot) {
  const where = spot.country && spot.kind !== 'country' ? countryName(spot.country) : null;
  const often =
    spot.articles !== undefined
      ? `in ${counted(spot.weight, 'article')}`
      : `named ${spot.weight === 1 ? 'once' : `${spot.weight} times`}`;
  return [spot.name, spot.kind === 'other' ? null : spot.kind, where, often].filter(Boolean).join(', ');
}
