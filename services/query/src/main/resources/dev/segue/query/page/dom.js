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

/** Across all columns. */
export const wide = element => {
  element.classList.add('wide');
  return element;
};

/** A table; where the window is narrow, each row is a list of what its cells are called and hold. */
export function table(label, head, rows) {
  const titles = head.filter(Boolean).map(cell => cell.textContent || cell.getAttribute('aria-label') || '');
  rows.forEach(row => [...row.children].forEach((cell, i) => cell.setAttribute('data-label', titles[i] ?? '')));
  return h('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': label}, h('table', {},
    h('thead', {}, h('tr', {}, head)), h('tbody', {}, rows)));
}

/** A picture of 24 by 24, drawn in the colour of the text. */
export function icon(drawing) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const shape = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  shape.setAttribute('d', drawing);
  svg.append(shape);
  return svg;
}

export const choose = (label, names, chosen, change) => h('label', {}, label,
  h('select', {change: event => change(event.target.value)},
    names.map(name => h('option', {value: name, selected: name === chosen}, words(name)))));

export const message = (...text) => h('p', {class: 'message'}, text);

/** Said where an answer has nothing in it; it is asked again when the state of the service changes. */
export const nothing = (...text) => h('p', {class: 'message nothing'}, text);

export const NO_TRACKS = 'The catalogue is empty. Tracks show here as they arrive.';

export const escape = text =>
  String(text).replace(/[&<>"']/g, c => ({'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'})[c]);

/** To a few significant digits. */
export const number = (value, digits = 4) =>
  value === null || value === undefined ? '–' : Number(value.toPrecision(digits)).toLocaleString('en', {maximumSignificantDigits: digits});

/** A count: never rounded. */
export const count = value => value.toLocaleString('en');

/** A feature's label as words. */
export const words = feature => ({duration_ms: 'duration'})[feature] ?? feature.replaceAll('_', ' ');

export const percent = share => `${Math.round(100 * share)} %`;

export const titled = track => track.title ?? track.id;
export const by = track => (track.artists ?? []).join(', ');

/** Text from elsewhere, whose direction of writing stays its own. */
export const bdi = text => h('bdi', {}, text);
