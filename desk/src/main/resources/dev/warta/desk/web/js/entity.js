/** A person, an organisation or a place: when, with whom and where it is written of, and what it says. */

import {el, fill} from './dom.js';
import {address, get, into, problemNote} from './api.js';
import {counted, onDay} from './format.js';
import {startPage} from './shell.js';
import {bars, everyDay} from './bars.js';
import {hitItem} from './hits.js';
import {said} from './said.js';
import {worldMap} from './map.js';

startPage('entity');

const main = document.getElementById('main');
const id = new URLSearchParams(location.search).get('id') ?? '';

load();

async function load() {
  main.setAttribute('aria-busy', 'true');
  try {
    show(await get(`/api/entities/${encodeURIComponent(id)}`));
  } catch (error) {
    showWithout(error);
  } finally {
    main.removeAttribute('aria-busy');
  }
}

/** What a name alone leads to: its quotes and articles. */
function showWithout(error) {
  const [, type, name] = /^(person|organisation|place):(.+)$/s.exec(id) ?? [];
  if (name) {
    show({type, name}, problemNote(error));
  } else {
    fill(main, el('div', {class: 'column'}, el('h1', {}, 'Nobody'), problemNote(error)));
  }
}

function show(entity, note = null) {
  document.title = `${entity.name} · Warta`;
  const articles = address('/', {[entity.type]: entity.name});
  fill(main, el('div', {class: 'entity'},
    el('div', {}, head(entity, articles), note, mentions(entity), quotes(entity), latest(entity, articles)),
    el('aside', {'aria-label': 'Connections'}, companions(entity), places(entity))));
}

const panel = (title, link, ...children) => el('section', {class: 'panel'},
  el('div', {class: 'panel-head'}, el('h2', {}, title), link), ...children);

function head({name, type, roles, articles, firstAt, lastAt}, link) {
  return el('header', {class: 'entity-head'},
    el('p', {class: `kind kind-${type}`}, type),
    el('h1', {dir: 'auto'}, name),
    roles?.length > 0 && el('p', {class: 'muted'}, roles.slice(0, 5).map(({role}, i) => [i > 0 && ' · ', el('span', {dir: 'auto'}, role)])),
    el('p', {class: 'meta'}, articles > 0 && el('a', {href: link}, counted(articles, 'article')),
      firstAt && el('span', {}, `from ${onDay(firstAt)} to ${onDay(lastAt)}`)));
}

function mentions({mentions}) {
  const days = everyDay((mentions ?? []).map(({at, articles}) => ({at, count: articles})));
  return days.length > 1 && panel('Over time', null, bars(days, 'article'));
}

function quotes({name, type, quotes}) {
  if (type !== 'person' || quotes === 0) {
    return null;
  }
  const list = el('div', {});
  into(list, get('/api/quotes', {speaker: name, limit: 5}), answer => fill(list, answer.quotes.length > 0
    ? answer.quotes.map(said) : el('p', {class: 'muted'}, 'Nothing that is quoted.')));
  return panel('Said', el('a', {class: 'small', href: address('/quotes', {speaker: name})}, 'All quotes'), list);
}

function latest({name, type}, link) {
  const list = el('ol', {});
  into(list, get('/api/articles', {[type]: name, limit: 5}), answer => fill(list, answer.hits.length > 0
    ? answer.hits.map(hitItem) : el('li', {class: 'muted'}, 'No article names them so.')));
  return panel('Latest articles', el('a', {class: 'small', href: link}, 'All articles'), list);
}

function companions({companions}) {
  return companions?.length > 0 && panel('With', null, el('ul', {class: 'names'}, companions.slice(0, 20).map(one => el('li', {},
    el('a', {class: `kind-${one.type}`, href: address('/entity', {id: one.id}), dir: 'auto'}, one.name), el('span', {class: 'count'}, one.articles)))));
}

function places({places}) {
  return places?.length > 0 && panel('Where', null, el('div', {class: 'map'}, worldMap(places)),
    el('ul', {class: 'names'}, places.slice(0, 12).map(place => el('li', {},
      el('a', {href: address('/entity', {id: `place:${place.name}`}), dir: 'auto'}, place.name), el('span', {class: 'count'}, place.articles)))));
}
