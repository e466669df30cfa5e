/** What is written of more than before. */

import {el, fill} from './dom.js';
import {get} from './api.js';
import {risingEntities, risingKeywords} from './ranks.js';

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
    entities.length > 0 && risingEntities(entities.slice(0, MOST)),
    keywords.length > 0 && el('h3', {class: 'small'}, 'Words'),
    keywords.length > 0 && risingKeywords(keywords.slice(0, MOST), trends.from));
  panel.hidden = false;
}
