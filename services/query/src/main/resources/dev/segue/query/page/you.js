// What the listener of this page liked, what they may like, and a playlist without the rest.

import {get, path} from './api.js';
import {clean} from './clean.js';
import {card, count, failure, h, message, pending, wide} from './dom.js';
import {listener, ratings} from './listener.js';
import {legend, score, trackList, why} from './tracks.js';

/** Ratings with which a list begins to mean something. */
const ENOUGH = 3;

export function you() {
  const recommended = h('div', {id: 'recommended'});
  const news = h('p', {class: 'soft small', role: 'status', id: 'news'});
  const rated = h('div', {id: 'rated'});
  const first = h('div', {hidden: true}, start());
  let asked = 0;

  const refresh = async () => {
    const mine = ++asked; // an answer that was overtaken is not shown
    first.hidden = ratings.count >= ENOUGH;
    if (ratings.problem) {
      recommended.replaceChildren(failure(ratings.problem));
      return;
    }
    if (ratings.count === 0) {
      news.textContent = '';
      recommended.replaceChildren(message('Nothing is rated yet. Like three songs, and others like them show here.'));
      rated.replaceChildren(message('What you rate shows here.'));
      return;
    }
    try {
      const [list, {feedback}] = await Promise.all([
        get(path`v1/listeners/${listener}/recommendations` + '?limit=10&explain=true'),
        get(path`v1/listeners/${listener}/feedback`)]);
      if (mine !== asked) return;
      showList(recommended, news, list);
      rated.replaceChildren(feedback.length === 0 ? message('What you rate shows here.')
        : trackList(feedback.map(one => ({...one, id: one.track_id}))));
    } catch (problem) {
      if (mine === asked) recommended.replaceChildren(failure(problem));
    }
  };
  ratings.whenKept(recommended, refresh);
  refresh();
  return [
    h('h1', {}, 'For you'),
    h('p', {class: 'lead'}, 'Likes draw the list near, dislikes push it away. It follows every rating.'),
    first,
    h('div', {class: 'columns uneven'},
      card('You may like', news, recommended),
      card('You rated', rated),
      wide(clean())),
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

/** Somewhere to begin: songs that most people know. */
const start = () => card('Begin with what you know',
  pending(get('v1/tracks?limit=6'), ({tracks}) => {
    if (tracks.length === 0) return message('The catalogue is empty. Tracks show here as they arrive.');
    const list = trackList(tracks);
    list.classList.add('wall');
    return list;
  }));

function showList(place, news, {tracks, reason}) {
  if (tracks.length === 0) {
    news.textContent = '';
    place.replaceChildren(message(reason?.detail ?? 'No recommendations yet.'));
    return;
  }
  const before = new Set([...place.querySelectorAll('li')].map(item => item.dataset.id));
  const list = trackList(tracks, one => ({aside: score(one.score), below: why(one.explanation)}));
  const fresh = [...list.children].filter(item => before.size > 0 && !before.has(item.dataset.id));
  fresh.forEach(item => item.classList.add('arrived'));
  if (before.size > 0) {
    news.textContent = fresh.length === 0 ? 'The same songs as before.' : `${count(fresh.length)} of ${count(tracks.length)} new since your last rating.`;
  }
  place.replaceChildren(list, legend(tracks) || '');
}
