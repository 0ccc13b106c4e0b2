// One colour for one component, in every view and under every filter.

export const PALETTE = ['#5b8def', '#e07b39', '#3fa97c', '#b65fc2', '#d4a72c', '#4fb3bf', '#d9577b', '#7f8c4d',
  '#8a6fd1', '#c0694b', '#2f7377', '#b8566a', '#3c5a99', '#b0894f', '#7fb069', '#a05c7b'];

/** Of what has no colour of its own. */
export const OTHER = '#9a9a9a';

/**
 * The colours of a model's components, by id. An id, which a component keeps from version to version, says the colour;
 * where two ids say the same one, the larger takes the next that is free.
 */
export function componentColours(ids) {
  const colours = new Map();
  const taken = new Set();
  for (const id of [...ids].sort((a, b) => a - b)) {
    let at = (id - 1 + PALETTE.length) % PALETTE.length;
    for (let tries = 0; taken.has(at) && tries < PALETTE.length; tries++) at = (at + 1) % PALETTE.length;
    taken.add(at);
    colours.set(id, PALETTE[at]);
  }
  return colours;
}

/** Colours of names that no model gives one: who is seen first has the first, and keeps it. */
export class NamedColours {
  #seen = new Map();

  of(name) {
    if (!this.#seen.has(name) && this.#seen.size < PALETTE.length) this.#seen.set(name, PALETTE[this.#seen.size]);
    return this.#seen.get(name) ?? OTHER;
  }
}

/** A custom property that is named after any text. */
export const property = text => '--category-' + [...String(text)].map(letter =>
  /[a-z0-9]/i.test(letter) ? letter : '_' + letter.codePointAt(0).toString(36)).join('');
