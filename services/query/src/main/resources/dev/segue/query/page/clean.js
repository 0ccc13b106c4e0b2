// A playlist without what the listener would not like.

import {get, path, post} from './api.js';
import {by, card, count, h, message, pending, percent, titled} from './dom.js';
import {listener, ratings} from './listener.js';
import {probability} from './tracks.js';

export function clean() {
  const ids = h('textarea', {id: 'playlist', 'aria-label': 'Track ids, one a line', placeholder: 'Paste track ids, one a line', spellcheck: 'false'});
  const said = h('output', {}, percent(0.5));
  const threshold = h('input', {type: 'range', min: 0.1, max: 0.9, step: 0.05, value: 0.5,
    input: event => { said.textContent = percent(event.target.value); }});
  const result = h('div', {id: 'cleaned', 'aria-live': 'polite'});
  const take = asked => async () => {
    try {
      ids.value = (await asked()).join('\n');
    } catch (problem) {
      result.replaceChildren(message(problem.message));
    }
  };
  const run = event => {
    event.preventDefault();
    const tracks = ids.value.split(/\s+/).filter(Boolean);
    if (tracks.length === 0) {
      result.replaceChildren(message('Paste some track ids first, or take one of the lists above.'));
      return;
    }
    result.replaceChildren(pending(post('v1/playlists:clean', {listener, tracks, threshold: Number(threshold.value)}), cleaned));
  };
  return card('Clean a playlist',
    h('p', {class: 'soft'}, 'Which songs of a playlist would you skip? The more you have rated, the better it knows.'),
    h('form', {submit: run},
      h('div', {class: 'bar'}, h('span', {class: 'soft'}, 'Take'),
        h('button', {type: 'button', id: 'take-popular', click: take(async () => (await get('v1/tracks?limit=20')).tracks.map(track => track.id))}, '20 popular songs'),
        h('button', {type: 'button', id: 'take-recommended', click: take(async () =>
          (await get(path`v1/listeners/${listener}/recommendations` + '?limit=20')).tracks.map(track => track.id))}, 'your recommendations'),
        h('button', {type: 'button', id: 'take-rated', click: take(async () => ratings.ids)}, 'what you rated')),
      ids,
      h('div', {class: 'bar'},
        h('label', {}, 'Keep from', threshold, said),
        h('button', {id: 'clean', class: 'primary'}, 'Clean'))),
    result);
}

const cleaned = answer => [
  h('div', {class: 'columns'}, part('Keep', 'kept', answer.keep), part('Drop', 'dropped', answer.drop)),
  answer.unknown_ids?.length > 0 && h('p', {class: 'soft small'}, `Not in the catalogue: ${answer.unknown_ids.join(', ')}`),
  h('p', {class: 'soft small'}, `Decided by: ${answer.classifier.description}`),
];

const part = (title, kind, tracks) => h('section', {class: kind},
  h('h3', {}, `${title} `, h('span', {class: 'soft'}, count(tracks.length)),
    kind === 'kept' && tracks.length > 0 && copy(tracks)),
  tracks.length === 0 ? message('None.') : h('ol', {class: 'tracks'}, tracks.map(one =>
    h('li', {'data-id': one.id},
      h('div', {class: 'track'},
        h('a', {href: '#/track/' + encodeURIComponent(one.id)}, titled(one)),
        h('div', {class: 'by'}, h('span', {}, by(one)))),
      probability(one.probability),
      one.reason && h('div', {class: 'below why'}, one.reason)))));

const copy = tracks => h('button', {type: 'button', class: 'small', click: async event => {
  try {
    await navigator.clipboard.writeText(tracks.map(track => track.id).join('\n'));
    event.target.textContent = 'Copied';
  } catch {
    event.target.textContent = 'The browser does not allow it';
  }
}}, 'Copy ids');
