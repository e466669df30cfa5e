/** Lists of values with counts, each of which narrows the search down. */

import {el} from './dom.js';
import {countryName, languageName, number} from './format.js';

const FACETS = [
  ['language', 'Language', languageName],
  ['source', 'Source', null],
  ['country', 'Country', countryName],
  ['topic', 'Topic', null],
  ['person', 'Person', null],
  ['organisation', 'Organisation', null],
];
const FIRST = 6;

/** One list for each kind that has values. */
export function facetLists(facets, filter, change) {
  return FACETS
    .filter(([kind]) => facets[kind]?.length > 0)
    .map(([kind, name, wording]) => facet(kind, name, wording, facets[kind], filter, change));
}

function facet(kind, name, wording, values, filter, change) {
  const button = ({value, label, count}) => {
    const isOn = filter[kind] === value;
    return el('li', {}, el('button', {
      type: 'button', 'aria-pressed': String(isOn), onclick: () => change({[kind]: isOn ? null : value})},
    el('span', {class: 'label', dir: 'auto'}, label ?? (wording ? wording(value) : value)),
    el('span', {class: 'count'}, number(count))));
  };
  const rest = values.slice(FIRST);
  return el('div', {class: 'facet', dataset: {facet: kind}},
    el('h3', {}, name),
    el('ul', {}, values.slice(0, FIRST).map(button)),
    rest.length > 0 && el('details', {}, el('summary', {class: 'small muted'}, `${rest.length} more`), el('ul', {}, rest.map(button))));
}
