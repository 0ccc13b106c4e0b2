// Server-sent events, read with fetch: an EventSource cannot send a key.

import {credentials} from './key.js';

/** Reads fields of events out of text that comes in pieces. Calls `event` with {name, id, data}. */
export class EventReader {
  #event;
  #rest = '';
  #fields = {};

  constructor(event) {
    this.#event = event;
  }

  read(text) {
    const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop();
    lines.forEach(line => this.#line(line));
  }

  #line(line) {
    if (line === '') {
      const {event: name = 'message', id = '', data} = this.#fields;
      this.#fields = {};
      if (data !== undefined) this.#event({name, id, data});
      return;
    }
    const colon = line.indexOf(':');
    if (colon === 0) return; // a comment, which keeps the connection alive
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    this.#fields[field] = field === 'data' && this.#fields.data !== undefined ? `${this.#fields.data}\n${value}` : value;
  }
}

/** Reads events until the connection ends, which is an error, or the signal ends it. */
export async function events(path, {signal, opened, event}) {
  const response = await fetch(path, {signal, headers: {Accept: 'text/event-stream', ...credentials()}});
  if (!response.ok) throw new Error(`The service answered ${response.status}.`);
  opened();
  const reader = new EventReader(event);
  const decoder = new TextDecoder();
  for await (const bytes of parts(response.body.getReader())) {
    reader.read(decoder.decode(bytes, {stream: true}));
  }
  throw new Error('The service ended the events.');
}

async function* parts(reader) {
  for (;;) {
    const {done, value} = await reader.read();
    if (done) return;
    yield value;
  }
}
