// Search, and the catalogue's best-known tracks when nothing is searched for.

import {get, query} from './api.js';
import {h, message, pending} from './dom.js';
import {trackItem, trackList} from './tracks.js';

export function songs(text) {
  const title = text ? `Songs for “${text}”` : 'What fits after this song?';
  return [
    h('h1', {}, title),
    !text && h('p', {class: 'soft'}, 'Choose a song to hear of others like it, and why. Rate a few, and “For you” fills.'),
    h('section', {class: 'card'}, pending(get('v1/tracks' + query({q: text, limit: 20})), answer =>
      answer.tracks.length === 0
        ? message(text ? 'No title and no artist matches. Try fewer letters.' : 'The catalogue is empty. Tracks show here as they arrive.')
        : page(text, answer))),
  ].filter(Boolean);
}

function page(text, {tracks, next_cursor: cursor}) {
  const list = trackList(tracks);
  if (!cursor) return list;
  const more = h('button', {type: 'button', click: async () => {
    more.disabled = true;
    const next = await get('v1/tracks' + query({q: text, limit: 20, cursor}));
    list.append(...next.tracks.map(track => trackItem(track)));
    cursor = next.next_cursor;
    more.disabled = false;
    more.hidden = !cursor;
  }}, 'More');
  return [list, more];
}
