/** Lists of what is rising, as /api/trends tells it. */

import {el} from './dom.js';
import {address} from './api.js';
import {counted, number} from './format.js';

/** Of what has hardly been there before no ratio says anything. */
const LEAST_EXPECTED = 0.5;

/** People, organisations and places, each leading to its page. */
export const risingEntities = entities => el('ol', {class: 'ranks'}, entities.map(entity =>
  rank(entity, address('/entity', {id: entity.id}), entity.name, [el('span', {class: `kind-${entity.type}`}, entity.type), ' · '])));

/** Keywords, each leading to the articles since `from` that have it. */
export const risingKeywords = (keywords, from) => el('ol', {class: 'ranks'}, keywords.map(({text, ...counts}) =>
  rank(counts, address('/', {q: `"${text.replaceAll('"', ' ')}"`, from}), text, null)));

function rank({articles, expected}, href, name, kind) {
  const isNew = expected < LEAST_EXPECTED;
  return el('li', {},
    el('a', {href}, el('bdi', {}, name)),
    el('span', {class: 'times'}, isNew ? 'new' : `▲ ${rounded(articles / expected)}×`),
    el('span', {class: 'sub'}, kind, counted(articles, 'article'), `, usually ${isNew ? 'hardly any' : rounded(expected)}`));
}

const rounded = value => number(Math.round(value * 10) / 10);
