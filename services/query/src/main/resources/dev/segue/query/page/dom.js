// Elements. Text is always text: nothing from the catalogue is ever read as HTML.

/** An element: h('p', {class: 'soft'}, 'text', otherElement). Attributes that are functions listen. */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      element.addEventListener(key, value);
    } else if (value === true) {
      element.setAttribute(key, '');
    } else if (value !== false && value !== undefined && value !== null) {
      element.setAttribute(key, value);
    }
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

export const card = (title, ...children) =>
  h('section', {class: 'card'}, title && h('h2', {}, title), children);

export const message = text => h('p', {class: 'message'}, text);

export const failure = problem => h('p', {class: 'message error', role: 'alert'}, problem.message);

/** Shows what a promise brings: first that it is coming, then it, or what went wrong. */
export function pending(promise, show, coming = 'Loading …') {
  const place = h('div', {'aria-busy': 'true'}, message(coming));
  promise
    .then(value => place.replaceChildren(...[show(value)].flat().filter(Boolean)))
    .catch(problem => place.replaceChildren(failure(problem)))
    .finally(() => place.removeAttribute('aria-busy'));
  return place;
}

export const escape = text =>
  String(text).replace(/[&<>"']/g, c => ({'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'})[c]);

export const number = value =>
  value === null || value === undefined ? '–' : Number(value.toPrecision(4)).toLocaleString('en', {maximumSignificantDigits: 4});

export const titled = track => track.title ?? track.id;
export const by = track => (track.artists ?? []).join(', ');
