// One track: how it sounds, songs like it and why, and a way on to the next.

import {get, path, query} from './api.js';
import {bdi, card, h, nothing, titled, words} from './dom.js';
import {outward} from './outward.js';
import {part} from './part.js';
import {address} from './router.js';
import {answering} from './status.js';
import {artists, categoryTag, legend, rateButtons, score, trackList, why} from './tracks.js';

export function track(view, id) {
  const ask = signal => get(path`v1/tracks/${id}`, signal);
  const sounds = card('How it sounds', part(view, {ask, key: answering, show: sound}));
  sounds.classList.add('stays');
  return [
    h('div', {class: 'head'}, part(view, {ask, key: answering, show: (track, life) => {
      view.title(titled(track));
      return heading(life, track);
    }})),
    h('div', {class: 'columns uneven'}, similar(view, id), sounds),
  ];
}

const heading = (life, track) => [
  h('div', {class: 'title'},
    h('h1', {}, bdi(titled(track))),
    h('span', {class: 'actions large'}, outward(track), rateButtons(life, track))),
  h('p', {class: 'lead'}, artists(track)),
  h('p', {class: 'soft small'}, track.album && [bdi(track.album), ' · '], track.release_date && `${track.release_date} · `,
    h('code', {title: 'Track id'}, track.id)),
  h('div', {class: 'bar'},
    track.category && categoryTag(track.category),
    (track.genres ?? []).map(genre => h('a', {class: 'tag', href: address('/look', {genres: genre}), title: 'A look at this genre'}, bdi(genre)))),
];

/** What the buttons above the list say stands in the address. */
function similar(view, id) {
  const ask = signal => get(path`v1/tracks/${id}/similar` + query({
    limit: 10, explain: true,
    diversity: view.parameters.variety,
    min_popularity: view.parameters.popular && 50,
  }), signal);
  const list = part(view, {ask, key: answering, show: (answer, life) => answer.tracks.length === 0
    ? nothing(answer.reason?.detail ?? 'Nothing in the catalogue passes.')
    : [trackList(life, answer.tracks, one => ({aside: score(one.score), below: why(one.explanation)})), legend(answer.tracks)]});
  const choose = parameters => {
    view.choose(parameters);
    list.again();
  };
  return card('Songs like it', h('div', {class: 'bar'},
    h('label', {}, 'Nearest', h('input', {type: 'range', min: 0, max: 1, step: 0.1, value: view.parameters.variety ?? 0,
      'aria-label': 'Variety: from the nearest to the most varied',
      change: event => choose({variety: event.target.value === '0' ? '' : event.target.value})}), 'varied'),
    h('label', {}, h('input', {type: 'checkbox', checked: Boolean(view.parameters.popular),
      change: event => choose({popular: event.target.checked ? 'yes' : ''})}), 'popular only'),
    h('a', {href: address('/path', {from: id})}, 'A way to another song')), list);
}

const RANGE = {popularity: [0, 100], loudness: [-60, 0], tempo: [0, 250], duration_ms: [0, 600_000]};
const KEYS = ['C', 'C♯', 'D', 'D♯', 'E', 'F', 'F♯', 'G', 'G♯', 'A', 'A♯', 'B'];

/** As musicians say it. */
const SAID = {
  popularity: value => value.toFixed(0),
  key: value => KEYS[value] ?? 'unknown',
  mode: value => value === 1 ? 'major' : 'minor',
  loudness: value => `${value.toFixed(1)} dB`,
  tempo: value => value === 0 ? 'unknown' : `${value.toFixed(0)} bpm`,
  duration_ms: ms => `${Math.floor(ms / 60_000)}:${String(Math.floor(ms / 1000) % 60).padStart(2, '0')}`,
  time_signature: value => value === 0 ? 'unknown' : `${value}/4`,
};

/** Names for what is not more or less of something, and so has no bar. */
const KINDS = new Set(['key', 'mode', 'time_signature']);

const sound = ({features}) => h('div', {class: 'meters'}, Object.entries(features).flatMap(([name, value]) => {
  const said = h('span', {class: 'score', title: value === null ? 'not known' : String(value)},
    value === null ? '–' : (SAID[name] ?? (share => share.toFixed(2)))(value));
  if (KINDS.has(name)) said.classList.add('kind');
  return [h('b', {}, words(name)), !KINDS.has(name) && meter(name, value), said];
}));

function meter(name, value) {
  const [low, high] = RANGE[name] ?? [0, 1];
  const share = value === null ? 0 : Math.min(1, Math.max(0, (value - low) / (high - low)));
  return h('span', {class: 'meter'}, h('i', {style: `width:${100 * share}%`}));
}
