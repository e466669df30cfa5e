/** The picture of the flow: its stages from left to right, with rate, lag and latency of each. */

import {el, fill, svg} from './dom.js';
import {number} from './format.js';
import {stateMark, stateOf} from './states.js';

/** Of the lag of each stage this many answers are kept, to see where it is going. */
const MOST_REMEMBERED = 60;
const FEWEST_FOR_A_TREND = 4;

const TOPICS = new Set(['raw', 'enriched']);
/** The others have nothing that waits in front of them, and their time is in that of the store. */
const WORKERS = new Set(['enrich', 'store']);
const TIMED = new Set(['store']);
const EXPLANATIONS = {
  ingest: 'takes articles in',
  raw: 'topic of documents as received',
  enrich: 'finds what they say',
  enriched: 'topic of enriched articles',
  store: 'writes to the database',
  search: 'answers readers',
};

/** Shows stages, and remembers how their lags went. */
export class Flow {
  #lags = new Map();
  #list = el('ol', {class: 'flow'});
  element = el('section', {class: 'flow-frame', 'aria-label': 'Flow'}, this.#list);

  show(stages, at) {
    stages.forEach(stage => this.#remember(stage, Date.parse(at) / 1000));
    fill(this.#list, stages.map(stage => this.#card(stage)));
  }

  #remember({name, lag}, seconds) {
    const lags = this.#lags.get(name) ?? [];
    if (lag === null) {
      lags.length = 0;
    } else if (lags.at(-1)?.seconds !== seconds) {
      lags.push({seconds, lag});
    }
    this.#lags.set(name, lags.slice(-MOST_REMEMBERED));
  }

  #card(stage) {
    const state = stateOf(stage.state);
    return el('li', {class: TOPICS.has(stage.name) ? 'stage stage-topic' : 'stage', dataset: {state}},
      el('h3', {}, stateMark(state), el('span', {}, stage.name), state !== 'well' && el('span', {class: 'stage-state'}, state === 'unknown' ? 'not known' : state)),
      el('p', {class: 'stage-what'}, EXPLANATIONS[stage.name]),
      (stage.name !== 'search' || stage.ratePerSecond !== null) && el('p', {class: 'stage-rate'}, rate(stage.ratePerSecond)),
      (WORKERS.has(stage.name) || stage.lag !== null) && this.#lag(stage),
      (TIMED.has(stage.name) || stage.latencyMillis !== null) && latency(stage.latencyMillis),
      stage.reason && el('p', {class: 'stage-reason'}, stage.reason));
  }

  #lag({name, lag, ratePerSecond}) {
    if (lag === null) {
      return fact('Waiting', unknown());
    }
    const lags = this.#lags.get(name);
    const course = courseOf(lags, ratePerSecond);
    return [
      fact('Waiting', el('strong', {}, number(lag))),
      el('p', {class: `stage-course course-${course.kind}`}, course.kind !== 'steady' && sparkline(lags), course.words)];
  }
}

const unknown = () => el('span', {class: 'unknown'}, 'not known');

const fact = (name, ...value) => el('p', {class: 'stage-fact'}, el('span', {class: 'muted'}, name), el('span', {}, ...value));

function rate(perSecond) {
  return perSecond === null
    ? el('span', {class: 'unknown'}, 'rate not known')
    : [el('strong', {}, number(perSecond < 10 ? Math.round(perSecond * 10) / 10 : Math.round(perSecond))), ' a second'];
}

function latency(millis) {
  if (millis === null || (millis.p50 === null && millis.p99 === null)) {
    return fact('Latency', unknown());
  }
  return fact('Latency', el('span', {title: 'Half are faster'}, `p50 ${duration(millis.p50)}`), ' · ', el('span', {title: '99 of 100 are faster'}, `p99 ${duration(millis.p99)}`));
}

function duration(millis) {
  if (millis === null) {
    return 'not known';
  }
  return millis < 1_000 ? `${number(Math.round(millis))} ms` : millis < 120_000 ? `${number(Math.round(millis / 100) / 10)} s` : aboutSeconds(millis / 1_000);
}

/** Where the lag is going: back-pressure is a lag that grows. */
function courseOf(lags, ratePerSecond) {
  const {lag} = lags.at(-1);
  if (lags.length < FEWEST_FOR_A_TREND) {
    return {kind: 'steady', words: lag > 0 && ratePerSecond > 0 ? `${aboutSeconds(lag / ratePerSecond)} of work` : ''};
  }
  const first = lags[0];
  const perSecond = (lag - first.lag) / Math.max(1, lags.at(-1).seconds - first.seconds);
  if (Math.abs(lag - first.lag) < Math.max(50, 0.02 * Math.max(lag, first.lag))) {
    return {kind: 'steady', words: lag > 0 && ratePerSecond > 0 ? `steady, ${aboutSeconds(lag / ratePerSecond)} of work` : 'steady'};
  }
  return perSecond > 0
    ? {kind: 'grows', words: `grows by ${number(Math.max(1, Math.round(perSecond)))} a second`}
    : {kind: 'shrinks', words: `shrinks, gone in ${aboutSeconds(lag / -perSecond)}`};
}

function aboutSeconds(seconds) {
  if (seconds < 1) {
    return 'under 1 s';
  }
  if (seconds < 90) {
    return `${Math.round(seconds)} s`;
  }
  return seconds < 5_400 ? `${Math.round(seconds / 60)} min` : `${number(Math.round(seconds / 3_600))} h`;
}

function sparkline(lags) {
  const most = Math.max(...lags.map(({lag}) => lag), 1);
  const step = 60 / Math.max(1, lags.length - 1);
  const points = lags.map(({lag}, i) => `${(i * step).toFixed(1)},${(15 - lag / most * 14).toFixed(1)}`).join(' ');
  return svg('svg', {class: 'sparkline', viewBox: '0 0 60 16', width: 60, height: 16, 'aria-hidden': 'true'},
    svg('polyline', {points}));
}
