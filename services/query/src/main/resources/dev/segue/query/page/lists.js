// A playlist of one's own: cleaned of what one would skip, extended, or put in an order that flows.

import {get, path, post} from './api.js';
import {bdi, card, count, h, message, percent} from './dom.js';
import {listener, ratings} from './listener.js';
import {playlist} from './outward.js';
import {part} from './part.js';
import {descriptions, said} from './resolve.js';
import {artists, probability, score, trackLink, trackList} from './tracks.js';

export function lists(view) {
  const text = h('textarea', {id: 'playlist', 'aria-label': 'Tracks, one a line', spellcheck: 'false',
    placeholder: 'Paste links, ids, recording codes (ISRC) or “artist – title”, one a line'});
  const shown = h('output', {}, percent(view.parameters.keep ?? 0.5));
  const threshold = h('input', {type: 'range', min: 0.1, max: 0.9, step: 0.05, value: view.parameters.keep ?? 0.5,
    input: event => { shown.textContent = percent(event.target.value); },
    change: event => view.choose({keep: event.target.value})});
  const result = h('div', {id: 'cleaned', 'aria-live': 'polite'});
  let running;
  const begin = () => {
    running?.end();
    running = view.child();
    return running;
  };
  const take = asked => async () => {
    const life = begin();
    try {
      const ids = await asked(life.signal);
      if (!life.over) text.value = ids.join('\n');
    } catch (problem) {
      if (!life.over) result.replaceChildren(message(problem.message));
    }
  };
  const run = work => event => {
    event.preventDefault();
    const wanted = descriptions(text.value);
    const life = begin();
    result.replaceChildren(wanted.length === 0
      ? message('Paste some track ids first, or take one of the lists above.')
      : part(life, {
        ask: async signal => {
          const {ids, unknown} = await resolved(wanted, signal);
          return {unknown, answer: ids.length > 0 && await work.ask(ids, signal)};
        },
        show: ({unknown, answer}, inner) => [answer && work.show(answer, inner), missing(unknown)],
      }));
  };
  const clean = {
    ask: (tracks, signal) => post('v1/playlists:clean', {listener, tracks, threshold: Number(threshold.value)}, signal),
    show: cleaned,
  };
  return [
    h('h1', {}, 'A playlist of yours'),
    h('p', {class: 'lead'}, 'Which songs of it would you skip, what would fit it, and in which order does it flow?'),
    card(null, h('form', {submit: run(clean)},
      h('div', {class: 'bar'}, h('span', {class: 'soft'}, 'Take'),
        button('take-popular', take(async signal => (await get('v1/tracks?limit=20', signal)).tracks.map(track => track.id)), '20 popular songs'),
        button('take-recommended', take(async signal =>
          (await get(path`v1/listeners/${listener}/recommendations` + '?limit=20', signal)).tracks.map(track => track.id)), 'your recommendations'),
        button('take-rated', take(async () => ratings.ids), 'what you rated')),
      text,
      h('div', {class: 'bar'},
        h('label', {}, 'Keep from', threshold, shown),
        h('button', {id: 'clean', class: 'primary'}, 'Clean'),
        button('extend', run(EXTEND), 'Extend'),
        button('order', run(ORDER), 'Order'))),
    h('p', {class: 'soft small'}, 'The more you have rated, the better Clean knows.')),
    result,
  ];
}

const button = (id, click, text) => h('button', {type: 'button', id, click}, text);

async function resolved(tracks, signal) {
  const {resolutions} = await post('v1/tracks:resolve', {tracks, names: true}, signal);
  return {
    ids: [...new Set(resolutions.map(one => one.id).filter(Boolean))],
    unknown: tracks.map((one, i) => ({said: said(one), ambiguous: resolutions[i].ambiguous, id: resolutions[i].id})).filter(one => !one.id),
  };
}

const missing = unknown => unknown.length > 0 && h('p', {class: 'soft small'}, `Not in the catalogue (${count(unknown.length)}): `,
  unknown.map((one, i) => [i > 0 && ', ', bdi(one.said), one.ambiguous && ' (several recordings)']));

const cleaned = answer => card('Cleaned',
  h('div', {class: 'columns'}, half('Keep', 'kept', answer.keep), half('Drop', 'dropped', answer.drop)),
  h('p', {class: 'soft small'}, `Decided by: ${answer.classifier.description}`));

const EXTEND = {
  ask: (tracks, signal) => post('v1/playlists:extend', {tracks, limit: 20}, signal),
  show: ({tracks}, life) => card('What fits it', takeAway('Fitting songs', tracks),
    tracks.length === 0 ? message('Nothing in the catalogue fits.') : trackList(life, tracks, one => ({aside: score(one.score)}))),
};

const ORDER = {
  ask: (tracks, signal) => post('v1/playlists:order', {tracks}, signal),
  show: ({tracks, score: mean}, life) => card('In order', takeAway('In order', tracks),
    mean !== null && h('p', {class: 'soft small'}, `Mean score of the transitions: ${mean.toFixed(3)}, of at most 1.`),
    trackList(life, tracks, one => ({aside: one.transition && score(one.transition.score)}))),
};

const half = (title, kind, tracks) => h('section', {class: kind},
  h('h3', {}, `${title} `, h('span', {class: 'soft'}, count(tracks.length)), kind === 'kept' && takeAway('Cleaned', tracks)),
  tracks.length === 0 ? message('None.') : h('ol', {class: 'tracks'}, tracks.map(one =>
    h('li', {'data-id': one.id},
      h('div', {class: 'track'}, trackLink(one), h('div', {class: 'by'}, h('span', {}, artists(one)))),
      probability(one.probability),
      one.reason && h('div', {class: 'below why'}, one.reason)))));

/** What one can do with a list: its ids, and a file that a player opens. */
export const takeAway = (title, tracks) => tracks.length > 0 && h('span', {class: 'take'},
  h('button', {type: 'button', class: 'small', click: copy(tracks)}, 'Copy ids'),
  h('button', {type: 'button', class: 'small', click: () => save(`${title}.m3u8`, playlist(title, tracks))}, 'Download M3U'));

const copy = tracks => async event => {
  try {
    await navigator.clipboard.writeText(tracks.map(track => track.id).join('\n'));
    event.target.textContent = 'Copied';
  } catch {
    event.target.textContent = 'The browser does not allow it';
  }
};

function save(name, text) {
  const address = URL.createObjectURL(new Blob([text], {type: 'audio/x-mpegurl'}));
  h('a', {href: address, download: name}).click();
  setTimeout(() => URL.revokeObjectURL(address), 1_000);
}
