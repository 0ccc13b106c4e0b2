// Who listens on this page, and what they have rated. The service keeps the ratings; the browser only keeps the name.

import {get, path, put, remove} from './api.js';

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

class Ratings {
  #byTrack = new Map();
  #watchers = new Set();
  problem = null;

  async load() {
    try {
      const {feedback} = await get(path`v1/listeners/${listener}/feedback`);
      this.#byTrack = new Map(feedback.map(one => [one.track_id, one.rating]));
      this.problem = null;
    } catch (problem) {
      this.problem = problem.status === 404 ? null : problem;
    }
    this.#tell();
  }

  of(id) {
    return this.#byTrack.get(id) ?? 0;
  }

  get count() {
    return this.#byTrack.size;
  }

  async rate(track, rating) {
    const before = this.of(track.id);
    this.#set(track.id, rating);
    try {
      if (rating === 0) await remove(path`v1/listeners/${listener}/feedback/${track.id}`);
      else await put(path`v1/listeners/${listener}/feedback/${track.id}`, {rating});
      this.problem = null;
    } catch (problem) {
      this.#set(track.id, before);
      this.problem = problem;
    }
    this.#tell();
  }

  async forget() {
    await remove(path`v1/listeners/${listener}`);
    this.#byTrack.clear();
    this.#tell();
  }

  /** Calls back after each change, for as long as the element is in the page. */
  whenChanged(element, callback) {
    const watcher = {element, callback, seen: false};
    this.#watchers.add(watcher);
  }

  #set(id, rating) {
    rating === 0 ? this.#byTrack.delete(id) : this.#byTrack.set(id, rating);
    this.#tell();
  }

  #tell() {
    for (const watcher of this.#watchers) {
      watcher.seen ||= watcher.element.isConnected;
      if (watcher.seen && !watcher.element.isConnected) this.#watchers.delete(watcher);
      else watcher.callback();
    }
  }
}

export const ratings = new Ratings();
ratings.load();
