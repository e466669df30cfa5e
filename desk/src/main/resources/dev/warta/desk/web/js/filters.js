/** The search as the page's address holds it. */

import {el} from './dom.js';
import {countryName, languageName} from './format.js';

/** Every filter that the API knows, but for the times. */
export const FILTERS = ['q', 'language', 'source', 'country', 'place', 'person', 'organisation', 'speaker', 'topic', 'from', 'to', 'problems'];

const WORDS = {
  q: value => `“${value}”`,
  language: languageName,
  source: value => value,
  country: countryName,
  place: value => `place: ${value}`,
  person: value => value,
  organisation: value => value,
  speaker: value => `said by ${value}`,
  topic: value => `topic ${value.replace('medtop:', '')}`,
  from: value => `from ${value}`,
  to: value => `before ${value}`,
  problems: value => (value === 'true' ? 'with problems' : 'without problems'),
};

/** What an address's parameters ask for; unknown ones are passed over. */
export function searchOf(parameters) {
  const given = new URLSearchParams(parameters);
  const search = {};
  for (const name of [...FILTERS, 'order']) {
    const value = given.get(name)?.trim();
    if (value) {
      search[name] = value;
    }
  }
  return search;
}

/** The search without its order. */
export function filterOf({order, ...filter}) {
  return filter;
}

/** A button for each filter that takes it away. */
export function filterChips(filter, change) {
  return Object.entries(filter).map(([name, value]) =>
    el('button', {type: 'button', class: 'chip', dataset: {filter: name}, 'aria-label': `Remove ${WORDS[name](value)}`, onclick: () => change({[name]: null})}, WORDS[name](value)));
}
