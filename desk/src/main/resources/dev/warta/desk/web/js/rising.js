/** What is written of more than before. */

import {el, fill} from './dom.js';
import {address, get} from './api.js';
import {counted} from './format.js';

const MOST = 8;
const HOURS = 6;

/** Fills a panel; leaves it hidden where nothing rises or the desk cannot tell. */
export async function rising(panel) {
  let trends;
  try {
    trends = await get('/api/trends', {hours: HOURS, days: 7});
  } catch {
    return;
  }
  const {entities, keywords} = trends;
  if (entities.length + keywords.length === 0) {
    return;
  }
  fill(panel,
    el('div', {class: 'panel-head'}, el('h2', {}, 'Rising'), el('a', {class: 'small', href: '/trends'}, 'Trends')),
    el('p', {class: 'small muted'}, `The last ${HOURS} hours against the days before.`),
    entities.length > 0 && el('ol', {class: 'ranks'}, entities.slice(0, MOST).map(entity =>
      rank(entity, address('/entity', {id: entity.id}), entity.name, entity.type))),
    keywords.length > 0 && el('h3', {class: 'small'}, 'Words'),
    keywords.length > 0 && el('ol', {class: 'ranks'}, keywords.slice(0, MOST).map(keyword =>
      rank(keyword, address('/', {q: `"${keyword.text}"`}), keyword.text, null))));
  panel.hidden = false;
}

function rank({articles, expected}, href, name, type) {
  const usual = expected < 0.5 ? 'new' : `${(articles / expected).toFixed(1)}×`;
  return el('li', {},
    el('a', {href, dir: 'auto'}, name),
    el('span', {class: 'times'}, usual),
    el('span', {class: 'sub'}, [type && `${type}, `, counted(articles, 'article')]));
}
