// Tracks as they arrive, each with what fits after it.

import {by, count, h, message, titled} from './dom.js';
import {trackItem} from './tracks.js';

const MOST = 50;

export function live() {
  const list = h('ol', {class: 'tracks'});
  const state = h('p', {class: 'state', role: 'status'}, 'Connecting …');
  const empty = message('New tracks show here within a second of their event.');
  const note = (text, well = true) => {
    state.textContent = text;
    state.classList.toggle('well', well);
  };
  const add = element => {
    empty.remove();
    element.classList.add('arrived');
    list.prepend(element);
    while (list.children.length > MOST) list.lastElementChild.remove();
  };
  const source = new EventSource('v1/stream?recent=10');
  const on = (name, handler) => source.addEventListener(name, event => handler(JSON.parse(event.data)));
  source.addEventListener('open', () => note('Connected.'));
  source.addEventListener('error', () => note('The connection is lost; trying again …', false));
  on('track', track => {
    note(`Connected. ${count(track.tracks)} tracks.`);
    add(trackItem(track, {below: h('div', {class: 'why'}, h('b', {}, 'Then '),
      track.similar.map((one, i) => [i > 0 ? ', ' : '',
        h('a', {href: '#/track/' + encodeURIComponent(one.id)}, titled(one)), ' ', by(one)]).flat())}));
  });
  on('skipped', ({skipped}) => add(h('li', {class: 'soft small'}, `… and ${count(skipped)} more …`)));
  on('gap', () => add(h('li', {class: 'soft small'}, 'Some tracks may have been missed here.')));
  on('model', ({model, version}) => add(h('li', {class: 'soft small'}, `Model ${model} version ${version} answers.`)));
  return {
    elements: [h('h1', {}, 'Live'), h('p', {class: 'lead'}, 'Tracks as they arrive, each with what fits after it.'), state, h('section', {class: 'card'}, empty, list)],
    leave: () => source.close(),
  };
}
