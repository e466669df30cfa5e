/** The sources of a pipeline with their health, those that need somebody first. */

import {el} from './dom.js';
import {age, counted, number} from './format.js';
import {STATES, stateMark, stateOf} from './states.js';

const MOST_ROWS = 100;
const KNOWN = new Set(['kind', 'location', 'verdict', 'reason']);

/** A panel of these sources of /api/pipeline; null where the desk does not know them. */
export function sourcesPanel(sources) {
  return el('section', {class: 'panel', 'aria-labelledby': 'sources-title'},
    el('h2', {id: 'sources-title'}, 'Sources'),
    sources === null
      ? el('p', {class: 'muted'}, 'Not known: this desk does not see the sources.')
      : sources.length === 0 ? el('p', {class: 'muted'}, 'None is configured.') : [tally(sources), table(sources)]);
}

function tally(sources) {
  const counts = STATES.map(state => [state, sources.filter(source => stateOf(source.verdict) === state).length]);
  return el('p', {class: 'tally'}, counts.filter(([, count]) => count > 0).map(([state, count]) =>
    el('span', {}, stateMark(state), ` ${number(count)} ${state === 'unknown' ? 'not known' : state}`)));
}

function table(sources) {
  const rank = source => STATES.indexOf(stateOf(source.verdict));
  const sorted = [...sources].sort((a, b) => rank(a) - rank(b));
  const rest = sorted.length - MOST_ROWS;
  return [
    el('table', {class: 'sources'},
      el('thead', {class: 'visually-hidden'}, el('tr', {}, ['State', 'Source', 'Says'].map(name => el('th', {scope: 'col'}, name)))),
      el('tbody', {}, sorted.slice(0, MOST_ROWS).map(row))),
    rest > 0 && el('p', {class: 'muted small'}, `and ${counted(rest, 'more source')}, none of them worse`)];
}

function row(source) {
  const more = Object.entries(source).filter(([name, value]) => !KNOWN.has(name) && value !== null && typeof value !== 'object');
  return el('tr', {},
    el('td', {}, stateMark(stateOf(source.verdict))),
    el('th', {scope: 'row'}, el('span', {class: 'muted'}, `${source.kind} `), el('bdi', {}, source.location)),
    el('td', {},
      el('p', {}, [source.verdict, source.reason].filter(said => said).join(': ')),
      more.length > 0 && el('p', {class: 'muted small'}, more.map(([name, value]) => `${words(name)} ${told(name, value)}`).join(' · '))));
}

/** "last success" of lastSuccessAt. */
const words = name => name.replace(/At$/, '').replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`);

function told(name, value) {
  if (name.endsWith('At')) {
    return age(value);
  }
  return typeof value === 'number' ? number(value) : String(value);
}
