/** The front page: what comes in, what is rising, and the search with its facets. */

import {append, el, fill} from './dom.js';
import {address, get, into, problemNote} from './api.js';
import {number} from './format.js';
import {onPageKey, startPage} from './shell.js';
import {FILTERS, filterOf, filterChips, searchOf} from './filters.js';
import {facetLists} from './facets.js';
import {hitItem} from './hits.js';
import {liveArticles} from './live.js';
import {rising} from './rising.js';
import {walking} from './walking.js';

const field = startPage('front', {onSearch: words => change({q: words || null})});

const title = el('h1', {tabindex: '-1'});
const order = el('select', {'aria-label': 'Order', onchange: () => change({order: order.value})},
  el('option', {value: 'newest'}, 'newest'), el('option', {value: 'relevance'}, 'relevance'));
const exportLink = el('a', {class: 'small', title: 'Every article of this search as JSON lines'}, 'Export');
const state = el('span', {class: 'live', role: 'status'});
const pause = el('button', {type: 'button', class: 'button small'}, 'Pause');
const chips = el('div', {class: 'chips'});
const fresh = el('button', {type: 'button', class: 'fresh', hidden: true});
const list = el('ol', {class: 'hits', 'aria-label': 'Articles'});
const more = el('div', {class: 'more'});
const facets = el('aside', {class: 'facets', 'aria-label': 'Narrow down'});
const risen = el('aside', {class: 'rising panel', 'aria-label': 'Rising', hidden: true});

fill(document.getElementById('main'),
  el('div', {class: 'front'},
    facets,
    el('section', {class: 'results', 'aria-label': 'Results'},
      el('div', {class: 'bar'}, title, state, pause, order, exportLink), chips, fresh, list, more),
    risen));

const live = liveArticles({list, fresh, state, pause});
const walk = walking(list, () => more.querySelector('button')?.click());
let asked = new AbortController();

onPageKey('j', () => walk(1));
onPageKey('k', () => walk(-1));
onPageKey('p', () => pause.click());
onPageKey('n', () => fresh.hidden || fresh.click());
addEventListener('popstate', load);
load();
rising(risen);

/** Goes on with the search changed: null takes a filter away. */
function change(parts) {
  const search = searchOf(location.search);
  for (const [name, value] of Object.entries(parts)) {
    if (value === null) {
      delete search[name];
    } else {
      search[name] = value;
    }
  }
  if (!search.q) {
    delete search.order;
  }
  history.pushState(null, '', address('/', search));
  load();
}

function load() {
  const search = searchOf(location.search);
  const filter = filterOf(search);
  asked.abort();
  asked = new AbortController();
  showSearch(search, filter);
  live.follow(filter, order.value === 'newest');
  into(list, get('/api/articles', {...search, limit: 30}, {signal: asked.signal}), answer => {
    more.replaceChildren();
    showHits(answer, search);
    live.settle();
  });
  showFacets(filter);
}

function showSearch(search, filter) {
  field.value = search.q ?? '';
  order.value = search.order ?? (search.q ? 'relevance' : 'newest');
  order.hidden = !search.q;
  const isFiltered = FILTERS.some(name => filter[name]);
  title.textContent = isFiltered ? 'Results' : 'Latest';
  document.title = isFiltered ? `${search.q ?? 'Results'} · Warta` : 'Warta: the desk';
  exportLink.setAttribute('href', address('/api/export', filter));
  fill(chips, filterChips(filter, change));
  more.replaceChildren();
}

function showHits({hits, nextCursor}, search) {
  append(list, hits.map(hitItem));
  if (list.children.length === 0) {
    list.append(el('li', {class: 'empty'}, search.q || chips.childElementCount > 0
      ? 'No article matches. Take a filter away, or search for other words.'
      : 'No article has come in yet.'));
  }
  fill(more, nextCursor && el('button', {type: 'button', class: 'button', onclick: event => next(event.target, nextCursor, search)}, 'More articles'));
}

async function next(button, cursor, search) {
  button.disabled = true;
  const last = list.lastElementChild;
  try {
    showHits(await get('/api/articles', {...search, order: 'newest', cursor, limit: 30}, {signal: asked.signal}), search);
    last.nextElementSibling?.querySelector('h2 a').focus({preventScroll: true});
  } catch (error) {
    if (error.name !== 'AbortError') {
      button.disabled = false;
      more.append(problemNote(error));
    }
  }
}

/** The facets stay as they are until the new ones are there: nothing jumps. */
async function showFacets(filter) {
  try {
    const found = await get('/api/facets', filter, {signal: asked.signal});
    const {total, isExact, counted} = found;
    title.textContent += ` (${isExact === false ? 'over ' : ''}${number(total)})`;
    const partly = isExact === false && counted ? el('p', {class: 'small muted'}, `Counts are of the latest ${number(counted)}.`) : null;
    fill(facets, el('h2', {class: 'visually-hidden'}, 'Narrow down'), facetLists(found.facets, filter, change), partly);
    facets.hidden = false;
  } catch (error) {
    if (error.name !== 'AbortError') {
      facets.hidden = error.isMissing === true;
      fill(facets, problemNote(error));
    }
  }
}
