/** The page of trends: counts over time in a span that is chosen by dragging, and what is rising. */

import {append, el, fill} from './dom.js';
import {address, get, into, problemNote} from './api.js';
import {counted, languageName} from './format.js';
import {TimePlot} from './plot.js';
import {SECONDS_IN} from './plot-words.js';
import {risingEntities, risingKeywords} from './ranks.js';
import {startPage} from './shell.js';

const SPANS = {'24h': ['24 h', 1], '7d': ['7 days', 7], '30d': ['30 days', 30], '90d': ['90 days', 90], '1y': ['1 year', 365]};
const FIRST_SPAN = '30d';
const FILTERS = ['q', 'language', 'source', 'country', 'place', 'person', 'organisation', 'speaker', 'topic', 'problems'];
const BREAKDOWNS = [['language', 'Languages'], ['source', 'Sources'], ['person', 'People'], ['organisation', 'Organisations'], ['topic', 'Topics']];
const RISING_HOURS = [1, 3, 6, 12, 24];
const RISING_DAYS = [3, 7, 14, 28];
const MOST_RISING = 12;

const spanName = new Intl.DateTimeFormat('en-GB', {day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: 'UTC', hourCycle: 'h23'});

const head = el('div');
const plots = el('div', {class: 'plots'});
const rising = el('section', {class: 'panel rising-now', 'aria-labelledby': 'rising-title'});
let shown = [];
let asking = new AbortController();

function showAll() {
  showCounts();
  showRising();
}

// The state of the page is its address

function state() {
  return Object.fromEntries(new URLSearchParams(location.search));
}

/** Goes to another state; one that is null is left out. */
function go(changes) {
  history.pushState(null, '', address('/trends', {...state(), ...changes}));
}

/** Of a span by its name the end is now, so that such an address stays fresh. */
function span() {
  const {from, to, span: name} = state();
  const begin = Date.parse(from);
  const end = Date.parse(to);
  if (begin < end) {
    return {name: null, interval: interval(end - begin), from: new Date(begin), to: new Date(end)};
  }
  const known = Object.hasOwn(SPANS, name ?? '') ? name : FIRST_SPAN;
  const millis = SPANS[known][1] * SECONDS_IN.day * 1000;
  const now = new Date();
  return {name: known, interval: interval(millis), from: wholeBegin(now - millis, interval(millis)), to: now};
}

function interval(millis) {
  const chosen = state().interval;
  const days = millis / 1000 / SECONDS_IN.day;
  const fitting = days <= 4 ? 'hour' : days <= 180 ? 'day' : 'week';
  return Object.hasOwn(SECONDS_IN, chosen ?? '') ? chosen : fitting;
}

/** So that the first count is not of a part of an interval only. Weeks begin on Mondays, 1970 did on a Thursday. */
function wholeBegin(millis, step) {
  const size = SECONDS_IN[step] * 1000;
  const shift = step === 'week' ? 4 * SECONDS_IN.day * 1000 : 0;
  return new Date(Math.floor((millis - shift) / size) * size + shift);
}

function filter() {
  const all = state();
  return Object.fromEntries(FILTERS.filter(name => all[name]).map(name => [name, all[name]]));
}

function choose(from, to) {
  go({from: plain(from), to: plain(to), span: null, interval: null});
  showCounts();
}

const plain = time => time.toISOString().replace('.000Z', 'Z');

// Counts

function showCounts() {
  asking.abort();
  asking = new AbortController();
  shown.forEach(plot => plot.destroy());
  shown = [];
  const here = span();
  fill(head, bar(here), spanForm(here), chips());
  fill(plots, plotPanel(null, 'Articles', here), BREAKDOWNS.map(([by, title]) => plotPanel(by, title, here)));
}

function bar({from, to}) {
  return el('div', {class: 'bar'},
    el('h1', {}, 'Trends'),
    el('span', {class: 'muted'}, `${spanName.format(from)} – ${spanName.format(to)} UTC`));
}

function spanForm(here) {
  const presets = Object.entries(SPANS).map(([name, [words]]) => el('button', {
    type: 'button', class: 'button', 'aria-pressed': String(here.name === name),
    onclick: () => chooseNamed(name)}, words));
  const from = timeField('From (UTC)', here.from);
  const to = timeField('To (UTC)', here.to);
  const steps = el('select', {onchange: event => chooseInterval(event.target.value)},
    ['hour', 'day', 'week'].map(step => el('option', {value: step, selected: step === here.interval}, step)));
  return el('form', {class: 'span-form', onsubmit: event => submitSpan(event, from, to)},
    el('div', {class: 'presets', role: 'group', 'aria-label': 'Span until now'}, presets),
    from.label, to.label,
    el('button', {class: 'button'}, 'Show'),
    el('label', {}, 'By', steps),
    el('p', {class: 'muted small'}, 'Or drag over a plot.'));
}

function chooseNamed(name) {
  go({span: name, from: null, to: null, interval: null});
  showCounts();
}

function chooseInterval(step) {
  go({interval: step});
  showCounts();
}

function timeField(words, time) {
  const field = el('input', {type: 'datetime-local', required: true, value: time.toISOString().slice(0, 16)});
  return {field, label: el('label', {}, words, field)};
}

function submitSpan(event, from, to) {
  event.preventDefault();
  const begin = new Date(`${from.field.value}Z`);
  const end = new Date(`${to.field.value}Z`);
  to.field.setCustomValidity(begin < end ? '' : 'The end must be after the begin.');
  if (to.field.reportValidity()) {
    choose(begin, end);
  }
  to.field.addEventListener('input', () => to.field.setCustomValidity(''), {once: true});
}

function chips() {
  const without = name => () => {
    go({[name]: null});
    showCounts();
  };
  const chip = ([name, value]) => el('button', {type: 'button', class: 'chip', onclick: without(name)}, `${name}: `, el('bdi', {}, value));
  return el('div', {class: 'chips'}, Object.entries(filter()).map(chip));
}

function plotPanel(by, title, here) {
  const body = el('div');
  const panel = el('section', {class: 'panel', 'aria-label': title}, el('h2', {}, title), body);
  const {from, to} = here;
  const question = {...filter(), by, interval: here.interval, from: plain(from), to: plain(to)};
  const answer = get('/api/counts', question, {signal: asking.signal});
  if (by === null) {
    answer.catch(error => error.name === 'AbortError' || fill(panel, el('h2', {}, title), problemNote(error)));
  }
  into(body, answer, counts => showPlot(body, by, title, named(by, counts)));
  answer.catch(error => {
    panel.hidden = by !== null && error.isMissing === true;
  });
  return panel;
}

function named(by, counts) {
  const nameOf = {language: series => languageName(series.value)}[by] ?? (series => series.label ?? series.value);
  return {...counts, series: counts.series.map(series => ({...series, label: nameOf(series)}))};
}

function showPlot(body, by, title, counts) {
  const total = counts.series.flatMap(series => series.counts).reduce((sum, count) => sum + count, 0);
  if (total === 0) {
    fill(body, el('p', {class: 'empty'}, by === null ? 'No articles in this span.' : 'None in this span.'));
    return;
  }
  const linkOf = by && (series => address('/', {...filter(), [by]: series.value, from: counts.from, to: counts.to}));
  const plot = new TimePlot(title, counts, {onSpan: choose, linkOf});
  shown.push(plot);
  fill(body, by === null && el('p', {class: 'small muted'}, totalWords(total, counts)), plot.element);
}

function totalWords(total, {interval: step, times}) {
  const isOver = Date.parse(times.at(-1)) + SECONDS_IN[step] * 1000 <= Date.now();
  return counted(total, 'article') + (isOver ? '' : `; the last ${step} is not over`);
}

// What is rising

function showRising() {
  const hours = oneOf(RISING_HOURS, state().hours, 6);
  const days = oneOf(RISING_DAYS, state().days, 7);
  const body = el('div');
  fill(rising,
    el('h2', {id: 'rising-title'}, 'Rising'),
    el('p', {class: 'small'}, 'In the last ', choice('hours', RISING_HOURS, hours, 'hour'), ' against the ', choice('days', RISING_DAYS, days, 'day'), ' before'),
    body);
  const answer = get('/api/trends', {hours, days});
  into(body, answer, trends => fill(body,
    el('h3', {}, 'People, organisations, places'),
    orNothing(trends.entities, risingEntities(trends.entities.slice(0, MOST_RISING))),
    el('h3', {}, 'Keywords'),
    orNothing(trends.keywords, risingKeywords(trends.keywords.slice(0, MOST_RISING), trends.from))));
  answer.catch(error => {
    rising.hidden = error.isMissing === true;
  });
}

const orNothing = (list, shown) => list.length > 0 ? shown : el('p', {class: 'muted small'}, 'Nothing is rising.');

const oneOf = (choices, chosen, usual) => choices.includes(Number(chosen)) ? Number(chosen) : usual;

function choice(name, choices, chosen, unit) {
  const change = event => {
    go({[name]: event.target.value});
    showRising();
  };
  return el('select', {'aria-label': `Number of ${unit}s`, onchange: change},
    choices.map(value => el('option', {value, selected: value === chosen}, counted(value, unit))));
}

startPage('trends');
append(document.getElementById('main'), head, el('div', {class: 'trends'}, plots, rising));
addEventListener('popstate', showAll);
showAll();
