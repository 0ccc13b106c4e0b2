// Search, and the catalogue's best-known tracks when nothing is searched for.

import {get, query} from './api.js';
import {card, h, message, pending} from './dom.js';
import {trackItem, trackList} from './tracks.js';

export function songs(text) {
  return [
    h('h1', {}, text ? `Songs for “${text}”` : 'What fits after this song?'),
    !text && h('p', {class: 'lead'}, 'Choose a song to see others like it, and why. Like a few, and ', h('a', {href: '#/you'}, 'For you'), ' fills.'),
    card(text ? null : 'Best known', pending(get('v1/tracks' + query({q: text, limit: 20})), answer =>
      answer.tracks.length === 0
        ? message(text ? 'No title and no artist matches. Try fewer letters.' : 'The catalogue is empty. Tracks show here as they arrive.')
        : page(text, answer))),
  ].filter(Boolean);
}

function page(text, {tracks, next_cursor: cursor}) {
  const list = trackList(tracks);
  list.classList.add('wall');
  if (!cursor) return list;
  const more = h('button', {type: 'button', class: 'more', click: async () => {
    more.disabled = true;
    try {
      const next = await get('v1/tracks' + query({q: text, limit: 20, cursor}));
      list.append(...next.tracks.map(track => trackItem(track)));
      cursor = next.next_cursor;
      more.hidden = !cursor;
    } catch (problem) {
      more.textContent = `${problem.message} Try again`;
    }
    more.disabled = false;
  }}, 'Show more');
  return [list, more];
}
