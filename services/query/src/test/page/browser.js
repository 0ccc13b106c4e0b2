// What the scripts of the page need of a browser, for tests.

/** Lets everything that is due happen. */
export const settled = async () => {
  for (let i = 0; i < 20; i++) await Promise.resolve();
};

/** Answers that a test gives when it likes: ask() hands promises out, and `asked` has them. */
export class Answers {
  asked = [];

  ask = signal => new Promise((resolve, reject) => {
    this.asked.push({signal, resolve, reject});
    signal.addEventListener('abort', () => reject(signal.reason));
  });

  get last() {
    return this.asked.at(-1);
  }
}

/** A window with an address, a history and a title. */
export class Window {
  entries = 1;
  document = {title: ''};
  location = {
    at: '',
    get hash() {
      return this.at;
    },
    set hash(hash) {
      this.at = hash;
      this.moved();
    },
    moved: () => { this.entries++; },
  };
  history = {replaceState: (state, title, hash) => { this.location.at = hash; }};
}
