/** What every page has: the header with its search field, the theme, and the keyboard. */

import {append, el} from './dom.js';
import {address} from './api.js';
import {completing} from './combobox.js';

const PAGES = [
  ['front', '/', 'Front'],
  ['quotes', '/quotes', 'Quotes'],
  ['trends', '/trends', 'Trends'],
  ['pipeline', '/pipeline', 'Pipeline'],
];

const KEYS = [
  ['/', 'search'],
  ['j, k', 'next, previous result'],
  ['Enter', 'open the result'],
  ['p', 'pause or go on with the live stream'],
  ['n', 'show what is new'],
  ['←, →', 'in an article, after Tab: from mark to mark'],
  ['g f, g q, g t, g p', 'front, quotes, trends, pipeline'],
  ['t', 'light or dark'],
  ['?', 'this help'],
];

const GOTO = {f: '/', q: '/quotes', t: '/trends', p: '/pipeline'};

const ownKeys = new Map();
let isGoing = false;

/**
 * Builds the header of a page.
 *
 * @param current the page's word in the navigation, such as `trends`
 * @param onSearch what to do with words to search for, instead of going to the front page
 * @return the search field
 */
export function startPage(current, {onSearch} = {}) {
  const field = searchField();
  const form = el('form', {class: 'search', role: 'search', action: '/', onsubmit: event => {
    event.preventDefault();
    search(field.value.trim());
  }}, field);
  const search = onSearch ?? (words => location.assign(address('/', {q: words})));
  completing(field, form, search);
  append(document.getElementById('top'),
    el('a', {class: 'skip', href: '#main'}, 'Skip to the content'),
    el('a', {class: 'brand', href: '/', 'aria-label': 'Warta, front page'}, 'Warta'),
    navigation(current),
    form,
    el('div', {class: 'tools'},
      el('button', {type: 'button', class: 'tool', onclick: toggleTheme, 'aria-label': 'Light or dark', title: 'Light or dark (t)'}, '◐'),
      el('button', {type: 'button', class: 'tool tool-help', onclick: showHelp, 'aria-label': 'Keys', title: 'Keys (?)'}, '?')));
  document.addEventListener('keydown', event => onKey(event, field));
  return field;
}

/** Lets a page act on a key, outside of fields. */
export function onPageKey(key, action) {
  ownKeys.set(key, action);
}

function navigation(current) {
  const link = ([word, href, name]) =>
    el('a', {href, 'aria-current': word === current ? 'page' : null}, name);
  return el('nav', {'aria-label': 'Pages'}, PAGES.map(link));
}

function searchField() {
  return el('input', {
    type: 'search', name: 'q', id: 'search', autocomplete: 'off', spellcheck: 'false', maxlength: 1000,
    placeholder: 'Search articles', 'aria-label': 'Search articles', enterkeyhint: 'search', dir: 'auto'});
}

function toggleTheme() {
  const root = document.documentElement;
  const isDark = root.dataset.theme
    ? root.dataset.theme === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = isDark ? 'light' : 'dark';
  try {
    localStorage.setItem('warta-theme', root.dataset.theme);
  } catch {
    // It then holds for this page only.
  }
  document.dispatchEvent(new Event('warta:theme'));
}

function showHelp() {
  const dialog = el('dialog', {class: 'help', 'aria-labelledby': 'help-title', onclose: () => dialog.remove()},
    el('h2', {id: 'help-title'}, 'Keys'),
    el('dl', {}, KEYS.map(([keys, what]) => [
      el('dt', {}, keys.split(', ').map((key, i) => [i > 0 && ' ', el('kbd', {}, key)])),
      el('dd', {}, what)])),
    el('p', {}, 'Search: ', el('code', {}, '"a phrase"'), ', ', el('code', {}, 'or'), ', ', el('code', {}, '-without'), '.'),
    el('form', {method: 'dialog'}, el('button', {class: 'button'}, 'Close')));
  document.body.append(dialog);
  dialog.showModal();
}

function onKey(event, field) {
  const isTyping = event.target.closest('input, textarea, select, [contenteditable], dialog');
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const action = isGoing ? goTo(event.key) : actionOf(event.key, field);
  isGoing = !isGoing && event.key === 'g';
  if (action) {
    event.preventDefault();
    action();
  }
}

const goTo = key => GOTO[key] && (() => location.assign(GOTO[key]));

function actionOf(key, field) {
  switch (key) {
    case '/':
      return () => field.select();
    case '?':
      return showHelp;
    case 't':
      return toggleTheme;
    default:
      return ownKeys.get(key);
  }
}
