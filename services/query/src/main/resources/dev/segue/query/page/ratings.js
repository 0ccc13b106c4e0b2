// What a listener has rated. A rating shows at once; while the service does not take it, it waits and is sent again.

import {path} from './api.js';
import {Store} from './store.js';

/** A rating that was taken but not yet written everywhere is read again after so many milliseconds. */
const READ_AGAIN = [500, 2_500];
const SEND_AGAIN = 3_000;

export class Ratings {
  #listener;
  #send;
  #life;
  #status;
  #kept = new Map();
  #waiting = new Map();
  #sending = new Set();
  #resend = () => {};
  #reread = [];
  #loaded;

  /** Resolves when they are known for the first time. */
  known = new Promise(loaded => { this.#loaded = loaded; });

  /** Counts what was pressed, or came: what shows a rating follows it. */
  shown = new Store(0);

  /** Counts what the service has taken: what it makes of ratings follows it. */
  kept = new Store(0);

  /** What to say of ratings that wait or were refused: {text, bad}. */
  notice = new Store(null);

  /** Why they are not known; null when they are. */
  problem = null;

  constructor({listener, send, status, life}) {
    this.#listener = listener;
    this.#send = send;
    this.#life = life;
    this.#status = status;
    status.watch(life, now => now.kind !== 'stopped' && this.#deliverAll());
  }

  /** What the service has of this listener; nothing where it does not know them yet. */
  async load(signal) {
    try {
      const {json} = await this.#send('GET', path`v1/listeners/${this.#listener}/feedback`, undefined, signal);
      this.#kept = new Map(json.feedback.map(one => [one.track_id, one.rating]));
    } catch (problem) {
      if (problem.status !== 404) {
        this.problem = problem;
        if (!signal?.aborted) this.#tell(this.kept);
        throw problem;
      }
      this.#kept = new Map();
    }
    this.problem = null;
    this.#loaded();
    this.#tell(this.shown);
    this.#tell(this.kept);
  }

  of(id) {
    return this.#waiting.get(id)?.rating ?? this.#kept.get(id) ?? 0;
  }

  get ids() {
    return [...new Set([...this.#waiting.keys(), ...this.#kept.keys()])].filter(id => this.of(id) !== 0);
  }

  get count() {
    return this.ids.length;
  }

  /** Shows the rating, and sends it until the service has it or refuses it. */
  rate(track, rating) {
    this.#waiting.set(track.id, {track, rating});
    this.notice.set(null);
    this.#tell(this.shown);
    return this.#deliver(track.id);
  }

  async forget() {
    await this.#send('DELETE', path`v1/listeners/${this.#listener}`);
    this.#kept.clear();
    this.#waiting.clear();
    this.#tell(this.shown);
    this.#tell(this.kept);
  }

  #deliverAll() {
    this.#resend();
    [...this.#waiting.keys()].forEach(id => this.#deliver(id));
  }

  async #deliver(id) {
    if (this.#sending.has(id)) return;
    this.#sending.add(id);
    try {
      for (let one = this.#waiting.get(id); one; one = this.#waiting.get(id)) {
        await this.#put(id, one);
        if (this.#waiting.get(id) === one) this.#waiting.delete(id); // else it was changed meanwhile
      }
      this.#say();
    } catch (problem) {
      this.#failed(id, problem);
    } finally {
      this.#sending.delete(id);
    }
    this.#tell(this.kept);
  }

  async #put(id, {rating}) {
    const address = path`v1/listeners/${this.#listener}/feedback/${id}`;
    const {status} = rating === 0 ? await this.#send('DELETE', address) : await this.#send('PUT', address, {rating});
    rating === 0 ? this.#kept.delete(id) : this.#kept.set(id, rating);
    if (status !== 202) return;
    this.#reread.forEach(stop => stop());
    this.#reread = READ_AGAIN.map(pause => this.#life.after(pause, () => this.#tell(this.kept)));
  }

  #failed(id, problem) {
    if (problem.passing) {
      this.#say(problem);
      if (problem.unreachable) this.#status.look();
      this.#resend();
      this.#resend = this.#life.after(SEND_AGAIN, () => this.#status.value.kind !== 'stopped' && this.#deliverAll());
      return;
    }
    const {track} = this.#waiting.get(id) ?? {track: {id}};
    this.#waiting.delete(id);
    this.#tell(this.shown);
    this.notice.set({text: `The rating of “\u2068${track.title ?? id}\u2069” was refused: ${problem.message}`, bad: true});
  }

  #say(problem) {
    const count = this.#waiting.size;
    if (count === 0) {
      if (this.notice.value && !this.notice.value.bad) this.notice.set({text: 'Your ratings are kept now.', done: true});
    } else if (problem) {
      const what = count === 1 ? 'One rating is not kept yet, and is' : `${count} ratings are not kept yet, and are`;
      this.notice.set({text: `${what} sent again until it is taken: ${problem.message}`, bad: false});
    }
  }

  #tell(store) {
    store.set(store.value + 1);
  }
}
