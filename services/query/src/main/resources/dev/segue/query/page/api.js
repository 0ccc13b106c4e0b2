// The REST interface. A refusal becomes a Problem, whose message is the service's own sentence.

import {askForKey, credentials} from './key.js';

export class Problem extends Error {
  constructor(detail, status, code) {
    super(detail);
    this.status = status;
    this.code = code;
  }

  /** Whether the service was not to be reached at all. */
  get unreachable() {
    return this.status === 0;
  }

  /** Whether the same request may well be answered later. */
  get passing() {
    return this.unreachable || this.status === 429 || this.status >= 502;
  }
}

/** Asks, and gives status and answer: {status, json}. An abort is no problem, and stays an AbortError. */
export async function send(method, path, body, signal) {
  let response;
  let text;
  try {
    response = await fetch(path, {
      method,
      signal,
      headers: {...credentials(), ...(body === undefined ? {} : {'Content-Type': 'application/json'})},
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    text = await response.text();
  } catch (failure) {
    if (signal?.aborted) throw failure;
    throw new Problem('Segue does not answer. Is it still running?', 0, 'unreachable');
  }
  let json;
  try {
    json = text ? JSON.parse(text) : {};
  } catch {
    throw new Problem(`What answers is not Segue (status ${response.status}).`, response.ok ? 502 : response.status, 'unreadable');
  }
  if (response.status === 401 && await askForKey(json.detail)) {
    signal?.throwIfAborted();
    return send(method, path, body, signal);
  }
  if (!response.ok) {
    throw new Problem(json.detail ?? `The service answered ${response.status}.`, response.status, json.code);
  }
  return {status: response.status, json};
}

export const get = async (path, signal) => (await send('GET', path, undefined, signal)).json;
export const post = async (path, body, signal) => (await send('POST', path, body, signal)).json;
export const remove = async path => (await send('DELETE', path)).json;

/** Asks again, as long as the answer is that it is still being worked on (202). */
export async function settled(path, progress, signal) {
  for (;;) {
    const {status, json} = await send('GET', path, undefined, signal);
    if (status !== 202) return json;
    progress(json);
    await new Promise(later => setTimeout(later, 1_000));
    signal.throwIfAborted();
  }
}

/** A path whose parts are encoded: path`v1/tracks/${id}`. */
export const path = (parts, ...values) =>
  String.raw({raw: parts}, ...values.map(value => encodeURIComponent(value)));

/** A query string of what is not empty. */
export const query = parameters => {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return given.length ? '?' + new URLSearchParams(given) : '';
};
