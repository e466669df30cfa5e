/** Walking through a list of results with j and k. */

/**
 * @param atEnd asked for more when the end is reached
 * @return a function that goes a step forth (1) or back (-1)
 */
export function walking(list, atEnd) {
  return step => {
    const items = [...list.querySelectorAll('.hit')];
    const at = items.findIndex(item => item.contains(document.activeElement) || item.classList.contains('is-current'));
    const next = items[Math.max(0, at + step)];
    if (!next) {
      atEnd();
      return;
    }
    items[at]?.classList.remove('is-current');
    next.classList.add('is-current');
    next.querySelector('a').focus({preventScroll: true});
    next.scrollIntoView({block: 'nearest'});
  };
}
