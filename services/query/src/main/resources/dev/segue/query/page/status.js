// In what state the service is. It is asked every few seconds, and at once where a request has failed.

import {get} from './api.js';
import {Store} from './store.js';

const WHEN_READY = 10_000;
const WHILE_WAITING = 2_000;

/**
 * What an answer of v1/catalogue means.
 * kind: asking (nothing is known yet), starting, empty (ready, without a track), ready or stopped (does not answer)
 */
export const judged = ({tracks, ready, waiting_for: detail, model, model_version: version}) => ({
  kind: !ready ? 'starting' : tracks === 0 ? 'empty' : 'ready', detail, tracks, model, version,
});

export class Status extends Store {
  #ask;
  #life;
  #stop = () => {};
  #asking;

  constructor(ask, life) {
    super({kind: 'asking', detail: null, tracks: 0, model: null, version: null});
    this.#ask = ask;
    this.#life = life;
  }

  /** Asks at once, and from then on at times; while it is being asked, that answer does. */
  look() {
    this.#asking ??= this.#looked().finally(() => { this.#asking = undefined; });
    return this.#asking;
  }

  async #looked() {
    this.#stop();
    let next;
    try {
      next = judged(await this.#ask(this.#life.signal));
    } catch (problem) {
      next = {...this.value, kind: 'stopped', detail: problem.message};
    }
    const pause = next.kind === 'ready' ? WHEN_READY : WHILE_WAITING;
    this.#stop = this.#life.after(pause, () => this.look());
    if (JSON.stringify(next) !== JSON.stringify(this.value)) this.set(next);
  }

  /** Asks no more until the next look: nobody sees it. */
  rest() {
    this.#stop();
  }
}

/** Changes with every fourth part by which a catalogue grows, and with a first and a new version of the model. */
export const grown = ({tracks, model, version}) =>
  `${model}@${version}/${tracks === 0 ? -1 : Math.floor(Math.log(tracks) / Math.log(1.25))}`;

/** Changes with the version of the model that answers. */
export const answering = ({model, version}) => `${model}@${version}`;

export const askStatus = signal => get('v1/catalogue', signal);
