// Who listens on this page, and what they have rated. The service keeps the ratings; the browser only keeps the name.

import {get, path, remove, send} from './api.js';

const KEY = 'segue.listener';

function name() {
  let id = localStorage.getItem(KEY);
  if (!id) {
    id = 'page-' + crypto.getRandomValues(new Uint32Array(1))[0].toString(36);
    localStorage.setItem(KEY, id);
  }
  return id;
}

export const listener = name();

/** Calls those back that are in the page, and forgets those that were. */
class Watchers {
  #all = new Set();

  add(element, callback) {
    this.#all.add({element, callback, seen: false});
  }

  call() {
    for (const watcher of this.#all) {
      watcher.seen ||= watcher.element.isConnected;
      if (watcher.seen && !watcher.element.isConnected) this.#all.delete(watcher);
      else watcher.callback();
    }
  }
}

/** What is not to be read back at once is read again after so many milliseconds. */
const LATER = [300, 1_000, 3_000];

class Ratings {
  #byTrack = new Map();
  #shown = new Watchers();
  #kept = new Watchers();
  problem = null;

  async load() {
    try {
      const {feedback} = await get(path`v1/listeners/${listener}/feedback`);
      this.#byTrack = new Map(feedback.map(one => [one.track_id, one.rating]));
      this.problem = null;
    } catch (problem) {
      this.problem = problem.status === 404 ? null : problem;
    }
    this.#shown.call();
    this.#kept.call();
  }

  of(id) {
    return this.#byTrack.get(id) ?? 0;
  }

  get count() {
    return this.#byTrack.size;
  }

  get ids() {
    return [...this.#byTrack.keys()];
  }

  /** Shows the rating at once, and takes it back where the service does not keep it. */
  async rate(track, rating) {
    const before = this.of(track.id);
    this.#set(track.id, rating);
    try {
      const address = path`v1/listeners/${listener}/feedback/${track.id}`;
      const {status} = rating === 0 ? await send('DELETE', address) : await send('PUT', address, {rating});
      this.problem = null;
      if (status === 202) LATER.forEach(pause => setTimeout(() => this.#kept.call(), pause));
    } catch (problem) {
      this.#set(track.id, before);
      this.problem = problem;
    }
    this.#kept.call();
  }

  async forget() {
    await remove(path`v1/listeners/${listener}`);
    this.#byTrack.clear();
    this.#shown.call();
    this.#kept.call();
  }

  /** Calls back as soon as a button is pressed, for as long as the element is in the page. */
  whenShown(element, callback) {
    this.#shown.add(element, callback);
  }

  /** Calls back when the service has a change, or has refused it. */
  whenKept(element, callback) {
    this.#kept.add(element, callback);
  }

  #set(id, rating) {
    rating === 0 ? this.#byTrack.delete(id) : this.#byTrack.set(id, rating);
    this.#shown.call();
  }
}

export const ratings = new Ratings();
ratings.load();
