// A value that is watched.

export class Store {
  #value;
  #watchers = new Set();

  constructor(value) {
    this.#value = value;
  }

  get value() {
    return this.#value;
  }

  /** How many watch: none is left of a view that has ended. */
  get watched() {
    return this.#watchers.size;
  }

  /** Tells those that watch, where it is another value. */
  set(value) {
    const before = this.#value;
    if (Object.is(before, value)) return;
    this.#value = value;
    [...this.#watchers].forEach(callback => this.#watchers.has(callback) && callback(value, before));
  }

  /** Calls back with each new value and the one before, until the life ends. */
  watch(life, callback) {
    const watcher = (...values) => callback(...values);
    this.#watchers.add(watcher);
    life.onEnd(() => this.#watchers.delete(watcher));
  }
}
