// Tracks as they arrive, each with what fits after it.

import {bdi, by, count, h, message, titled} from './dom.js';
import {status} from './service.js';
import {stream} from './stream.js';
import {trackItem, trackLink} from './tracks.js';

const MOST = 50;
const SUMMARY_EVERY = 15_000;

export function live(view) {
  const list = h('ol', {class: 'tracks'});
  const state = h('p', {class: 'state', role: 'status'}, 'Connecting …');
  const tracks = h('span', {class: 'soft'});
  const empty = message('New tracks show here within a second of their event.');
  const held = [];
  let paused = false;
  const note = (text, well = true) => {
    if (state.textContent !== text) state.textContent = text;
    state.classList.toggle('well', well);
  };

  /** Items end with themselves: what rates a track that is no longer shown is not kept. */
  const lives = new Map();
  const drop = item => {
    lives.get(item)?.end();
    lives.delete(item);
    item.remove();
  };
  const add = make => {
    empty.remove();
    const life = view.child();
    const item = make(life);
    lives.set(item, life);
    item.classList.add('arrived');
    list.prepend(item);
    while (list.children.length > MOST) drop(list.lastElementChild);
  };
  const remark = text => add(() => h('li', {class: 'soft small'}, text));
  const show = track => {
    const before = [...list.children].find(item => item.dataset.id === track.id); // it has changed
    if (before) drop(before);
    add(life => trackItem(life, track, {below: following(track)}));
  };
  const arrive = track => {
    tracks.textContent = `${count(track.tracks)} tracks`;
    arrivals.count(track);
    if (!paused) return show(track);
    held.push(track);
    if (held.length > MOST) held.shift();
    return button.textContent = `Go on (${held.length === MOST ? `${MOST} or more` : held.length} waiting)`;
  };
  const button = h('button', {type: 'button', id: 'pause', 'aria-pressed': 'false', click: () => {
    paused = !paused;
    button.setAttribute('aria-pressed', paused);
    button.textContent = paused ? 'Go on' : 'Pause';
    if (!paused) held.splice(0).forEach(show);
  }}, 'Pause');
  const arrivals = summary(view);

  let answering;
  stream({life: view, status, handlers: {
    connected: () => note('Connected.'),
    broken: () => note('The connection is lost; trying again …', false),
    track: arrive,
    skipped: ({skipped}) => paused || remark(`… and ${count(skipped)} more …`),
    gap: () => paused || remark('Some tracks may have been missed here.'),
    model: ({model, version}) => {
      const said = `Model ${model} version ${version} answers.`;
      if (said !== answering && !paused) remark(said);
      answering = said;
    },
  }});
  const waiting = now => {
    if (now.kind === 'starting') note(`Segue is starting; what arrives shows once it is ready. ${now.detail ?? ''}`, false);
  };
  status.watch(view, waiting);
  waiting(status.value);
  return [
    h('h1', {}, 'Live'),
    h('p', {class: 'lead'}, 'Tracks as they arrive, each with what fits after it.'),
    h('div', {class: 'bar'}, state, tracks, button),
    arrivals.element,
    h('section', {class: 'card'}, empty, list),
  ];
}

const following = track => h('div', {class: 'why'}, h('b', {}, 'Then '),
  track.similar.map((one, i) => [i > 0 && ', ', trackLink(one), ' ', bdi(by(one))]));

/** Says now and then what came, for those who listen to the page: not each arrival. */
function summary(view) {
  const element = h('p', {class: 'visually-hidden', 'aria-live': 'polite'});
  let came = 0;
  let last;
  let counting = false;
  return {
    element,
    count(track) {
      came++;
      last = track;
      if (counting) return;
      counting = true;
      view.after(SUMMARY_EVERY, () => {
        element.textContent = `${count(came)} ${came === 1 ? 'track has' : 'tracks have'} arrived, the last one \u2068${titled(last)}\u2069.`;
        came = 0;
        counting = false;
      });
    },
  };
}
