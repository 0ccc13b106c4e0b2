// A list of tracks, each with its rating by the listener of this page.

import {by, h, icon, percent, titled, words} from './dom.js';
import {PALETTE} from './charts.js';
import {ratings} from './listener.js';

const THUMB = 'M7 21H3V10h4zM9 20V10l4-7.5c1.6 0 2.5 1.1 2.2 2.7L14.4 9H20c1.3 0 2.1 1.1 1.9 2.3l-1.4 7.2c-.2.9-1 1.5-2 1.5z';

/**
 * One track in a list.
 * @param aside what stands right of it, before the buttons
 * @param below what stands under it, over the whole width
 */
export function trackItem(track, {aside, below, rateable = true} = {}) {
  return h('li', {'data-id': track.id},
    h('div', {class: 'track'},
      h('a', {href: '#/track/' + encodeURIComponent(track.id)}, titled(track)),
      h('div', {class: 'by'}, by(track) && h('span', {}, by(track)),
        track.category && h('span', {class: 'tag', title: 'Strongest component'}, track.category))),
    h('div', {class: 'actions'}, aside, rateable && rateButtons(track)),
    below && h('div', {class: 'below'}, below));
}

export const trackList = (tracks, decorate = () => ({})) =>
  h('ol', {class: 'tracks'}, tracks.map(track => trackItem(track, decorate(track))));

export const score = value => h('span', {class: 'score', title: 'Similarity, 0 to 1'}, value.toFixed(3));

export const probability = value => h('span', {class: 'probability', title: 'Probability that you like it'},
  h('span', {class: 'meter'}, h('i', {style: `width:${100 * value}%`})), percent(value));

/** Like and dislike; pressing again takes the rating back. */
export function rateButtons(track) {
  const button = (rating, kind) =>
    h('button', {
      type: 'button', class: kind, 'aria-pressed': 'false',
      title: kind === 'like' ? 'Like' : 'Dislike',
      'aria-label': `${kind === 'like' ? 'Like' : 'Dislike'} ${titled(track)}`,
      click: () => ratings.rate(track, ratings.of(track.id) === rating ? 0 : rating),
    }, icon(THUMB));
  const like = button(1, 'like');
  const dislike = button(-1, 'dislike');
  const show = () => {
    like.setAttribute('aria-pressed', ratings.of(track.id) === 1);
    dislike.setAttribute('aria-pressed', ratings.of(track.id) === -1);
  };
  ratings.whenShown(like, show);
  show();
  return [like, dislike];
}

const colour = (part, i) => PALETTE[(part.id - 1 + PALETTE.length) % PALETTE.length] ?? PALETTE[i];

/** Why a track is in an answer: the sentence, and the components' shares as a bar. */
export function why(explanation) {
  if (!explanation) return null;
  const shares = explanation.components ?? [];
  return h('div', {class: 'why'},
    explanation.sentence,
    explanation.nearer_than > 0 && ` Nearer than ${(100 * explanation.nearer_than).toFixed(1)} % of the catalogue.`,
    shares.length > 0 && h('div', {class: 'shares', 'aria-hidden': 'true'},
      shares.map((part, i) => h('i', {
        title: `${part.name} ${part.share.toFixed(3)}`,
        style: `width:${100 * part.share}%;background:${colour(part, i)}`,
      }))));
}

/** What the colours under tracks mean: the components that the answers share most, the largest first. */
export function legend(tracks) {
  const sums = new Map();
  tracks.flatMap(track => track.explanation?.components ?? []).forEach((part, i) => {
    const sum = sums.get(part.id) ?? {part, i, share: 0};
    sums.set(part.id, {...sum, share: sum.share + part.share});
  });
  const shown = [...sums.values()].sort((a, b) => b.share - a.share).slice(0, 8);
  const apart = tracks.some(track => track.explanation?.components_of === 'squared_distance');
  const label = apart ? 'Shares of the distance: ' : 'Shares of the likeness: ';
  return shown.length > 0 && h('p', {class: 'legend small soft'}, label,
    shown.map(({part, i}) => h('span', {}, h('i', {style: `background:${colour(part, i)}`}), words(part.name))));
}
