// What the listener of this page liked, what they may like, and a playlist without the rest.

import {get, path, post} from './api.js';
import {by, card, failure, h, message, pending, titled} from './dom.js';
import {listener, ratings} from './listener.js';
import {score, trackList, why} from './tracks.js';

export function you() {
  const recommended = h('div');
  const rated = h('div');
  const refresh = () => {
    if (ratings.problem) {
      recommended.replaceChildren(failure(ratings.problem));
      return;
    }
    if (ratings.count === 0) {
      recommended.replaceChildren(message('Nothing is rated yet. Like three songs with ▲ and come back.'));
      rated.replaceChildren(message('Ratings show here.'));
      return;
    }
    update(recommended, get(path`v1/listeners/${listener}/recommendations` + '?limit=10&explain=true'), answer =>
      answer.tracks.length === 0
        ? message(answer.reason?.detail ?? 'No recommendations yet.')
        : trackList(answer.tracks, one => ({aside: score(one.score), below: why(one.explanation)})));
    update(rated, get(path`v1/listeners/${listener}/feedback`), ({feedback}) =>
      trackList(feedback.map(one => ({...one, id: one.track_id}))));
  };
  ratings.whenChanged(recommended, refresh);
  refresh();
  return [
    h('h1', {}, 'For you'),
    h('p', {class: 'soft small'}, `You are listener ${listener}, known to this browser only. `,
      h('button', {type: 'button', click: () => ratings.forget()}, 'Forget me')),
    h('div', {class: 'columns'}, card('You may like', recommended), card('You rated', rated), clean()),
  ];
}

/** Replaces what is shown only when there is something new to show, so that a list does not flicker. */
function update(place, promise, show) {
  promise
    .then(value => place.replaceChildren(...[show(value)].flat()))
    .catch(problem => place.replaceChildren(failure(problem)));
}

function clean() {
  const ids = h('textarea', {'aria-label': 'Track ids, one a line', placeholder: 'Track ids, one a line'});
  const threshold = h('input', {type: 'range', min: 0.1, max: 0.9, step: 0.05, value: 0.5, 'aria-label': 'Threshold'});
  const result = h('div');
  const run = () => {
    const tracks = ids.value.split(/\s+/).filter(Boolean);
    if (tracks.length === 0) {
      result.replaceChildren(message('Write some track ids first.'));
      return;
    }
    result.replaceChildren(pending(post('v1/playlists:clean', {listener, tracks, threshold: Number(threshold.value)}), answer => [
      part('Keep', answer.keep), part('Drop', answer.drop),
      answer.unknown_ids?.length > 0 && h('p', {class: 'soft small'}, `Not in the catalogue: ${answer.unknown_ids.join(', ')}`),
      h('p', {class: 'soft small'}, `Decided by ${answer.classifier.kind} from ${answer.classifier.ratings} ratings.`),
    ].filter(Boolean)));
  };
  const take = async () => {
    const {tracks} = await get('v1/tracks?limit=20');
    ids.value = tracks.map(track => track.id).join('\n');
  };
  return card('Clean a playlist',
    h('p', {class: 'soft'}, 'Which of these would you dislike?'),
    ids,
    h('div', {class: 'bar'}, h('label', {}, 'Strict', threshold),
      h('button', {type: 'button', click: take}, 'Take 20 popular'),
      h('button', {type: 'button', class: 'primary', click: run}, 'Clean')),
    result);
}

const part = (title, tracks) => h('div', {},
  h('h2', {}, `${title} ${tracks.length}`),
  tracks.length === 0 ? message('None.') : h('ol', {class: 'tracks'}, tracks.map(one =>
    h('li', {},
      h('div', {class: 'track'}, h('a', {href: '#/track/' + encodeURIComponent(one.id)}, titled(one)), ' ',
        h('span', {class: 'by'}, by(one)), one.reason && h('div', {class: 'why'}, one.reason)),
      h('span', {class: 'score', title: 'Probability that you like it'}, one.probability.toFixed(2))))));
