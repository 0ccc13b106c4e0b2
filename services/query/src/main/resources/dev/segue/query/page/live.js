// Tracks as they arrive, each with what fits after it.

import {query} from './api.js';
import {by, count, h, message, titled} from './dom.js';
import {trackItem} from './tracks.js';

const MOST = 50;
const AGAIN_AFTER = 2_000;

export function live() {
  const list = h('ol', {class: 'tracks'});
  const state = h('p', {class: 'state', role: 'status'}, 'Connecting …');
  const empty = message('New tracks show here within a second of their event.');
  const note = (text, well = true) => {
    state.textContent = text;
    state.classList.toggle('well', well);
  };
  const add = element => {
    empty.remove();
    element.classList.add('arrived');
    list.prepend(element);
    while (list.children.length > MOST) list.lastElementChild.remove();
  };
  const remark = text => add(h('li', {class: 'soft small'}, text));
  let answering;
  const leave = follow(note, {
    track: track => {
      note(`Connected. ${count(track.tracks)} tracks.`);
      [...list.children].find(item => item.dataset.id === track.id)?.remove(); // it has changed
      add(trackItem(track, {below: h('div', {class: 'why'}, h('b', {}, 'Then '),
        track.similar.map((one, i) => [i > 0 ? ', ' : '',
          h('a', {href: '#/track/' + encodeURIComponent(one.id)}, titled(one)), ' ', by(one)]).flat())}));
    },
    skipped: ({skipped}) => remark(`… and ${count(skipped)} more …`),
    gap: () => remark('Some tracks may have been missed here.'),
    model: ({model, version}) => {
      const said = `Model ${model} version ${version} answers.`;
      if (said !== answering) remark(said);
      answering = said;
    },
  });
  return {
    elements: [h('h1', {}, 'Live'), h('p', {class: 'lead'}, 'Tracks as they arrive, each with what fits after it.'), state, h('section', {class: 'card'}, empty, list)],
    leave,
  };
}

/** Calls the handlers with what comes; after a break, with what comes after that. Gives what ends it. */
function follow(note, handlers) {
  let source;
  let seen = '';
  let again;
  const connect = () => {
    source = new EventSource('v1/stream' + query({recent: 10, last_event_id: seen}));
    source.addEventListener('open', () => note('Connected.'));
    source.addEventListener('error', () => {
      note('The connection is lost; trying again …', false);
      // The browser comes back by itself, but not where it was refused, as it is when too many watch.
      if (source.readyState === EventSource.CLOSED) again = setTimeout(connect, AGAIN_AFTER);
    });
    for (const [name, handle] of Object.entries(handlers)) {
      source.addEventListener(name, event => {
        seen = event.lastEventId;
        handle(JSON.parse(event.data));
      });
    }
  };
  connect();
  return () => {
    clearTimeout(again);
    source.close();
  };
}
