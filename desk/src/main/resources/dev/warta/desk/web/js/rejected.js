/** Rejected documents by cause; each cause shows its documents, each document can be replayed. */

import {el, fill} from './dom.js';
import {get, into, post} from './api.js';
import {age, number, when} from './format.js';

const PAGE_SIZE = 20;
const POSITION = new Set(['topic', 'partition', 'offset', 'stage', 'cause', 'at', 'inWords', 'rejectedAt']);

/** A panel of `rejected` of /api/pipeline; null where the desk does not know. */
export function rejectedPanel(causes) {
  return el('section', {class: 'panel', 'aria-labelledby': 'rejected-title'},
    el('h2', {id: 'rejected-title'}, 'Rejected'),
    causes === null
      ? el('p', {class: 'muted'}, 'Not known: this desk does not see what is rejected.')
      : causes.length === 0 ? el('p', {class: 'muted'}, 'No document has been rejected.') : causes.map(causePart));
}

function causePart({stage, cause, count, inWords}) {
  const documents = el('div', {class: 'rejected-documents'});
  let isAsked = false;
  const open = () => {
    if (!isAsked) {
      isAsked = true;
      showMore(documents, {stage, cause});
    }
  };
  return el('details', {class: 'cause', ontoggle: open},
    el('summary', {},
      el('strong', {class: 'number'}, number(count)), ' ',
      el('bdi', {}, inWords ?? cause),
      el('span', {class: 'muted small'}, ` · ${stage} · ${cause}`)),
    documents);
}

function showMore(documents, question, cursor = null) {
  const page = el('div');
  documents.append(page);
  into(page, get('/api/rejected', {...question, cursor, limit: PAGE_SIZE}), ({rejected, nextCursor}) => {
    const more = nextCursor && el('button', {type: 'button', class: 'button', onclick: () => {
      more.remove();
      showMore(documents, question, nextCursor);
    }}, 'More');
    fill(page,
      rejected.length === 0 && el('p', {class: 'muted'}, cursor ? 'No more.' : 'None is kept any more.'),
      el('ul', {}, rejected.map(documentRow)),
      more);
  });
}

function documentRow(document) {
  const at = document.at ?? document.rejectedAt;
  const position = `${document.topic}:${document.partition}:${document.offset}`;
  const more = Object.entries(document).filter(([name, value]) => !POSITION.has(name) && value !== null && typeof value !== 'object');
  return el('li', {class: 'rejected-document'},
    el('div', {},
      document.inWords && el('p', {}, el('bdi', {}, document.inWords)),
      el('p', {class: 'muted small'}, el('code', {}, position), at && el('span', {title: when(at)}, ` · ${age(at)}`)),
      more.length > 0 && el('p', {class: 'muted small'}, more.map(([name, value], i) => [i > 0 && ' · ', `${name} `, el('bdi', {}, String(value))]))),
    replayPart(position));
}

function replayPart(position) {
  const outcome = el('span', {class: 'small', role: 'status'});
  const button = el('button', {type: 'button', class: 'button', 'aria-label': `Replay ${position}`, onclick: async () => {
    button.disabled = true;
    fill(outcome, 'Replaying …');
    try {
      await post(`/api/rejected/${encodeURIComponent(position)}/replay`);
      fill(outcome, 'Sent again.');
    } catch (error) {
      fill(outcome, error.isMissing ? 'This desk cannot replay.' : error.message);
      button.disabled = false;
    }
  }}, 'Replay');
  return el('div', {class: 'replay'}, outcome, button);
}
