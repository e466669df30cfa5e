/** A quote in a list. */

import {el} from './dom.js';
import {address} from './api.js';
import {age, inLanguage, when} from './format.js';
import {entityAddress} from './text.js';

/** The item for a quote as `/api/quotes` gives it. */
export function said(quote) {
  const language = inLanguage(quote.language);
  return el('article', {class: 'said'},
    el('div', {class: 'who', dir: 'auto'},
      quote.speaker ? el('a', {href: entityAddress('person', quote.speaker)}, quote.speaker) : el('span', {class: 'muted'}, 'Nobody named'),
      quote.role && el('span', {class: 'role'}, quote.role)),
    el('blockquote', language, quote.text),
    el('p', {class: 'meta'},
      el('a', {href: address('/article', {id: quote.articleId}), ...language}, quote.title || 'Article'),
      el('span', {dir: 'auto'}, quote.source),
      el('time', {datetime: quote.at, title: when(quote.at)}, age(quote.at))));
}
