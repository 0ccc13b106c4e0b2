// A way from one song to another in small steps.

import {get, post, query} from './api.js';
import {bdi, card, h, message, nothing, titled} from './dom.js';
import {takeAway} from './lists.js';
import {part} from './part.js';
import {meant} from './resolve.js';
import {score, trackList} from './tracks.js';

const STEPS = 5;

/** Both ends and the number of steps stand in the address. */
export function way(view) {
  const fields = h('form', {class: 'bar', submit: event => {
    event.preventDefault();
    view.choose(Object.fromEntries(new FormData(event.target)));
    list.again();
  }},
  field(view, 'from', 'From'), field(view, 'to', 'to'),
  h('label', {}, 'in steps', h('input', {type: 'number', name: 'steps', min: 1, max: 50, value: view.parameters.steps ?? STEPS})),
  h('button', {class: 'primary'}, 'Find a way'));
  const list = part(view, {
    ask: async signal => {
      const {from, to, steps = STEPS} = view.parameters;
      if (!from || !to) return null;
      const ends = await Promise.all([from, to].map(text => end(text, signal)));
      const lost = [from, to].filter((_, i) => !ends[i]);
      return lost.length > 0 ? {lost} : post('v1/paths', {from: ends[0].id, to: ends[1].id, steps: Number(steps)}, signal);
    },
    show: (answer, life) => {
      if (answer === null) return message('Name two songs: by title, by a link, or by an id.');
      if (answer.lost) return nothing('Not in the catalogue: ', answer.lost.map((text, i) => [i > 0 && ', ', bdi(text)]));
      const {tracks, reason} = answer;
      if (tracks.length === 0) return nothing(reason?.detail ?? 'There is no way between them.');
      view.title(`${titled(tracks[0])} → ${titled(tracks.at(-1))}`);
      return [takeAway('A way', tracks), trackList(life, tracks, one => ({aside: one.score !== null && score(one.score)}))];
    },
  });
  return [
    h('h1', {}, 'From one song to another'),
    h('p', {class: 'lead'}, 'Each song is near to the one before it.'),
    fields,
    card(null, list),
  ];
}

const field = (view, name, label) => h('label', {}, label,
  h('input', {type: 'text', name, value: view.parameters[name] ?? '', size: 22, placeholder: 'title, link or id', required: true}));

/** The track of the catalogue that is meant by an id or a link, or else is found first by words. */
async function end(text, signal) {
  const {resolutions: [one]} = await post('v1/tracks:resolve', {tracks: [meant(text) ?? text]}, signal);
  return one.id ? one : (await get('v1/tracks' + query({q: text, limit: 1}), signal)).tracks[0];
}
