// Search, and the catalogue's best-known tracks when nothing is searched for.

import {get, post, query} from './api.js';
import {NO_TRACKS, bdi, card, h, nothing} from './dom.js';
import {part} from './part.js';
import {meant} from './resolve.js';
import {address} from './router.js';
import {grown} from './status.js';
import {trackItem, trackList} from './tracks.js';

export function songs(view) {
  const text = (view.parameters.q ?? '').trim();
  if (text) view.title(text);
  return [
    h('h1', {}, text ? ['Songs for “', bdi(text), '”'] : 'What fits after this song?'),
    !text && h('p', {class: 'lead'}, 'Choose a song to see others like it, and why. Like a few, and ', h('a', {href: '#/you'}, 'For you'), ' fills.'),
    card(text ? null : 'Best known', part(view, {
      key: text ? undefined : grown,
      ask: signal => found(text, signal),
      show: (answer, life) => answer.tracks.length > 0 ? page(life, text, answer)
        : nothing(!text ? NO_TRACKS : meant(text) ? 'No track of the catalogue has this id.' : 'No title and no artist matches. Try fewer letters.'),
    })),
  ];
}

/** What a link or an id means is found by that; all else by title and artist. */
async function found(text, signal) {
  const description = meant(text);
  if (description) {
    const {resolutions: [one]} = await post('v1/tracks:resolve', {tracks: [description], names: true}, signal);
    const tracks = one.id ? [one] : one.candidates ?? [];
    if (tracks.length > 0 || text.includes(':')) return {tracks};
  }
  return get('v1/tracks' + query({q: text, limit: 20}), signal);
}

function page(life, text, {tracks, next_cursor: cursor, did_you_mean: likely}) {
  const list = trackList(life, tracks);
  list.classList.add('wall');
  const hint = likely && h('p', {class: 'message'}, 'Did you mean ', h('a', {href: address('/', {q: likely})}, bdi(likely)), '?');
  if (!cursor) return [hint, list].filter(Boolean);
  const more = h('button', {type: 'button', class: 'more', click: async () => {
    more.disabled = true;
    try {
      const next = await get('v1/tracks' + query({q: text, limit: 20, cursor}), life.signal);
      list.append(...next.tracks.map(track => trackItem(life, track)));
      cursor = next.next_cursor;
      more.textContent = 'Show more';
      more.hidden = !cursor;
    } catch (problem) {
      if (life.over) return;
      more.textContent = `${problem.message} Try again`;
    }
    more.disabled = false;
  }}, 'Show more');
  return [hint, list, more].filter(Boolean);
}
