// The REST interface. A refusal becomes a Problem, whose message is the service's own sentence.

export class Problem extends Error {
  constructor(detail, status, code) {
    super(detail);
    this.status = status;
    this.code = code;
  }
}

/** Asks, and gives status and answer: {status, json}. */
export async function send(method, path, body) {
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: body === undefined ? {} : {'Content-Type': 'application/json'},
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Problem('Segue does not answer. Is it still running?', 0, 'unreachable');
  }
  const text = await response.text();
  const json = text ? JSON.parse(text) : {};
  if (!response.ok) {
    throw new Problem(json.detail ?? `The service answered ${response.status}.`, response.status, json.code);
  }
  return {status: response.status, json};
}

const request = async (...parts) => (await send(...parts)).json;

export const get = path => request('GET', path);
export const post = (path, body) => request('POST', path, body);
export const remove = path => request('DELETE', path);

/** Asks again, as long as the answer is that it is still being worked on (202). */
export async function settled(path, progress, wanted = () => true) {
  for (;;) {
    const {status, json} = await send('GET', path);
    if (status !== 202) return json;
    progress(json);
    await new Promise(later => setTimeout(later, 1_000));
    if (!wanted()) return new Promise(() => {}); // nobody waits for it any more
  }
}

/** A path whose parts are encoded: path`v1/tracks/${id}`. */
export const path = (parts, ...values) =>
  String.raw({raw: parts}, ...values.map(value => encodeURIComponent(value)));

/** A query string of what is not empty. */
export const query = parameters => {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== '');
  return given.length ? '?' + new URLSearchParams(given) : '';
};
