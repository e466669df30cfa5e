/** Says in a table what a plot shows. */

import {el} from './dom.js';
import {number} from './format.js';
import {nameOf, timeName} from './plot-words.js';

/** Filled when it is opened: hundreds of rows that hardly anybody looks at cost the page dearly. */
export function countsTable(title, counts) {
  const frame = el('div', {class: 'plot-table-frame', tabindex: 0, role: 'region', 'aria-label': `${title}, as a table`});
  return el('details', {class: 'plot-table', ontoggle: () => frame.firstChild ?? frame.append(table(counts))},
    el('summary', {}, 'As a table'), frame);
}

function table(counts) {
  const names = ['Time (UTC)', ...counts.series.map(nameOf)];
  return el('table', {},
    el('thead', {}, el('tr', {}, names.map(name => el('th', {scope: 'col', dir: 'auto'}, name)))),
    el('tbody', {}, counts.times.map((time, i) => el('tr', {},
      el('th', {scope: 'row'}, timeName(counts, i)),
      counts.series.map(series => el('td', {}, number(series.counts[i])))))));
}
