/** The revisions of an article and what changed between two of them. */

import {el, fill} from './dom.js';
import {address, get, into} from './api.js';
import {inLanguage, when} from './format.js';

const PARTS = [['title', 'Title'], ['standfirst', 'Standfirst'], ['body', 'Text']];
const TAGS = {insert: 'ins', delete: 'del', equal: 'span'};

/** A section; null where there is one revision only. */
export function revisions(article, path) {
  const all = article.revisions ?? [];
  if (all.length < 2) {
    return null;
  }
  const shown = el('div', {});
  const from = choice('From', all, all.at(-2).revision);
  const to = choice('to', all, all.at(-1).revision);
  const compare = () => into(shown, get(`${path}/revisions/${from.value}..${to.value}`), changes => showChanges(shown, changes, article));
  from.addEventListener('change', compare);
  to.addEventListener('change', compare);
  compare();
  return el('section', {class: 'revisions', 'aria-label': 'Revisions'},
    el('h2', {}, `${all.length} revisions`),
    el('ul', {class: 'links'}, all.map(one => el('li', {},
      el('a', {href: address('/article', {id: article.articleId, revision: one.revision}), 'aria-current': one.revision === article.revision ? 'true' : null}, `Revision ${one.revision}`),
      el('span', {class: 'small muted'}, ` ${when(one.observedAt)}`)))),
    el('form', {onsubmit: event => event.preventDefault()}, el('label', {}, 'What changed from ', from), el('label', {}, ' to ', to)),
    shown);
}

function choice(name, all, chosen) {
  return el('select', {}, all.map(({revision}) => el('option', {value: revision, selected: revision === chosen}, `revision ${revision}`)));
}

function showChanges(shown, changes, article) {
  const language = inLanguage(article.language.tag);
  const changed = PARTS.filter(([part]) => changes[part]?.some(one => one.op !== 'equal'));
  fill(shown, changed.length === 0
    ? el('p', {class: 'muted'}, 'Nothing in the text.')
    : changed.map(([part, name]) => [
      el('h3', {class: 'small muted'}, name),
      el('p', {class: 'diff', ...language}, changes[part].map(one => el(TAGS[one.op] ?? 'span', {}, one.text)))]));
}
