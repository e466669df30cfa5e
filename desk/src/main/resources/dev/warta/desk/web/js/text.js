/** The text of an article with its marks, and what they say. */

import {el, webAddress} from './dom.js';
import {address} from './api.js';
import {countryName, inLanguage, onDay, percent} from './format.js';
import {appendMarked, span} from './marks.js';

const KINDS = [['person', 'People'], ['organisation', 'Organisations'], ['place', 'Places'], ['date', 'Dates'], ['quote', 'Quotes']];

/** Where an entity has its page. */
export const entityAddress = (type, name) => address('/entity', {id: `${type}:${name}`});

/** All spans of an article by the part of the text: title, standfirst, body. */
export function spansOf(article) {
  const spans = {title: [], standfirst: [], body: []};
  const put = (mention, kind, about) => spans[mention.part ?? 'body']?.push(span(mention.start, mention.end, kind, about));
  article.quotes?.forEach(quote => put(quote, 'quote', quote));
  // A place that was also found as an entity is told of once, with its coordinates.
  const places = new Set(article.places?.flatMap(place => place.mentions ?? []).map(placeOf));
  article.entities?.forEach(entity => entity.mentions?.forEach(mention =>
    (entity.type === 'place' && places.has(placeOf(mention))) || put(mention, entity.type, entity)));
  article.places?.forEach(place => place.mentions?.forEach(mention => put(mention, 'place', place)));
  article.dates?.forEach(date => put(date, 'date', date));
  return spans;
}

const placeOf = mention => `${mention.part} ${mention.start} ${mention.end}`;

/** The paragraphs, each with the speakers of its quotes beside it. */
export function articleText(article, language, spans) {
  const body = el('div', {class: 'body', ...language});
  for (const {start, end} of paragraphs(article.body)) {
    const text = el('p');
    appendMarked(text, article.body, spans.body, start, end);
    const said = (article.quotes ?? []).filter(quote => quote.start >= start && quote.start < end);
    body.append(el('div', {class: 'para'}, text, speakers(said)));
  }
  return body;
}

/** Where the paragraphs lie, which empty lines divide. */
function paragraphs(body) {
  const found = [];
  let start = 0;
  for (const paragraph of body.split('\n\n')) {
    if (paragraph.trim()) {
      found.push({start, end: start + paragraph.length});
    }
    start += paragraph.length + 2;
  }
  return found;
}

function speakers(quotes) {
  if (quotes.length === 0) {
    return null;
  }
  const said = new Map(quotes.filter(quote => quote.speaker ?? quote.role).map(quote => [quote.speaker ?? quote.role, quote]));
  return el('div', {class: 'speaker', lang: 'en'}, said.size === 0 ? el('div', {}, 'Nobody named') : [...said.values()].map(speaker));
}

function speaker({speaker, role}) {
  return el('div', {},
    speaker && el('a', {href: entityAddress('person', speaker), dir: 'auto'}, speaker),
    role && el('span', {class: 'role', dir: 'auto'}, role));
}

/** Boxes that show and hide the kinds of marks that the article has. */
export function legend(article, story) {
  const counts = {
    person: (article.entities ?? []).filter(entity => entity.type === 'person').length,
    organisation: (article.entities ?? []).filter(entity => entity.type === 'organisation').length,
    place: article.places?.length ?? 0,
    date: article.dates?.length ?? 0,
    quote: article.quotes?.length ?? 0,
  };
  const box = ([kind, name]) => el('label', {},
    el('input', {type: 'checkbox', checked: true, onchange: event => story.classList.toggle(`hide-${kind}`, !event.target.checked)}),
    el('span', {class: `m-${kind}`}, name), el('span', {class: 'count'}, counts[kind]));
  const kinds = KINDS.filter(([kind]) => counts[kind] > 0);
  return kinds.length > 0 && el('div', {class: 'legend', role: 'group', 'aria-label': 'Marks'}, kinds.map(box));
}

/** What a mark says, as nodes. */
export function wordingFor(article) {
  return ({kind, about}) => [WORDINGS[kind](about, article), found(about)];
}

const WORDINGS = {
  person: named,
  organisation: named,
  place: (place, article) => (place.type ? named(place, article) : [
    el('strong', {dir: 'auto'}, el('a', {href: entityAddress('place', place.name)}, place.name)),
    ` ${place.kind}`, place.country && place.kind !== 'country' && `, ${countryName(place.country)}`,
    Number.isFinite(place.latitude) && el('div', {class: 'small'}, coordinates(place), ' ', geonames(place))]),
  date: date => [el('strong', {}, dateWords(date.value)), ' date'],
  quote: quote => [
    'said by ',
    quote.speaker && el('strong', {dir: 'auto'}, el('a', {href: entityAddress('person', quote.speaker)}, quote.speaker)),
    quote.speaker && quote.role && ', ',
    quote.role ? el('span', {dir: 'auto'}, quote.role) : !quote.speaker && 'nobody named',
    quote.verb && [' (', el('i', {dir: 'auto'}, quote.verb), ')']],
};

function named(entity, article) {
  return [
    el('strong', {dir: 'auto', ...inLanguage(article.language.tag)}, el('a', {href: entityAddress(entity.type, entity.name)}, entity.name)),
    ` ${entity.type}`, entity.role && [', ', el('span', {dir: 'auto'}, entity.role)]];
}

function geonames({geonamesId}) {
  const page = geonamesId && webAddress(`https://www.geonames.org/${geonamesId}`);
  return page && el('a', {href: page, rel: 'noopener noreferrer external', target: '_blank'}, 'GeoNames');
}

function coordinates({latitude, longitude}) {
  const degrees = (value, plus, minus) => `${Math.abs(value).toFixed(2)}° ${value < 0 ? minus : plus}`;
  return `${degrees(latitude, 'N', 'S')}, ${degrees(longitude, 'E', 'W')}`;
}

/** ISO values and intervals; what cannot be read is shown as it is. */
function dateWords(value) {
  return value.split('/').map(part => (/^\d{4}-\d{2}-\d{2}/.test(part) ? onDay(part) : part)).join(' to ');
}

/** How it was found, and how sure that is. */
export function found({method, confidence}) {
  return method && el('div', {class: 'small muted'}, `Found by ${method}`, Number.isFinite(confidence) && `, ${percent(confidence)} sure`);
}
