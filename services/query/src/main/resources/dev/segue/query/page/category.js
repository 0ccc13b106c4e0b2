// The tracks of one category of the model that answers, the purest first.

import {get, path, query} from './api.js';
import {components} from './components.js';
import {bdi, card, h, nothing, percent, words} from './dom.js';
import {part} from './part.js';
import {answering, grown} from './status.js';
import {score, trackItem, trackList} from './tracks.js';

const PAGE = 20;
const MOST_FEATURES = 4;

export function category(view, name) {
  view.title(words(name));
  const ask = (offset, signal) => get(path`v1/categories/${name}/tracks` + query({limit: PAGE, offset}), signal);
  return [
    h('h1', {}, bdi(words(name))),
    made(view, name),
    card(null, part(view, {
      key: state => answering(state) + grown(state),
      ask: signal => ask(0, signal),
      show: ({tracks}, life) => tracks.length === 0 ? nothing('No track belongs to it.')
        : [trackList(life, tracks, decorate), more(life, tracks.length, ask)],
    })),
    h('p', {}, h('a', {href: '#/model'}, 'All categories')),
  ];
}

const decorate = one => ({aside: score(one.score)});

/** What its component is made of, the strongest feature first. */
function made(view, name) {
  const place = h('p', {class: 'lead'});
  const show = known => {
    const weights = Object.entries(known.get(name)?.weights ?? {}).filter(([, weight]) => weight > 0).sort((a, b) => b[1] - a[1]);
    const sum = weights.reduce((total, [, weight]) => total + weight, 0);
    place.textContent = weights.length === 0 ? ''
      : `Tracks in which ${weights.slice(0, MOST_FEATURES).map(([feature, weight]) => `${words(feature)} (${percent(weight / sum)})`).join(', ')} count most; the purest first.`;
  };
  components.watch(view, show);
  show(components.value);
  return place;
}

function more(life, shown, ask) {
  const button = h('button', {type: 'button', class: 'more', hidden: shown < PAGE, click: async () => {
    button.disabled = true;
    try {
      const {tracks} = await ask(shown, life.signal);
      button.previousElementSibling.append(...tracks.map(one => trackItem(life, one, decorate(one))));
      shown += tracks.length;
      button.textContent = 'Show more';
      button.hidden = tracks.length < PAGE;
    } catch (problem) {
      if (life.over) return;
      button.textContent = `${problem.message} Try again`;
    }
    button.disabled = false;
  }}, 'Show more');
  return button;
}
