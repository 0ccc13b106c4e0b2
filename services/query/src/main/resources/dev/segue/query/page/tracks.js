// A list of tracks, each with its rating by the listener of this page.

import {h, by, titled} from './dom.js';
import {PALETTE} from './charts.js';
import {ratings} from './listener.js';

/**
 * One track in a list.
 * @param aside what stands right of it, before the buttons
 */
export function trackItem(track, {aside, below, rateable = true} = {}) {
  return h('li', {},
    h('div', {class: 'track'},
      h('a', {href: '#/track/' + encodeURIComponent(track.id)}, titled(track)), ' ',
      h('span', {class: 'by'}, by(track)), ' ',
      track.category && h('span', {class: 'tag'}, track.category),
      below),
    h('div', {class: 'actions'}, aside, rateable && rateButtons(track)));
}

export const trackList = (tracks, decorate = () => ({})) =>
  h('ol', {class: 'tracks'}, tracks.map(track => trackItem(track, decorate(track))));

export const score = value => h('span', {class: 'score', title: 'Similarity, 0 to 1'}, value.toFixed(3));

/** Like and dislike; pressing again takes the rating back. */
export function rateButtons(track) {
  const button = (rating, kind, sign) =>
    h('button', {
      type: 'button', class: kind, 'aria-pressed': 'false',
      'aria-label': `${kind === 'like' ? 'Like' : 'Dislike'} ${titled(track)}`,
      click: () => ratings.rate(track, ratings.of(track.id) === rating ? 0 : rating),
    }, sign);
  const like = button(1, 'like', '▲');
  const dislike = button(-1, 'dislike', '▼');
  const show = () => {
    like.setAttribute('aria-pressed', ratings.of(track.id) === 1);
    dislike.setAttribute('aria-pressed', ratings.of(track.id) === -1);
  };
  ratings.whenChanged(like, show);
  show();
  return [like, dislike];
}

/** Why a track is in an answer: the components' shares as a bar, and the sentence. */
export function why(explanation) {
  if (!explanation) return null;
  const shares = explanation.components ?? [];
  return h('div', {class: 'why'},
    explanation.sentence,
    shares.length > 0 && h('div', {class: 'shares', 'aria-hidden': 'true'},
      shares.map((part, i) => h('i', {
        title: `${part.name} ${part.share.toFixed(3)}`,
        style: `width:${100 * part.share}%;background:${PALETTE[(part.id - 1 + PALETTE.length) % PALETTE.length] ?? PALETTE[i]}`,
      }))));
}
