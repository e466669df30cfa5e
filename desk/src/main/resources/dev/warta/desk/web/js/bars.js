/** Counts over time as bars, small enough to need no library. */

import {svg} from './dom.js';
import {counted, onDay} from './format.js';

const WIDTH = 720;
const HEIGHT = 120;
const FOOT = 18;
const HEAD = 14;

/**
 * @param days `{at, count}` in the order of time
 * @param what the word for one of what is counted, such as `article`
 */
export function bars(days, what) {
  const most = Math.max(1, ...days.map(one => one.count));
  const step = WIDTH / days.length;
  const high = HEIGHT - FOOT - HEAD;
  const total = days.reduce((sum, one) => sum + one.count, 0);
  const bar = ({at, count}, i) => svg('g', {},
    svg('title', {}, `${onDay(at)}: ${counted(count, what)}`),
    svg('rect', {class: 'ground', x: i * step, y: 0, width: step, height: HEIGHT - FOOT}),
    svg('rect', {x: i * step + step * 0.1, y: HEIGHT - FOOT - (count / most) * high, width: Math.min(step * 0.8, 40), height: (count / most) * high}));
  const label = `${counted(total, what)} from ${onDay(days[0].at)} to ${onDay(days.at(-1).at)}, at most ${most} a day`;
  return svg('svg', {class: 'bars', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': label},
    svg('line', {x1: 0, x2: WIDTH, y1: HEIGHT - FOOT, y2: HEIGHT - FOOT}),
    days.map(bar),
    svg('text', {x: 0, y: 10}, `most: ${most}`),
    svg('text', {x: 0, y: HEIGHT - 4}, onDay(days[0].at)),
    days.length > 1 && svg('text', {x: WIDTH, y: HEIGHT - 4, 'text-anchor': 'end'}, onDay(days.at(-1).at)));
}

const DAY_MILLIS = 86_400_000;
const MOST_DAYS = 370;

/** Days without anything are put in between; of very many, the last. */
export function everyDay(counts) {
  if (counts.length === 0) {
    return [];
  }
  const known = new Map(counts.map(({at, count}) => [at.slice(0, 10), count]));
  const last = Date.parse(counts.at(-1).at.slice(0, 10));
  const first = Math.max(Date.parse(counts[0].at.slice(0, 10)), last - MOST_DAYS * DAY_MILLIS);
  const days = [];
  for (let day = first; day <= last; day += DAY_MILLIS) {
    const at = new Date(day).toISOString().slice(0, 10);
    days.push({at, count: known.get(at) ?? 0});
  }
  return days;
}
