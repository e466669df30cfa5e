/** An article: its text with what was found in it, where it comes from, and how it changed. */

import {el, fill, outLink} from './dom.js';
import {address, get, problemNote} from './api.js';
import {age, counted, inLanguage, when} from './format.js';
import {startPage} from './shell.js';
import {articleText, legend, spansOf, wordingFor} from './text.js';
import {appendMarked} from './marks.js';
import {articleFacts} from './facts.js';
import {revisions} from './revisions.js';
import {tips} from './tip.js';

startPage('article');

const main = document.getElementById('main');
const given = new URLSearchParams(location.search);
const id = given.get('id') ?? '';
const revision = given.get('revision');
const path = `/api/articles/${encodeURIComponent(id)}`;

load();

async function load() {
  main.setAttribute('aria-busy', 'true');
  try {
    const article = await get(revision ? `${path}/revisions/${encodeURIComponent(revision)}` : path);
    document.title = `${article.title || 'Article'} · Warta`;
    show(article);
  } catch (error) {
    fill(main, el('div', {class: 'column'}, el('h1', {}, 'No article'), problemNote(error)));
  } finally {
    main.removeAttribute('aria-busy');
  }
}

function show(article) {
  const language = inLanguage(article.language.tag);
  const spans = spansOf(article);
  const text = el('div', {class: 'text'}, head(article, language, spans), articleText(article, language, spans));
  const story = el('article', {}, oldNote(article), text);
  fill(main, el('div', {class: 'article'},
    el('div', {}, legend(article, story), story, revisions(article, path)),
    el('aside', {'aria-label': 'About the article'}, articleFacts(article, path))));
  tips(text, wordingFor(article));
}

function head(article, language, spans) {
  const title = el('h1', language);
  appendMarked(title, article.title, spans.title);
  const standfirst = article.standfirst && el('p', {class: 'standfirst', ...language});
  if (standfirst) {
    appendMarked(standfirst, article.standfirst, spans.standfirst);
  }
  const at = article.publishedAt?.at ?? article.publishedAt?.value ?? null;
  return el('header', {class: 'article-head'},
    el('p', {class: 'kicker'}, el('a', {href: address('/', {source: article.source}), dir: 'auto'}, article.siteName ?? article.source),
      article.section && [' · ', el('span', {dir: 'auto'}, article.section)]),
    title, standfirst,
    el('p', {class: 'meta'},
      article.authors?.length > 0 && el('strong', {dir: 'auto'}, article.authors.join(', ')),
      at && el('time', {datetime: at, title: age(at)}, published(article)),
      article.wordCount > 0 && el('span', {}, counted(article.wordCount, 'word')),
      article.readingTimeSeconds > 0 && el('span', {}, `${Math.max(1, Math.round(article.readingTimeSeconds / 60))} min to read`),
      article.url && outLink(article.url, 'Original')));
}

function published({publishedAt}) {
  return publishedAt.precision === 'day' || !publishedAt.at ? publishedAt.value.slice(0, 10) : when(publishedAt.at);
}

function oldNote(article) {
  const latest = article.revisions?.at(-1)?.revision ?? article.revision;
  if (article.revision === latest) {
    return null;
  }
  return el('p', {class: 'note note-warn'}, `This is revision ${article.revision} of ${latest}. `,
    el('a', {href: address('/article', {id: article.articleId})}, 'Read the current one'));
}
