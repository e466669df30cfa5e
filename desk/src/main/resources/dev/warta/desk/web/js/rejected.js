/** Rejected documents by cause; each cause shows its documents, each document can be replayed. */

import {el, fill} from './dom.js';
import {get, into, post} from './api.js';
import {age, counted, number, when} from './format.js';

const PAGE_SIZE = 20;

/** A panel of `rejected` of /api/pipeline that keeps open what is open while counts change. */
export class Rejected {
  #causes = new Map();
  #list = el('div');
  #none = el('p', {class: 'muted'});
  element = el('section', {class: 'panel', 'aria-labelledby': 'rejected-title'},
    el('h2', {id: 'rejected-title'}, 'Rejected'), this.#none, this.#list);

  /** @param causes null where the desk does not know them */
  show(causes) {
    fill(this.#none, noneOf(causes));
    const known = (causes ?? []).map(cause => [`${cause.stage} ${cause.cause}`, cause]);
    this.#drop(new Set(known.map(([key]) => key)));
    known.forEach(([key, cause]) => this.#update(key, cause));
  }

  #drop(kept) {
    for (const [key, part] of this.#causes) {
      if (!kept.has(key)) {
        part.element.remove();
        this.#causes.delete(key);
      }
    }
  }

  #update(key, cause) {
    if (!this.#causes.has(key)) {
      const part = causePart(cause);
      this.#causes.set(key, part);
      this.#list.append(part.element);
    }
    fill(this.#causes.get(key).count, number(cause.count));
  }
}

function noneOf(causes) {
  if (causes === null || causes === undefined) {
    return 'Not known: this desk does not see what is rejected.';
  }
  return causes.length === 0 ? 'No document has been rejected.' : null;
}

function causePart({stage, cause, inWords}) {
  const count = el('strong', {class: 'number'});
  const documents = el('div', {class: 'rejected-documents'});
  const open = () => documents.firstChild ?? showMore(documents, {stage, cause});
  const element = el('details', {class: 'cause', ontoggle: open},
    el('summary', {}, count, ' ', el('bdi', {}, inWords ?? cause), el('span', {class: 'muted small'}, ` · ${stage} · ${cause}`)),
    documents);
  return {element, count};
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

function documentRow({topic, partition, offset, at, message, inWords, source, articleId, replays}) {
  const position = `${topic}:${partition}:${offset}`;
  return el('li', {class: 'rejected-document'},
    el('div', {},
      el('p', {}, el('bdi', {}, message ?? inWords)),
      el('p', {class: 'muted small'}, el('code', {}, position), at && el('span', {title: when(at)}, ` · ${age(at)}`)),
      el('p', {class: 'muted small'},
        source && ['source ', el('bdi', {}, source), ' '],
        articleId && ['article ', el('code', {}, articleId), ' '],
        replays > 0 && `replayed ${counted(replays, 'time')}`)),
    replayPart(position));
}

function replayPart(position) {
  const outcome = el('span', {class: 'small', role: 'status'});
  const button = el('button', {type: 'button', class: 'button', 'aria-label': `Replay ${position}`, onclick: async () => {
    button.disabled = true;
    fill(outcome, 'Replaying …');
    try {
      const sent = await post(`/api/rejected/${encodeURIComponent(position)}/replay`);
      fill(outcome, sent?.replayedTo ? `Sent again, as ${sent.replayedTo}.` : 'Sent again.');
    } catch (error) {
      fill(outcome, error.message);
      button.disabled = false;
    }
  }}, 'Replay');
  return el('div', {class: 'replay'}, outcome, button);
}
