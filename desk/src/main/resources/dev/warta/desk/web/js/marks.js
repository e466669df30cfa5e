/**
 * Marks spans of a text. Spans may lie in one another (a quote holds names) and may overlap without
 * that; then the one that begins later is cut in two. Spans over the same text become one mark.
 */

import {append, el} from './dom.js';

/** A span: offsets of UTF-16, as JavaScript's strings have them, and what there is to say of it. */
export const span = (start, end, kind, about) => ({start, end, abouts: [{kind, about}]});

/** What a mark's element says, by element. */
export const markOf = new WeakMap();

/** Appends a part of a text, from one offset to another, with its marks. */
export function appendMarked(parent, text, spans, from = 0, to = text.length) {
  const within = spans
    .map(one => ({...one, start: Math.max(one.start, from), end: Math.min(one.end, to)}))
    .filter(one => one.start < one.end);
  appendNested(parent, text, inOrder(joined(within)), from, to);
}

function joined(spans) {
  const byPlace = new Map();
  for (const one of spans) {
    const place = `${one.start}-${one.end}`;
    const same = byPlace.get(place);
    byPlace.set(place, same ? {...same, abouts: [...same.abouts, ...one.abouts]} : one);
  }
  return [...byPlace.values()];
}

/** The outer before the inner. */
const inOrder = spans => spans.sort((a, b) => a.start - b.start || b.end - a.end);

function appendNested(parent, text, spans, from, to) {
  let at = from;
  let rest = spans;
  while (rest.length > 0) {
    const [outer, ...others] = rest;
    append(parent, text.slice(at, outer.start));
    const inner = others.filter(one => one.start < outer.end);
    const cut = inner.filter(one => one.end > outer.end).map(one => ({...one, start: outer.end}));
    const mark = element(outer);
    appendNested(mark, text, inner.map(one => ({...one, end: Math.min(one.end, outer.end)})), outer.start, outer.end);
    parent.append(mark);
    at = outer.end;
    rest = inOrder(joined([...cut, ...others.filter(one => one.start >= outer.end)]));
  }
  append(parent, text.slice(at, to));
}

function element(marked) {
  const kinds = [...new Set(marked.abouts.map(one => one.kind))];
  const mark = el('span', {class: kinds.map(kind => `m-${kind}`).join(' '), dataset: {mark: kinds.join(' ')}, tabindex: '-1'});
  markOf.set(mark, marked.abouts);
  return mark;
}
