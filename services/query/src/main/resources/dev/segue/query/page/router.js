// Addresses within the page, and which view is at each. A view's state stands in its address: #/look?genres=rock

import {Life} from './life.js';

/** The parts of an address: {path, parameters}. */
export function parse(hash) {
  const [path, ...rest] = hash.replace(/^#/, '').split('?');
  return {path: path || '/', parameters: Object.fromEntries(new URLSearchParams(rest.join('?')))};
}

/** The address of a path; parameters that are empty are left out. */
export function address(path, parameters = {}) {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return '#' + path + (given.length ? '?' + new URLSearchParams(given) : '');
}

/** The address of a track. */
export const trackAddress = id => address('/track/' + encodeURIComponent(id));

/** The route of a path with what its `:parts` are, or undefined. */
export function match(routes, path) {
  const parts = path.split('/');
  for (const route of routes) {
    const wanted = route.path.split('/');
    if (wanted.length !== parts.length) continue;
    try {
      const captured = wanted.map((part, i) => part.startsWith(':') ? decodeURIComponent(parts[i]) : part === parts[i] ? null : undefined);
      if (captured.every((value, i) => value !== undefined && (value !== '' || wanted[i] === ''))) {
        return {route, captured: captured.filter(value => value !== null)};
      }
    } catch {
      // Not an encoding: nothing is there.
    }
  }
  return undefined;
}

/** A view that is shown: it ends when it is left. */
export class View extends Life {
  #router;

  constructor(router, parameters) {
    super();
    this.#router = router;
    this.parameters = parameters;
  }

  /** Notes what was chosen in the address, so that it can be kept, shared and come back to. */
  choose(parameters) {
    this.parameters = {...this.parameters, ...parameters};
    if (!this.over) this.#router.note(this.parameters);
  }

  title(text) {
    if (!this.over) this.#router.title(text);
  }
}

export class Router {
  #routes;
  #window;
  #mount;
  #view;

  /**
   * @param routes each {path, view, title, tab}, with parts that begin with a colon captured
   * @param missing the route for what is at no address
   * @param mount shows a route: called with it, the new view, and what was captured
   */
  constructor({routes, missing, mount, window}) {
    this.#routes = routes;
    this.#window = window;
    this.#mount = (...shown) => mount(...shown);
    this.missing = missing;
  }

  /** Shows what is at the address of the window. */
  show() {
    this.#view?.end();
    const {path, parameters} = parse(this.#window.location.hash);
    const {route, captured} = match(this.#routes, path) ?? {route: this.missing, captured: []};
    this.#view = new View(this, parameters);
    this.title(route.title);
    this.#mount(route, this.#view, captured);
  }

  /** Goes to an address, with an entry in the history. */
  go(hash) {
    this.#window.location.hash = hash;
  }

  /** Shows another address in place of this one, as while somebody is typing. */
  replace(hash) {
    this.#window.history.replaceState(null, '', hash);
    this.show();
  }

  /** Changes the parameters of the address; the view stays. */
  note(parameters) {
    this.#window.history.replaceState(null, '', address(parse(this.#window.location.hash).path, parameters));
  }

  title(text) {
    this.#window.document.title = text ? `\u2068${text}\u2069 – Segue` : 'Segue';
  }
}
