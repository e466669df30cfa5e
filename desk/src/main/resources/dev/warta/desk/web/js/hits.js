/** An article in a list. */

import {el, highlighted} from './dom.js';
import {address} from './api.js';
import {age, countryName, inLanguage, languageName, when} from './format.js';

const MOST_COUNTRIES = 4;

/** The item for a hit as `/api/articles` gives it. */
export function hitItem(hit) {
  const language = inLanguage(hit.language);
  const at = hit.publishedAt ?? hit.observedAt;
  return el('li', {class: 'hit', dataset: {article: hit.articleId, revision: hit.revision}},
    el('h2', language, el('a', {href: address('/article', {id: hit.articleId})}, hit.title || 'Without a title')),
    hit.snippet.text && el('p', {class: 'snippet', ...language}, highlighted(hit.snippet.text, hit.snippet.highlights)),
    el('p', {class: 'meta'},
      el('strong', {dir: 'auto'}, hit.source),
      el('time', {datetime: at, title: `${hit.publishedAt ? 'Published' : 'Seen'} ${when(at)}`}, age(at)),
      el('span', {}, languageName(hit.language)),
      hit.countries.length > 0 && el('span', {}, countries(hit.countries)),
      hit.revision > 1 && el('span', {}, `revision ${hit.revision}`)));
}

function countries(codes) {
  const more = codes.length - MOST_COUNTRIES;
  return codes.slice(0, MOST_COUNTRIES).map(countryName).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
