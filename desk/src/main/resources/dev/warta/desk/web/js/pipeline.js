/**
 * The page of the pipeline: whether all is well and, if not, where. It asks again every few seconds
 * and says when what it shows is old, or not known.
 */

import {append, el, fill} from './dom.js';
import {get, problemNote} from './api.js';
import {age, when} from './format.js';
import {Flow} from './flow.js';
import {rejectedPanel} from './rejected.js';
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
const details = el('div', {class: 'pipeline-details'});
const parts = {};

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
  showFreshness();
  if (problem?.isMissing) {
    showMissing();
  } else {
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
  showVerdict(pipeline);
  flow.show(pipeline.stages, pipeline.at);
  showPart('sources', JSON.stringify(pipeline.sources), () => sourcesPanel(pipeline.sources));
  showPart('rejected', JSON.stringify(pipeline.rejected), () => rejectedPanel(pipeline.rejected));
  showPart('audit', JSON.stringify(pipeline.audit), () => auditPanel(pipeline.audit));
  last = pipeline;
}

/** What has not changed stays as it is, with whatever the reader has opened in it. */
function showPart(name, content, panel) {
  if (parts[name]?.content !== content) {
    const element = panel();
    if (parts[name]) {
      parts[name].element.replaceWith(element);
    } else {
      details.append(element);
    }
    parts[name] = {content, element};
  }
}

// Showing

function showVerdict({verdict: word, reason, stages}) {
  const state = stateOf(word);
  const words = [VERDICTS[state], ...troubles(stages, state)].join(' ');
  verdict.dataset.state = state;
  fill(verdict,
    stateMark(state, 44),
    el('div', {class: 'verdict-words'}, el('h2', {}, words), reason && el('p', {}, reason)));
  document.title = `${words} · Pipeline · Warta`;
  if (said.textContent !== words) {
    said.textContent = words;
  }
}

/** Where it is ill or slow, the worst first, going on from the verdict's word. */
function troubles(stages, verdictState) {
  return ['ill', 'slow'].map(state => {
    const names = stages.filter(stage => stateOf(stage.state) === state).map(stage => stage.name).join(', ');
    return names && (state === verdictState ? `at ${names}` : `(${state} at ${names})`);
  }).filter(words => words);
}

function showFreshness() {
  const isOld = last !== null && performance.now() - lastAt > OLD_AFTER_MILLIS;
  const isTrouble = (isOld && !isPaused) || problem !== null;
  document.body.classList.toggle('is-old', last !== null && isTrouble);
  freshness.classList.toggle('note', isTrouble);
  freshness.classList.toggle('note-problem', isTrouble);
  const why = problem?.message ?? (isOld && !isPaused ? 'The desk answers, but with old figures.' : null);
  fill(freshness,
    why && [el('strong', {}, why), ' '],
    last === null ? !why && 'Asking …' : `As of ${when(last.at)}, ${age(last.at)}.`);
}

function showMissing() {
  fill(verdict);
  fill(freshness, problemNote(problem));
  flow.element.hidden = true;
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
    if (isPaused) {
      clearTimeout(timer);
    } else {
      ask();
    }
  }}, 'Pause');
  return button;
}

startPage('pipeline');
append(document.getElementById('main'),
  el('div', {class: 'bar'}, el('h1', {}, 'Pipeline'), pauseButton()),
  said, verdict, freshness, flow.element, details);
document.addEventListener('visibilitychange', () => document.hidden ? clearTimeout(timer) : isPaused || ask());
setInterval(showFreshness, 1_000);
ask();
