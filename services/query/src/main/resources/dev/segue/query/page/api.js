// The REST interface. A refusal becomes a Problem, whose message is the service's own sentence.

export class Problem extends Error {
  constructor(detail, status, code) {
    super(detail);
    this.status = status;
    this.code = code;
  }
}

async function request(method, path, body) {
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
  return json;
}

export const get = path => request('GET', path);
export const post = (path, body) => request('POST', path, body);
export const put = (path, body) => request('PUT', path, body);
export const remove = path => request('DELETE', path);

/** A path whose parts are encoded: path`v1/tracks/${id}`. */
export const path = (parts, ...values) =>
  String.raw({raw: parts}, ...values.map(value => encodeURIComponent(value)));

/** A query string of what is not empty. */
export const query = parameters => {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== '');
  return given.length ? '?' + new URLSearchParams(given) : '';
};
