// What the listener of this page liked, what they may like, and a playlist without the rest.

import {get, path} from './api.js';
import {clean} from './clean.js';
import {discover, explore} from './discover.js';
import {card, count, failure, h, message, pending, wide} from './dom.js';
import {following} from './following.js';
import {listener, ratings} from './listener.js';
import {legend, score, trackList, why} from './tracks.js';

/** Ratings with which a list begins to mean something. */
const ENOUGH = 3;

export function you() {
  return [
    h('h1', {}, 'For you'),
    h('p', {class: 'lead'}, 'Likes draw the list near, dislikes push it away. It follows every rating.'),
    start(),
    h('div', {class: 'columns uneven'},
      recommended(), h('div', {class: 'stack'}, rated(), discover()), wide(explore()), wide(clean())),
    h('p', {class: 'soft small forget'}, 'You are listener ', h('code', {}, listener), ', a name that only this browser knows. ',
      h('button', {type: 'button', click: forget}, 'Forget me')),
  ];
}

const forget = async event => {
  if (!confirm('Erase all your ratings?')) return;
  event.target.disabled = true;
  try {
    await ratings.forget();
  } catch (problem) {
    event.target.after(failure(problem));
  }
  event.target.disabled = false;
};

/** Somewhere to begin, while little is rated: songs that most people know. */
function start() {
  const place = card('Begin with what you know',
    pending(get('v1/tracks?limit=6'), ({tracks}) => {
      if (tracks.length === 0) return message('The catalogue is empty. Tracks show here as they arrive.');
      const list = trackList(tracks);
      list.classList.add('wall');
      return list;
    }));
  const show = () => { place.hidden = ratings.count >= ENOUGH; };
  ratings.whenKept(place, show);
  show();
  return place;
}

function recommended() {
  const news = h('p', {class: 'soft small', role: 'status', id: 'news'});
  const show = ({tracks, reason}, before) => {
    const list = trackList(tracks, one => ({aside: score(one.score), below: why(one.explanation)}));
    const fresh = [...list.children].filter(item => before.size > 0 && !before.has(item.dataset.id));
    fresh.forEach(item => item.classList.add('arrived'));
    news.textContent = before.size === 0 || tracks.length === 0 ? ''
      : fresh.length === 0 ? 'The same songs as before.'
      : `${count(fresh.length)} of ${count(tracks.length)} new since your last rating.`;
    return tracks.length === 0 ? message(reason?.detail ?? 'No recommendations yet.') : [list, legend(tracks)];
  };
  const list = following('recommended',
    () => get(path`v1/listeners/${listener}/recommendations?limit=10&explain=true`), show,
    'Nothing is rated yet. Like three songs, and others like them show here.');
  return card('You may like', news, list);
}

const NOTHING_RATED = 'What you rate shows here.';

const rated = () => card('You rated', following('rated',
  () => get(path`v1/listeners/${listener}/feedback`),
  ({feedback}) => feedback.length === 0 ? message(NOTHING_RATED)
    : trackList(feedback.map(one => ({...one, id: one.track_id}))),
  NOTHING_RATED));
