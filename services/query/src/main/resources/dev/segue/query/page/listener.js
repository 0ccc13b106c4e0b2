// Who listens on this page. The service keeps the ratings; the browser only keeps the name.

import {send} from './api.js';
import {page} from './life.js';
import {Ratings} from './ratings.js';
import {status} from './service.js';

const KEY = 'segue.listener';

function name() {
  try {
    let id = localStorage.getItem(KEY);
    if (!id) {
      id = 'page-' + crypto.getRandomValues(new Uint32Array(1))[0].toString(36);
      localStorage.setItem(KEY, id);
    }
    return id;
  } catch {
    return 'page-' + crypto.getRandomValues(new Uint32Array(1))[0].toString(36); // a browser that keeps nothing
  }
}

export const listener = name();

export const ratings = new Ratings({listener, send, status, life: page});

/** What asks once the ratings are known, and only where something is rated; else it gives null. */
export const whenRated = ask => async signal => {
  if (ratings.problem) throw ratings.problem;
  await ratings.known;
  return ratings.count === 0 ? null : ask(signal);
};
