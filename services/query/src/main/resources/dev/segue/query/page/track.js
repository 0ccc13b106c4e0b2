// One track: how it sounds, songs like it and why, and a way on to the next.

import {get, path, query} from './api.js';
import {by, card, h, message, number, pending, titled} from './dom.js';
import {rateButtons, score, trackList, why} from './tracks.js';

const SLIDERS = [['diversity', 'Variety', 0, 1, 0.1, 0]];

export function track(id) {
  return [
    h('div', {}, pending(get(path`v1/tracks/${id}`), heading)),
    h('div', {class: 'columns'}, similar(id), card('How it sounds', pending(get(path`v1/tracks/${id}`), sound))),
  ];
}

const heading = track => [
  h('h1', {}, titled(track)),
  h('div', {class: 'bar'},
    h('span', {}, by(track)),
    track.category && h('span', {class: 'tag', title: 'Category'}, track.category),
    (track.genres ?? []).map(genre => h('span', {class: 'tag'}, genre)),
    h('span', {class: 'actions'}, rateButtons(track))),
  h('p', {class: 'soft small'}, [track.album, track.release_date, track.id].filter(Boolean).join(' · ')),
];

function similar(id) {
  const options = {limit: 10, explain: true};
  const place = h('div');
  const refresh = () => place.replaceChildren(pending(get(path`v1/tracks/${id}/similar` + query(options)), answer =>
    answer.tracks.length === 0
      ? message(answer.reason?.detail ?? 'Nothing in the catalogue passes.')
      : trackList(answer.tracks, one => ({aside: score(one.score), below: why(one.explanation)}))));
  const controls = h('div', {class: 'bar'},
    SLIDERS.map(([name, label, min, max, step, value]) =>
      h('label', {}, label, h('input', {type: 'range', min, max, step, value,
        change: event => { options[name] = event.target.value; refresh(); }}))),
    h('label', {}, h('input', {type: 'checkbox', change: event => {
      options.min_popularity = event.target.checked ? 50 : undefined;
      refresh();
    }}), 'popular only'));
  refresh();
  return card('Songs like it', controls, place);
}

const DOMAIN = {popularity: [0, 100], key: [-1, 11], loudness: [-60, 0], tempo: [0, 250], duration_ms: [0, 600_000], time_signature: [0, 5]};

function sound({features}) {
  return h('div', {class: 'meters'}, Object.entries(features).flatMap(([name, value]) => {
    const [low, high] = DOMAIN[name] ?? [0, 1];
    const share = value === null ? 0 : Math.min(1, Math.max(0, (value - low) / (high - low)));
    return [
      h('b', {}, name.replace('_ms', '').replaceAll('_', ' ')),
      h('span', {class: 'meter'}, h('i', {style: `width:${100 * share}%`})),
      h('span', {class: 'score'}, name === 'duration_ms' && value !== null ? minutes(value) : number(value)),
    ];
  }));
}

const minutes = ms => `${Math.floor(ms / 60_000)}:${String(Math.floor(ms / 1000) % 60).padStart(2, '0')}`;
