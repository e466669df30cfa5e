/**
 * Makes elements. Everything from an article passes through here: text becomes a text node, never
 * markup, and an address becomes a link only if it is http or https.
 */

const SVG = 'http://www.w3.org/2000/svg';
const ADDRESSES = new Set(['href', 'action', 'src']);

/** The address if a browser may be led there, else null. */
export function webAddress(address) {
  try {
    const url = new URL(address, location.href);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    return null;
  }
}

/**
 * An element.
 *
 * `props`: attributes by their names; `class`; `dataset` and `style` as objects; functions under
 * `onclick` and the like. Null, undefined and false leave an attribute out, true sets it empty.
 */
export function el(tag, props, ...children) {
  return filled(document.createElement(tag), props, children);
}

/** The same for SVG. */
export function svg(tag, props, ...children) {
  return filled(document.createElementNS(SVG, tag), props, children);
}

function filled(element, props, children) {
  for (const [name, value] of Object.entries(props ?? {})) {
    set(element, name, value);
  }
  append(element, children);
  return element;
}

function set(element, name, value) {
  if (value === null || value === undefined || value === false) {
    return;
  }
  if (name === 'dataset') {
    Object.assign(element.dataset, value);
  } else if (name === 'style') {
    Object.entries(value).forEach(([property, word]) => element.style.setProperty(property, word));
  } else if (name.startsWith('on')) {
    if (typeof value !== 'function') {
      throw new TypeError(`${name} must be a function`);
    }
    element.addEventListener(name.slice(2), value);
  } else if (ADDRESSES.has(name)) {
    const address = webAddress(value);
    if (address !== null) {
      element.setAttribute(name, address);
    }
  } else {
    element.setAttribute(name, value === true ? '' : String(value));
  }
}

/** Adds nodes and texts, also lists of them; null and false are nothing. */
export function append(parent, ...children) {
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) {
      parent.append(child instanceof Node ? child : document.createTextNode(String(child)));
    }
  }
  return parent;
}

/** Puts these in place of all that an element holds. */
export function fill(parent, ...children) {
  parent.replaceChildren();
  return append(parent, ...children);
}

/** A link to a stranger's page, which learns nothing of us; plain text where the address is no web address. */
export function outLink(address, ...children) {
  return webAddress(address) === null || !address
    ? el('span', {}, ...children)
    : el('a', {href: address, rel: 'noopener noreferrer external', target: '_blank'}, ...children);
}

/** Text with some spans of it marked; offsets are those of JavaScript strings. */
export function highlighted(text, highlights) {
  const nodes = [];
  let end = 0;
  for (const span of highlights ?? []) {
    if (span.start >= end && span.end <= text.length) {
      nodes.push(text.slice(end, span.start), el('mark', {}, text.slice(span.start, span.end)));
      end = span.end;
    }
  }
  nodes.push(text.slice(end));
  return nodes;
}
