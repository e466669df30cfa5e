/** Asks the desk's API; what goes wrong comes back as a `Problem` with words for people. */

import {el} from './dom.js';

const STATUS_WORDS = {
  404: 'There is nothing here.',
  429: 'The desk is busy; try again in a moment.',
  501: 'This desk does not offer that.',
  503: 'The database does not answer at the moment.',
};

/** Why there is no answer. `status` is 0 where the desk itself did not answer. */
export class Problem extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }

  /** Whether the desk lacks this: a page goes on without it. */
  get isMissing() {
    return this.status === 404 || this.status === 501;
  }
}

/** An address with parameters; those that are null, undefined or empty are left out. */
export function address(path, params = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== null && value !== undefined && value !== '') {
      query.set(name, value);
    }
  }
  const words = query.toString();
  return words ? `${path}?${words}` : path;
}

/** What the API answers, as JSON. A missing token leads to the login page. */
export async function get(path, params, {signal} = {}) {
  return answerOf(() => fetch(address(path, params), {signal, headers: {Accept: 'application/json'}}));
}

/** Sends a form, as for a replay or the end of a session. */
export async function post(path, fields = {}) {
  return answerOf(() => fetch(path, {method: 'POST', body: new URLSearchParams(fields), redirect: 'manual', headers: {Accept: 'application/json'}}));
}

async function answerOf(ask) {
  let response;
  try {
    response = await ask();
  } catch (error) {
    if (error.name === 'AbortError') {
      throw error;
    }
    throw new Problem(0, 'The desk does not answer. Is it running?');
  }
  if (response.type === 'opaqueredirect' || response.status === 204) {
    return null;
  }
  const body = await response.json().catch(() => null);
  if (response.status === 401 && location.pathname !== '/login') {
    toLogin();
  }
  if (!response.ok || body === null) {
    throw new Problem(response.status, body?.detail ?? STATUS_WORDS[response.status] ?? `The desk answered ${response.status}.`);
  }
  return body;
}

function toLogin() {
  const here = location.pathname + location.search;
  location.assign(address('/login', {next: here === '/' ? null : here}));
}

/** The problem as a note for the page. */
export function problemNote(error) {
  if (!(error instanceof Problem)) {
    console.error(error);
  }
  const words = error instanceof Problem ? error.message : 'This page made a mistake; its console says more.';
  return el('p', {class: 'note note-problem', role: 'alert'}, words);
}

/**
 * Fills a part of a page with what a promise brings, or a note of why not. What the desk does not
 * offer hides the part.
 */
export async function into(part, promise, show) {
  part.setAttribute('aria-busy', 'true');
  try {
    const answer = await promise;
    part.replaceChildren();
    part.hidden = false;
    show(answer, part);
  } catch (error) {
    if (error.name !== 'AbortError') {
      part.hidden = error.isMissing === true;
      part.replaceChildren(problemNote(error));
    }
  } finally {
    part.removeAttribute('aria-busy');
  }
}
