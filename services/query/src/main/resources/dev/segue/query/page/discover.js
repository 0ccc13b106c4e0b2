// What the listener has not heard: songs that are liked probably, and the same sound from elsewhere.

import {get, path, query} from './api.js';
import {card, choose, count, h, message, percent} from './dom.js';
import {following} from './following.js';
import {listener} from './listener.js';
import {probability, score, trackList} from './tracks.js';

const MOST_USUAL = 6;

export function discover() {
  const options = {limit: 10, min_probability: 0.5};
  const said = h('output', {}, percent(options.min_probability));
  const place = following('discovered',
    () => get(path`v1/listeners/${listener}/discover` + query(options)),
    ({tracks, classifier, reason}) => tracks.length === 0 ? message(reason?.detail ?? 'Nothing to discover yet.') : [
      trackList(tracks, one => ({aside: probability(one.probability)})),
      h('p', {class: 'soft small'}, `Decided by: ${classifier.description}`)],
    'Nothing is rated yet. Like three songs, and what you would like of all the others shows here.');
  return card('Discover',
    h('p', {class: 'soft'}, 'Songs you have not rated, of many kinds, each with how probably you like it.'),
    h('div', {class: 'bar'}, h('label', {}, 'Liked with at least', h('input', {
      type: 'range', min: 0.1, max: 0.9, step: 0.05, value: options.min_probability,
      input: event => { said.textContent = percent(event.target.value); },
      change: event => { options.min_probability = event.target.value; place.refresh(); }}), said)),
    place);
}

export function explore() {
  const options = {outside: 'genre', groups: 3, limit: 3};
  const place = following('explored',
    () => get(path`v1/listeners/${listener}/explore` + query(options)),
    ({groups, usual, reason}) => groups.length === 0 ? message(reason?.detail ?? 'Nothing to explore yet.') : [
      usual.length > 0 && h('p', {class: 'soft small'}, `You like ${listed(usual)}; this is not.`),
      h('div', {class: 'columns narrow'}, groups.map(({name, tracks}) => h('section', {'aria-label': name},
        h('h3', {}, name), trackList(tracks, one => ({aside: score(one.score)})))))],
    'Nothing is rated yet. Like three songs, and the same sound from elsewhere shows here.');
  return card('Explore',
    h('p', {class: 'soft'}, 'The same sound from where you do not usually listen.'),
    h('div', {class: 'bar'}, choose('Outside your usual', ['genre', 'market'], options.outside,
      value => { options.outside = value; place.refresh(); })),
    place);
}

const listed = names => names.slice(0, MOST_USUAL).join(', ')
  + (names.length > MOST_USUAL ? ` and ${count(names.length - MOST_USUAL)} more` : '');
