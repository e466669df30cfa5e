/**
 * Says what a mark is, how it was found and how sure that is: on hover, focus or tap. Within the
 * text, the marks are one stop of the Tab key; arrows go from one to the next.
 */

import {el, fill} from './dom.js';
import {markOf} from './marks.js';

const LINGER_MILLIS = 250;
const MARGIN = 12;

/**
 * @param text the element that holds the marks
 * @param wording makes the nodes for one thing that a mark says
 */
export function tips(text, wording) {
  const tip = el('div', {class: 'tip', id: 'tip', role: 'note', 'aria-live': 'polite', hidden: true});
  let shown = null;
  let isPinned = false;
  let leaving = 0;
  document.body.append(tip);
  const marks = () => [...text.querySelectorAll('[data-mark]')];
  marks()[0]?.setAttribute('tabindex', '0');

  const hide = () => {
    shown?.classList.remove('is-shown');
    shown = null;
    isPinned = false;
    tip.hidden = true;
  };

  const show = mark => {
    clearTimeout(leaving);
    if (mark === shown) {
      return;
    }
    hide();
    shown = mark;
    mark.classList.add('is-shown');
    fill(tip, chain(mark, text).flatMap(one => markOf.get(one)).map(said => el('div', {class: 'tip-part'}, wording(said))));
    tip.hidden = false;
    place(tip, mark);
  };

  const later = () => {
    clearTimeout(leaving);
    leaving = setTimeout(() => isPinned || text.contains(document.activeElement) || hide(), LINGER_MILLIS);
  };

  const closest = event => (event.target instanceof Element ? event.target.closest('[data-mark]') : null);

  text.addEventListener('mouseover', event => {
    const mark = closest(event);
    if (mark && !isPinned) {
      show(mark);
    }
  });
  text.addEventListener('mouseout', later);
  tip.addEventListener('mouseenter', () => clearTimeout(leaving));
  tip.addEventListener('mouseleave', later);
  text.addEventListener('focusin', event => closest(event) && show(closest(event)));
  text.addEventListener('focusout', event => tip.contains(event.relatedTarget) || later());
  text.addEventListener('click', event => {
    const mark = closest(event);
    if (mark) {
      show(mark);
      isPinned = true;
    }
  });
  document.addEventListener('click', event => {
    if (shown && !tip.contains(event.target) && !closest(event)) {
      hide();
    }
  });
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && shown) {
      hide();
    }
  });
  text.addEventListener('keydown', event => {
    const step = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1}[event.key];
    const mark = closest(event);
    if (step && mark) {
      event.preventDefault();
      go(marks(), mark, step);
    } else if (event.key === 'Enter' && mark) {
      tip.querySelector('a')?.click();
    }
  });
}

function go(marks, from, step) {
  const next = marks[marks.indexOf(from) + step];
  if (next) {
    from.setAttribute('tabindex', '-1');
    next.setAttribute('tabindex', '0');
    next.focus();
  }
}

/** A mark and those around it, the innermost first. */
function chain(mark, text) {
  const around = [];
  for (let one = mark; one && one !== text; one = one.parentElement.closest('[data-mark]')) {
    around.push(one);
  }
  return around;
}

/** Below the mark, above it where there is no room, and never beyond the sides. */
function place(tip, mark) {
  const box = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
  const most = document.documentElement.clientWidth - tip.offsetWidth - MARGIN;
  const left = Math.max(MARGIN, Math.min(box.left, most));
  const isBelow = box.bottom + tip.offsetHeight + MARGIN < innerHeight || box.top < tip.offsetHeight;
  const top = isBelow ? box.bottom + 6 : box.top - tip.offsetHeight - 6;
  tip.style.setProperty('left', `${left + scrollX}px`);
  tip.style.setProperty('top', `${top + scrollY}px`);
}
