// What the listener of this page liked, and what they may like.

import {get, path} from './api.js';
import {NO_TRACKS, card, count, h, message, nothing} from './dom.js';
import {listener, ratings, whenRated} from './listener.js';
import {part} from './part.js';
import {grown} from './status.js';
import {legend, score, trackList, why} from './tracks.js';

/** Ratings with which a list begins to mean something. */
const ENOUGH = 3;

const VIEWS = [['#/you', 'You may like'], ['#/you/discover', 'Discover'], ['#/you/explore', 'Explore']];

/** What all views for the listener begin with. */
export const heading = address => [
  h('h1', {}, 'For you'),
  h('nav', {class: 'within', 'aria-label': 'For you'}, VIEWS.map(([href, name]) =>
    h('a', {href, 'aria-current': href === address && 'page'}, name))),
];

export function you(view) {
  return [
    heading('#/you'),
    h('p', {class: 'lead'}, 'Likes draw the list near, dislikes push it away. It follows every rating.'),
    start(view),
    h('div', {class: 'columns uneven'}, recommended(view), rated(view)),
    h('p', {class: 'soft small forget'}, 'You are listener ', h('code', {}, listener), ', a name that only this browser knows. ',
      h('button', {type: 'button', click: forget}, 'Forget me')),
  ];
}

async function forget({target: button}) {
  if (!confirm('Erase all your ratings?')) return;
  button.disabled = true;
  try {
    await ratings.forget();
  } catch (problem) {
    button.after(h('p', {class: 'message error', role: 'alert'}, problem.message));
  }
  button.disabled = false;
}

/** Somewhere to begin, while little is rated: songs that most people know. */
function start(view) {
  const place = h('div');
  const life = view.child();
  const show = () => {
    if (ratings.count >= ENOUGH) {
      place.replaceChildren();
      life.end();
    }
  };
  place.append(card('Begin with what you know', part(life, {
    key: grown,
    ask: signal => get('v1/tracks?limit=6', signal),
    show: ({tracks}, shown) => {
      if (tracks.length === 0) return nothing(NO_TRACKS);
      const list = trackList(shown, tracks);
      list.classList.add('wall');
      return list;
    },
  })));
  ratings.kept.watch(life, show);
  show();
  return place;
}

function recommended(view) {
  const news = h('p', {class: 'soft small', role: 'status', id: 'news'});
  const show = (answer, life, before) => {
    if (answer === null) return message('Nothing is rated yet. Like three songs, and others like them show here.');
    const {tracks, reason} = answer;
    const list = trackList(life, tracks, one => ({aside: score(one.score), below: why(one.explanation)}));
    const fresh = [...list.children].filter(item => before.size > 0 && !before.has(item.dataset.id));
    fresh.forEach(item => item.classList.add('arrived'));
    news.textContent = before.size === 0 || tracks.length === 0 ? ''
      : fresh.length === 0 ? 'The same songs as before.'
      : `${count(fresh.length)} of ${count(tracks.length)} new since your last rating.`;
    return tracks.length === 0 ? nothing(reason?.detail ?? 'No recommendations yet.') : [list, legend(tracks)];
  };
  return card('You may like', news, part(view, {
    id: 'recommended', rated: true, show,
    ask: whenRated(signal => get(path`v1/listeners/${listener}/recommendations?limit=10&explain=true`, signal)),
  }));
}

const NOTHING_RATED = 'What you rate shows here.';

const rated = view => card('You rated', part(view, {
  id: 'rated', rated: true,
  ask: whenRated(signal => get(path`v1/listeners/${listener}/feedback`, signal)),
  show: (answer, life) => !answer || answer.feedback.length === 0 ? message(NOTHING_RATED)
    : trackList(life, answer.feedback.map(one => ({...one, id: one.track_id}))),
}));
