// What the listener has not heard: songs that are liked probably, and the same sound from elsewhere.

import {get, path, query} from './api.js';
import {bdi, card, choose, count, h, message, nothing, percent} from './dom.js';
import {listener, whenRated} from './listener.js';
import {part} from './part.js';
import {probability, score, trackList} from './tracks.js';
import {heading} from './you.js';

const MOST_USUAL = 6;

export function discover(view) {
  const least = () => view.parameters.least ?? 0.5;
  const said = h('output', {}, percent(least()));
  const list = part(view, {
    id: 'discovered', rated: true,
    ask: whenRated(signal => get(path`v1/listeners/${listener}/discover` + query({limit: 10, min_probability: least()}), signal)),
    show: (answer, life) => answer === null
      ? message('Nothing is rated yet. Like three songs, and what you would like of all the others shows here.')
      : answer.tracks.length === 0 ? nothing(answer.reason?.detail ?? 'Nothing to discover yet.')
      : [trackList(life, answer.tracks, one => ({aside: probability(one.probability)})),
        h('p', {class: 'soft small'}, `Decided by: ${answer.classifier.description}`)],
  });
  return [heading('#/you/discover'), card('Discover',
    h('p', {class: 'soft'}, 'Songs you have not rated, of many kinds, each with how probably you like it.'),
    h('div', {class: 'bar'}, h('label', {}, 'Liked with at least', h('input', {
      type: 'range', min: 0.1, max: 0.9, step: 0.05, value: least(),
      input: event => { said.textContent = percent(event.target.value); },
      change: event => {
        view.choose({least: event.target.value});
        list.again();
      }}), said)),
    list)];
}

export function explore(view) {
  const outside = () => view.parameters.outside ?? 'genre';
  const list = part(view, {
    id: 'explored', rated: true,
    ask: whenRated(signal => get(path`v1/listeners/${listener}/explore` + query({outside: outside(), groups: 3, limit: 3}), signal)),
    show: (answer, life) => answer === null
      ? message('Nothing is rated yet. Like three songs, and the same sound from elsewhere shows here.')
      : answer.groups.length === 0 ? nothing(answer.reason?.detail ?? 'Nothing to explore yet.')
      : [answer.usual.length > 0 && h('p', {class: 'soft small'}, `You like ${listed(answer.usual)}; this is not.`),
        h('div', {class: 'columns narrow'}, answer.groups.map(({name, tracks}) => h('section', {'aria-label': name},
          h('h3', {}, bdi(name)), trackList(life, tracks, one => ({aside: score(one.score)})))))],
  });
  return [heading('#/you/explore'), card('Explore',
    h('p', {class: 'soft'}, 'The same sound from where you do not usually listen.'),
    h('div', {class: 'bar'}, choose('Outside your usual', ['genre', 'market'], outside(), value => {
      view.choose({outside: value});
      list.again();
    })),
    list)];
}

const listed = names => names.slice(0, MOST_USUAL).join(', ')
  + (names.length > MOST_USUAL ? ` and ${count(names.length - MOST_USUAL)} more` : '');
