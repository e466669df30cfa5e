/**
 * The stream of arriving articles. What arrives waits behind a bar "3 new" so that nothing moves
 * under the reader; only at the top of the page, with neither the pointer nor the focus in the list, it
 * is shown at once. A pause shows nothing, and loses nothing.
 */

import {address} from './api.js';
import {counted} from './format.js';
import {hitItem} from './hits.js';

const MOST_WAITING = 200;

/**
 * @param list what articles are put on top of
 * @param fresh the button that says how many are new and shows them
 * @param state says whether the stream flows
 * @param pause the button after which what arrives waits, until it is pressed again
 */
export function liveArticles({list, fresh, state, pause}) {
  let stream = null;
  let wanted = null;
  let isPaused = false;
  let waiting = new Map();

  const say = (word, text) => {
    state.dataset.state = word;
    if (state.textContent !== text) {
      state.textContent = text;
    }
  };

  const count = () => {
    fresh.hidden = waiting.size === 0;
    fresh.textContent = waiting.size >= MOST_WAITING ? `Over ${MOST_WAITING} new` : `${counted(waiting.size, 'new article')}`;
  };

  const itemOf = articleId => list.querySelector(`[data-article="${CSS.escape(articleId)}"]`);

  const show = () => {
    list.querySelector('.empty')?.remove();
    for (const hit of waiting.values()) {
      itemOf(hit.articleId)?.remove();
      const item = hitItem(hit);
      item.classList.add('is-new');
      list.prepend(item);
    }
    waiting = new Map();
    count();
  };

  const arrive = event => {
    const hit = JSON.parse(event.data);
    waiting.delete(hit.articleId);
    waiting.set(hit.articleId, hit);
    if (waiting.size > MOST_WAITING) {
      waiting.delete(waiting.keys().next().value);
    }
    if (isPaused || document.hidden || list.hasAttribute('aria-busy') || isReading()) {
      count();
    } else {
      show();
    }
  };

  const isReading = () => scrollY > 40 || list.matches(':hover, :focus-within') || list.querySelector('.is-current') !== null;

  const sayFlow = () => (isPaused ? say('off', 'paused') : say('on', 'live'));

  const close = () => {
    stream?.close();
    stream = null;
  };

  const open = () => {
    close();
    if (wanted === null) {
      return;
    }
    say('wait', 'connecting');
    stream = new EventSource(wanted);
    stream.addEventListener('open', sayFlow);
    stream.addEventListener('article', arrive);
    stream.addEventListener('error', () => {
      const isOver = stream?.readyState === EventSource.CLOSED;
      say('off', isOver ? 'not live' : 'connecting again');
      pause.hidden = isOver;
    });
  };

  fresh.addEventListener('click', () => {
    show();
    scrollTo({top: 0});
    list.querySelector('h2 a')?.focus({preventScroll: true});
  });
  pause.addEventListener('click', () => {
    isPaused = !isPaused;
    pause.textContent = isPaused ? 'Go on' : 'Pause';
    sayFlow();
    if (!isPaused) {
      show();
    }
  });

  return {
    /** Follows what matches; articles by relevance have no top to arrive at. */
    follow(filter, isByTime) {
      waiting = new Map();
      count();
      wanted = isByTime ? address('/api/stream', filter) : null;
      state.hidden = pause.hidden = !isByTime;
      open();
    },

    /** What arrived while the list was loaded is in it already, or waits. */
    settle() {
      for (const {articleId, revision} of [...waiting.values()]) {
        const item = itemOf(articleId);
        if (item && Number(item.dataset.revision) >= revision) {
          waiting.delete(articleId);
        }
      }
      count();
    },
  };
}
