/** How it goes with something: a word and a mark whose shape says it without its colour. */

import {svg} from './dom.js';

/** What the API says of stages, and `warta sources` of sources; all else is unknown. */
const WORDS = {
  well: 'well', slow: 'slow', ill: 'ill',
  healthy: 'well', quiet: 'slow', moved: 'slow', blocked: 'ill', broken: 'ill', robots: 'ill',
};

/** Worst first. */
export const STATES = ['ill', 'slow', 'unknown', 'well'];

const SHAPES = {
  well: 'M5 12.5l4.5 4.5L19 7.5',
  slow: 'M12 6v7M12 17v.5',
  ill: 'M7 7l10 10M17 7L7 17',
  unknown: 'M9 9.5a3 3 0 1 1 4.2 2.8c-.8.4-1.2 1-1.2 1.9M12 17.5v.5',
};

const OUTLINES = {
  well: () => svg('circle', {cx: 12, cy: 12, r: 11}),
  slow: () => svg('path', {d: 'M12 1L23.5 22H.5z'}),
  ill: () => svg('rect', {x: 1, y: 1, width: 22, height: 22, rx: 3}),
  unknown: () => svg('circle', {cx: 12, cy: 12, r: 10.5}),
};

/** `well`, `slow`, `ill` or `unknown`. */
export const stateOf = word => Object.hasOwn(WORDS, word ?? '') ? WORDS[word] : 'unknown';

/** A tick in a disc, a bang in a triangle, a cross in a square, a question mark in a ring. */
export function stateMark(state, size = 16) {
  return svg('svg', {class: `state-mark state-${state}`, viewBox: '0 0 24 24', width: size, height: size, role: 'img', 'aria-label': state === 'unknown' ? 'not known' : state},
    OUTLINES[state](),
    svg('path', {class: 'state-sign', d: SHAPES[state]}));
}
