/** What is known of an article, beside its text. */

import {append, el, outLink} from './dom.js';
import {address} from './api.js';
import {languageName, percent, when} from './format.js';
import {entityAddress} from './text.js';
import {worldMap} from './map.js';

const MOST_NAMES = 12;
const EXPORTS = [['ninjs', 'ninjs'], ['jsonld', 'JSON-LD'], ['avro-json', 'Avro JSON'], ['text', 'Text']];

/** The panels. */
export function articleFacts(article, path) {
  return [problems(article), places(article), names(article, 'person', 'People'), names(article, 'organisation', 'Organisations'),
    subjects(article), origin(article), downloads(article, path)];
}

const panel = (title, ...children) => el('section', {class: 'panel'}, el('h2', {}, title), ...children);

function problems({problems}) {
  return problems?.length > 0 && panel('Problems', problems.map(problem =>
    el('p', {class: 'note note-warn'}, el('strong', {}, problem.step), `: ${problem.message} `, el('span', {class: 'muted small'}, `(${problem.kind})`))));
}

function places({places}) {
  if (!places?.length) {
    return null;
  }
  return panel('Places', el('div', {class: 'map'}, worldMap(places)), nameList(places.map(place => ['place', place])));
}

function names({entities}, type, title) {
  const found = (entities ?? []).filter(entity => entity.type === type).sort((a, b) => b.salience - a.salience);
  return found.length > 0 && panel(title, nameList(found.map(entity => [type, entity])));
}

function nameList(named) {
  const item = ([type, {name, role, mentions}]) => el('li', {},
    el('span', {class: 'name'}, el('a', {href: entityAddress(type, name), dir: 'auto'}, name), role && [' ', el('span', {class: 'small muted', dir: 'auto'}, role)]),
    el('span', {class: 'count', title: 'mentions'}, mentions?.length ?? ''));
  const rest = named.slice(MOST_NAMES);
  return [el('ul', {class: 'names'}, named.slice(0, MOST_NAMES).map(item)),
    rest.length > 0 && el('details', {}, el('summary', {class: 'small muted'}, `${rest.length} more`), el('ul', {class: 'names'}, rest.map(item)))];
}

function subjects({topics, keywords, language}) {
  if (!topics?.length && !keywords?.length) {
    return null;
  }
  return panel('Subjects',
    topics?.length > 0 && el('ul', {class: 'names'}, topics.map(topic => el('li', {},
      el('a', {href: address('/', {topic: topic.code})}, topic.name), el('span', {class: 'count'}, percent(topic.score))))),
    keywords?.length > 0 && el('p', {class: 'small', lang: language.tag, dir: 'auto'}, keywords.slice(0, 12).map((keyword, i) => [
      i > 0 && ', ', el('a', {href: address('/', {q: `"${keyword.text}"`})}, keyword.text)])));
}

function origin(article) {
  const facts = el('dl', {class: 'facts'});
  const fact = (name, field, ...value) => append(facts, el('dt', {}, name), el('dd', {}, ...value, evidence(article, field)));
  fact('Source', null, el('a', {href: address('/', {source: article.source}), dir: 'auto'}, article.source));
  if (article.authors?.length > 0) {
    fact('By', 'authors', el('span', {dir: 'auto'}, article.authors.join(', ')));
  }
  if (article.editors?.length > 0) {
    fact('Editors', 'editors', el('span', {dir: 'auto'}, article.editors.join(', ')));
  }
  if (article.agency) {
    fact('Agency', 'agency', article.agency);
  }
  if (article.dateline) {
    fact('Dateline', 'dateline', el('span', {dir: 'auto'}, article.dateline));
  }
  if (article.publishedAt) {
    fact('Published', 'publishedAt', moment(article.publishedAt));
  }
  if (article.updatedAt) {
    fact('Updated', 'updatedAt', moment(article.updatedAt));
  }
  fact('Seen', null, when(article.observedAt));
  fact('Language', 'language', languageName(article.language.tag), ` ${percent(article.language.confidence)}`);
  if (article.isPaywalled) {
    fact('Access', null, 'behind a paywall');
  }
  if (article.url) {
    fact('Address', null, outLink(article.url, article.url));
  }
  return panel('Origin', facts);
}

const moment = ({value, at, precision}) => (precision === 'day' || !at ? value.slice(0, 10) : when(at));

function evidence({evidence}, field) {
  const found = field && evidence?.find(one => one.field === field);
  return found && el('span', {class: 'small muted'}, ` ${found.method}`, Number.isFinite(found.confidence) && found.confidence < 1 && `, ${percent(found.confidence)} sure`);
}

function downloads({revision, revisions, articleId}, path) {
  const isCurrent = !revisions || revisions.at(-1).revision === revision;
  const exported = format => address(path, {format, revision: isCurrent ? null : revision});
  return panel('Take along',
    el('p', {class: 'links'},
      EXPORTS.map(([format, name]) => el('a', {href: exported(format)}, name)),
      el('a', {href: `${path}/raw`}, 'Raw document'),
      el('a', {href: `${path}/journey`}, 'Journey')),
    el('p', {class: 'small muted'}, el('code', {}, articleId)));
}
