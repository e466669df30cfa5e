/**
 * The page of the pipeline: whether all is well and, if not, where. It asks again every few seconds
 * and says when what it shows is old, or not known.
 */

import {append, el, fill} from './dom.js';
import {get, problemNote} from './api.js';
import {age, when} from './format.js';
import {Flow} from './flow.js';
import {Rejected} from './rejected.js';
import {startPage} from './shell.js';
import {sourcesPanel} from './sources.js';
import {stateMark, stateOf} from './states.js';

const EVERY_MILLIS = 5_000;
const OLD_AFTER_MILLIS = 20_000;
const VERDICTS = {well: 'All is well', slow: 'Slow', ill: 'Ill', unknown: 'Not known'};

const verdict = el('section', {class: 'verdict', 'aria-label': 'Verdict'});
const said = el('p', {class: 'visually-hidden', role: 'status'});
const freshness = el('p', {class: 'freshness'});
const flow = new Flow();
const rejected = new Rejected();
const sources = el('div');
const audit = el('div');
const details = el('div', {class: 'pipeline-details', hidden: true}, sources, rejected.element, audit);

let last = null;
let lastAt = 0;
let problem = null;
let isPaused = false;
let timer = null;

// Asking

async function ask() {
  clearTimeout(timer);
  try {
    take(await get('/api/pipeline'));
  } catch (error) {
    problem = error;
  }
  if (problem?.isMissing) {
    showMissing();
  } else {
    showVerdict();
    askLater();
  }
}

/** A page that nobody looks at asks nothing. */
function askLater() {
  clearTimeout(timer);
  if (!isPaused && !document.hidden) {
    timer = setTimeout(ask, EVERY_MILLIS);
  }
}

function take(pipeline) {
  if (pipeline.at !== last?.at) {
    lastAt = performance.now();
  }
  problem = null;
  last = pipeline;
  flow.show(pipeline.stages, pipeline.at);
  rejected.show(pipeline.rejected);
  fill(sources, sourcesPanel(pipeline.sources));
  fill(audit, auditPanel(pipeline.audit));
  details.hidden = false;
}

// Showing

/** Figures that are old say nothing of now: then the verdict is that it is not known. */
function showVerdict() {
  const trouble = problem?.message ?? (isOld() ? 'The desk answers, but with old figures.' : null);
  document.body.classList.toggle('is-old', trouble !== null);
  if (trouble !== null) {
    const before = last === null ? null : `Last said ${age(last.at)}: ${verdictOf(last)}`;
    fillVerdict('unknown', VERDICTS.unknown, [trouble, before].filter(words => words).join(' '));
  } else if (last !== null) {
    fillVerdict(stateOf(last.verdict), verdictOf(last), last.reason);
  }
  fill(freshness, last === null ? null : `As of ${when(last.at)}, ${age(last.at)}.${isPaused ? ' Paused.' : ''}`);
}

const isOld = () => last !== null && !isPaused && performance.now() - lastAt > OLD_AFTER_MILLIS;

function fillVerdict(state, words, reason) {
  const content = JSON.stringify([state, words, reason]);
  if (verdict.dataset.content === content) {
    return;
  }
  verdict.dataset.content = content;
  verdict.dataset.state = state;
  fill(verdict, stateMark(state, 44), el('div', {}, el('h2', {}, words), reason && el('p', {}, reason)));
  document.title = `${words} · Pipeline · Warta`;
  if (said.textContent !== words) {
    said.textContent = words;
  }
}

function verdictOf({verdict: word, stages}) {
  const state = stateOf(word);
  return [VERDICTS[state], ...troubles(stages, state)].join(' ');
}

/** Where it is ill or slow, the worst first, going on from the verdict's word. */
function troubles(stages, verdictState) {
  return ['ill', 'slow'].map(state => {
    const names = stages.filter(stage => stateOf(stage.state) === state).map(stage => stage.name).join(', ');
    return names && (state === verdictState ? `at ${names}` : `(${state} at ${names})`);
  }).filter(words => words);
}

function showMissing() {
  verdict.hidden = true;
  flow.element.hidden = true;
  fill(freshness, problemNote(problem));
}

function auditPanel(audit) {
  return el('section', {class: 'panel', 'aria-labelledby': 'audit-title'},
    el('h2', {id: 'audit-title'}, 'Audit'),
    audit === null
      ? el('p', {class: 'muted'}, 'Not known: no audit has been made, or this desk does not see it.')
      : el('div', {class: 'audit'},
        stateMark(stateOf(audit.verdict), 18),
        el('div', {},
          el('p', {}, audit.summary ?? VERDICTS[stateOf(audit.verdict)]),
          el('p', {class: 'muted small'}, audit.at ? `${age(audit.at)}, ${when(audit.at)}` : 'at a time not known'))));
}

function pauseButton() {
  const button = el('button', {type: 'button', class: 'button', 'aria-pressed': 'false', onclick: () => {
    isPaused = !isPaused;
    button.setAttribute('aria-pressed', String(isPaused));
    fill(button, isPaused ? 'Go on' : 'Pause');
    isPaused ? clearTimeout(timer) : ask();
  }}, 'Pause');
  return button;
}

startPage('pipeline');
append(document.getElementById('main'),
  el('div', {class: 'bar'}, el('h1', {}, 'Pipeline'), pauseButton()),
  said, verdict, freshness, flow.element, details);
document.addEventListener('visibilitychange', () => document.hidden ? clearTimeout(timer) : isPaused || ask());
setInterval(() => problem?.isMissing || showVerdict(), 1_000);
ask();
