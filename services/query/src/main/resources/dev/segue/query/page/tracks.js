// A list of tracks, each with its rating by the listener of this page.

import {colourOfCategory, colourOfComponent} from './components.js';
import {bdi, h, icon, percent, titled, words} from './dom.js';
import {ratings} from './listener.js';
import {address, trackAddress} from './router.js';

const THUMB = 'M7 21H3V10h4zM9 20V10l4-7.5c1.6 0 2.5 1.1 2.2 2.7L14.4 9H20c1.3 0 2.1 1.1 1.9 2.3l-1.4 7.2c-.2.9-1 1.5-2 1.5z';

export const trackLink = track => h('a', {href: trackAddress(track.id)}, bdi(titled(track)));

/** Tracks in a sentence: the first ones, by commas. */
export const trackLinks = tracks => tracks.map((track, i) => [i > 0 && ', ', trackLink(track)]);

/** Artists, each with a search for others by them. */
export const artists = track => (track.artists ?? []).map((name, i) =>
  [i > 0 && ', ', h('a', {class: 'quiet', href: address('/', {q: name})}, bdi(name))]);

/** A category in its colour, with a way to its tracks. */
export const categoryTag = name => h('a', {class: 'tag', href: address('/category/' + encodeURIComponent(name)), title: 'Strongest component'},
  h('i', {class: 'dot', style: `background:${colourOfCategory(name)}`}), words(name));

/**
 * One track in a list.
 * @param life of the list
 * @param aside what stands right of it, before the buttons
 * @param below what stands under it, over the whole width
 */
export function trackItem(life, track, {aside, below} = {}) {
  const names = artists(track);
  return h('li', {'data-id': track.id},
    h('div', {class: 'track'},
      trackLink(track),
      h('div', {class: 'by'}, names.length > 0 && h('span', {}, names), track.category && categoryTag(track.category))),
    h('div', {class: 'actions'}, aside, rateButtons(life, track)),
    below && h('div', {class: 'below'}, below));
}

export const trackList = (life, tracks, decorate = () => ({})) =>
  h('ol', {class: 'tracks'}, tracks.map(track => trackItem(life, track, decorate(track))));

export const score = value => h('span', {class: 'score', title: 'Similarity, 0 to 1'}, value.toFixed(3));

export const probability = value => h('span', {class: 'probability', title: 'Probability that you like it'},
  h('span', {class: 'meter'}, h('i', {style: `width:${100 * value}%`})), percent(value));

/** Like and dislike; pressing again takes the rating back. */
export function rateButtons(life, track) {
  const button = (rating, kind) =>
    h('button', {
      type: 'button', class: kind, 'aria-pressed': 'false',
      title: kind === 'like' ? 'Like' : 'Dislike',
      'aria-label': `${kind === 'like' ? 'Like' : 'Dislike'} \u2068${titled(track)}\u2069`,
      click: () => ratings.rate(track, ratings.of(track.id) === rating ? 0 : rating),
    }, icon(THUMB));
  const like = button(1, 'like');
  const dislike = button(-1, 'dislike');
  const show = () => {
    like.setAttribute('aria-pressed', ratings.of(track.id) === 1);
    dislike.setAttribute('aria-pressed', ratings.of(track.id) === -1);
  };
  ratings.shown.watch(life, show);
  show();
  return [like, dislike];
}

/** Why a track is in an answer: the sentence, and the components' shares as a bar. */
export function why(explanation) {
  if (!explanation) return null;
  const shares = explanation.components ?? [];
  return h('div', {class: 'why'},
    bdi(explanation.sentence),
    explanation.nearer_than > 0 && ` Nearer than ${(100 * explanation.nearer_than).toFixed(1)} % of the catalogue.`,
    shares.length > 0 && h('div', {class: 'shares', 'aria-hidden': 'true'},
      shares.map(part => h('i', {
        title: `${part.name} ${part.share.toFixed(3)}`,
        style: `width:${100 * part.share}%;background:${colourOfComponent(part.id)}`,
      }))));
}

/** What the colours under tracks mean: the components that the answers share most, the largest first. */
export function legend(tracks) {
  const sums = new Map();
  tracks.flatMap(track => track.explanation?.components ?? []).forEach(part => {
    sums.set(part.id, {part, share: (sums.get(part.id)?.share ?? 0) + part.share});
  });
  const shown = [...sums.values()].sort((a, b) => b.share - a.share).slice(0, 8);
  const apart = tracks.some(track => track.explanation?.components_of === 'squared_distance');
  const label = apart ? 'Shares of the distance: ' : 'Shares of the likeness: ';
  return shown.length > 0 && h('p', {class: 'legend small soft'}, label,
    shown.map(({part}) => h('span', {}, h('i', {style: `background:${colourOfComponent(part.id)}`}), words(part.name))));
}
