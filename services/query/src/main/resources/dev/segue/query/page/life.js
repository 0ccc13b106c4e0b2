// What ends with a view: requests, timers, watchers, charts. What has a life is given one and never outlives it.

export class Life {
  #controller = new AbortController();
  #ends = new Set();

  /** Aborted when the life ends. */
  get signal() {
    return this.#controller.signal;
  }

  get over() {
    return this.signal.aborted;
  }

  /** Calls back once, when the life ends. Gives what takes that back. */
  onEnd(callback) {
    if (this.over) {
      callback();
      return () => {};
    }
    this.#ends.add(callback);
    return () => this.#ends.delete(callback);
  }

  /** Acts after so many milliseconds. Gives what takes that back. */
  after(millis, act) {
    if (this.over) return () => {};
    const timer = setTimeout(() => {
      forget();
      act();
    }, millis);
    const forget = this.onEnd(() => clearTimeout(timer));
    return () => {
      clearTimeout(timer);
      forget();
    };
  }

  listen(target, event, handle) {
    target.addEventListener(event, handle, {signal: this.signal});
  }

  /** A life that ends with this one, or before. */
  child() {
    const child = new Life();
    child.onEnd(this.onEnd(() => child.end()));
    return child;
  }

  end() {
    if (this.over) return;
    this.#controller.abort();
    const ends = [...this.#ends];
    this.#ends.clear();
    ends.forEach(callback => callback());
  }
}

/** Of what is there as long as the page is. */
export const page = new Life();
