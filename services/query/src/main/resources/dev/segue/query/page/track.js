// One track: how it sounds, songs like it and why, and a way on to the next.

import {get, path, query} from './api.js';
import {by, card, h, message, pending, titled, words} from './dom.js';
import {legend, rateButtons, score, trackList, why} from './tracks.js';

export function track(id) {
  const asked = get(path`v1/tracks/${id}`);
  return [
    h('div', {class: 'head'}, pending(asked, heading)),
    h('div', {class: 'columns uneven'}, similar(id), sounds(asked)),
  ];
}

const heading = track => [
  h('div', {class: 'title'},
    h('h1', {}, titled(track)),
    h('span', {class: 'actions large'}, rateButtons(track))),
  h('p', {class: 'lead'}, by(track)),
  h('p', {class: 'soft small'}, [track.album, track.release_date].filter(Boolean).join(' · '),
    (track.album || track.release_date) && ' · ', h('code', {title: 'Track id'}, track.id)),
  h('div', {class: 'bar'},
    track.category && h('span', {class: 'tag strong', title: 'Strongest component'}, track.category),
    (track.genres ?? []).map(genre => h('span', {class: 'tag'}, genre))),
];

function similar(id) {
  const options = {limit: 10, explain: true};
  const place = h('div');
  let asked = 0;
  const refresh = () => {
    const mine = ++asked;
    place.classList.add('stale');
    const shown = pending(get(path`v1/tracks/${id}/similar` + query(options)), answer =>
      answer.tracks.length === 0
        ? message(answer.reason?.detail ?? 'Nothing in the catalogue passes.')
        : [trackList(answer.tracks, one => ({aside: score(one.score), below: why(one.explanation)})), legend(answer.tracks)]);
    // The list before stays until the next is there, so that nothing jumps.
    const put = () => {
      if (mine !== asked) return;
      place.replaceChildren(shown);
      place.classList.remove('stale');
    };
    place.childElementCount === 0 ? put() : shown.done.then(put);
  };
  refresh();
  return card('Songs like it', controls(options, refresh), place);
}

const controls = (options, refresh) => h('div', {class: 'bar'},
  h('label', {}, 'Nearest', h('input', {type: 'range', min: 0, max: 1, step: 0.1, value: 0, 'aria-label': 'Variety: from the nearest to the most varied',
    change: event => { options.diversity = event.target.value; refresh(); }}), 'varied'),
  h('label', {}, h('input', {type: 'checkbox', change: event => {
    options.min_popularity = event.target.checked ? 50 : undefined;
    refresh();
  }}), 'popular only'));

function sounds(asked) {
  const element = card('How it sounds', pending(asked, sound));
  element.classList.add('stays');
  return element;
}

const RANGE = {popularity: [0, 100], key: [-1, 11], loudness: [-60, 0], tempo: [0, 250], duration_ms: [0, 600_000], time_signature: [0, 5]};
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

function sound({features}) {
  return h('div', {class: 'meters'}, Object.entries(features).flatMap(([name, value]) => {
    const [low, high] = RANGE[name] ?? [0, 1];
    const share = value === null ? 0 : Math.min(1, Math.max(0, (value - low) / (high - low)));
    return [
      h('b', {}, words(name)),
      h('span', {class: 'meter'}, h('i', {style: `width:${100 * share}%`})),
      h('span', {class: 'score', title: value === null ? 'not known' : String(value)},
        value === null ? '–' : (SAID[name] ?? (share => share.toFixed(2)))(value)),
    ];
  }));
}
