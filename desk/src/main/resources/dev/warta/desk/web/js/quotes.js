/** Who said what, over time. */

import {append, el, fill} from './dom.js';
import {address, get, into, problemNote} from './api.js';
import {startPage} from './shell.js';
import {said} from './said.js';
import {onDay} from './format.js';

startPage('quotes');

const FIELDS = [['speaker', 'Speaker', 'search'], ['q', 'Words', 'search'], ['language', 'Language', 'text'], ['from', 'From', 'date'], ['to', 'Before', 'date']];

const list = el('div', {'aria-label': 'Quotes', role: 'region'});
const more = el('div', {class: 'more'});
const inputs = FIELDS.map(([name, , type]) => el('input', {name, type, maxlength: 200, dir: 'auto', size: name === 'language' ? 6 : null}));
const form = el('form', {class: 'filters', onsubmit: event => {
  event.preventDefault();
  history.pushState(null, '', address('/quotes', given()));
  load();
}}, FIELDS.map(([, label], i) => el('label', {}, label, inputs[i])), el('button', {class: 'button'}, 'Show'));

fill(document.getElementById('main'), el('div', {class: 'column'}, el('h1', {}, 'Who said what'), form, list, more));
addEventListener('popstate', fromAddress);
fromAddress();

function fromAddress() {
  const parameters = new URLSearchParams(location.search);
  inputs.forEach(input => {
    input.value = parameters.get(input.name) ?? '';
  });
  load();
}

function given() {
  return Object.fromEntries(inputs.map(input => [input.name, input.value.trim()]));
}

function load() {
  const filter = given();
  more.replaceChildren();
  document.title = `${filter.speaker || 'Quotes'} · Warta`;
  into(list, get('/api/quotes', {...filter, limit: 50}), answer => show(answer, filter));
}

function show({quotes, nextCursor}, filter) {
  for (const quote of quotes) {
    const day = quote.at.slice(0, 10);
    if (list.dataset.day !== day || list.childElementCount === 0) {
      list.dataset.day = day;
      list.append(el('h2', {class: 'day'}, onDay(day)));
    }
    list.append(said(quote));
  }
  if (list.childElementCount === 0) {
    list.append(el('p', {class: 'empty'}, 'Nobody is quoted so.'));
  }
  fill(more, nextCursor && el('button', {type: 'button', class: 'button', onclick: event => next(event.target, nextCursor, filter)}, 'Earlier quotes'));
}

async function next(button, cursor, filter) {
  button.disabled = true;
  try {
    show(await get('/api/quotes', {...filter, cursor, limit: 50}), filter);
  } catch (error) {
    button.disabled = false;
    append(more, problemNote(error));
  }
}
