/** Completes names in the search field: a combobox as ARIA describes it, with the list below. */

import {el, fill} from './dom.js';
import {address, get} from './api.js';
import {counted} from './format.js';

const PATIENCE_MILLIS = 120;
const SHORTEST = 2;

/**
 * @param field the input
 * @param box what the list hangs below
 */
export function completing(field, box) {
  const list = el('ul', {id: `${field.id}-list`, role: 'listbox', class: 'completions', 'aria-label': 'Names', hidden: true});
  let asked = new AbortController();
  let timer = 0;
  let chosen = -1;

  for (const [name, value] of Object.entries({role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id})) {
    field.setAttribute(name, value);
  }
  box.append(list);

  const show = completions => {
    fill(list, completions.map(option));
    list.hidden = completions.length === 0;
    field.setAttribute('aria-expanded', String(!list.hidden));
    choose(-1);
  };

  const hide = () => {
    asked.abort();
    clearTimeout(timer);
    show([]);
  };

  const choose = index => {
    const options = [...list.children];
    chosen = index;
    options.forEach((one, i) => one.setAttribute('aria-selected', String(i === index)));
    if (options[index]) {
      field.setAttribute('aria-activedescendant', options[index].id);
      options[index].scrollIntoView({block: 'nearest'});
    } else {
      field.removeAttribute('aria-activedescendant');
    }
  };

  const ask = async () => {
    asked.abort();
    asked = new AbortController();
    try {
      const {completions} = await get('/api/completions', {q: field.value.trim(), limit: 8}, {signal: asked.signal});
      show(completions);
    } catch {
      // Without completions the search still works.
      show([]);
    }
  };

  field.addEventListener('input', () => {
    clearTimeout(timer);
    if (field.value.trim().length >= SHORTEST) {
      timer = setTimeout(ask, PATIENCE_MILLIS);
    } else {
      hide();
    }
  });
  field.addEventListener('keydown', event => {
    const last = list.children.length - 1;
    if (event.key === 'Escape') {
      if (list.hidden) {
        field.blur();
      }
      event.preventDefault();
      hide();
    } else if (event.key === 'ArrowDown' && last >= 0) {
      event.preventDefault();
      choose(chosen >= last ? -1 : chosen + 1);
    } else if (event.key === 'ArrowUp' && last >= 0) {
      event.preventDefault();
      choose(chosen < 0 ? last : chosen - 1);
    } else if (event.key === 'Enter' && chosen >= 0) {
      event.preventDefault();
      list.children[chosen].click();
    }
  });
  field.addEventListener('blur', hide);
  box.addEventListener('submit', hide);
}

function option(completion, i) {
  return el('li', {
    id: `completion-${i}`, role: 'option', 'aria-selected': 'false',
    // The field would lose the focus, and the list with it, before the click came.
    onmousedown: event => event.preventDefault(),
    onclick: () => location.assign(address('/entity', {id: completion.id}))},
  el('span', {class: `kind kind-${completion.type}`}, completion.type),
  el('span', {class: 'name', dir: 'auto'}, completion.name),
  el('span', {class: 'count'}, counted(completion.articles, 'article')));
}
