// Puts the page together: which view is at which address, and what all views share: search, theme, state, ratings.

import {followComponents} from './components.js';
import {category} from './category.js';
import {discover, explore} from './discover.js';
import {bdi, count, h} from './dom.js';
import {follow} from './follow.js';
import {page} from './life.js';
import {ratings} from './listener.js';
import {lists} from './lists.js';
import {live} from './live.js';
import {look} from './look.js';
import {missing} from './missing.js';
import {model} from './model.js';
import {Router, parse} from './router.js';
import {search} from './search.js';
import {status} from './service.js';
import {songs} from './songs.js';
import {changeTheme} from './theme.js';
import {track} from './track.js';
import {way} from './way.js';
import {you} from './you.js';

const main = document.getElementById('main');

const router = new Router({
  window,
  missing: {view: missing, title: 'Nothing here'},
  routes: [
    {path: '/', view: songs, title: '', tab: '#/'},
    {path: '/track/:id', view: track, title: 'Track', tab: '#/'},
    {path: '/category/:name', view: category, title: 'Category', tab: '#/model'},
    {path: '/path', view: way, title: 'From one song to another', tab: '#/'},
    {path: '/you', view: you, title: 'For you', tab: '#/you'},
    {path: '/you/discover', view: discover, title: 'Discover', tab: '#/you'},
    {path: '/you/explore', view: explore, title: 'Explore', tab: '#/you'},
    {path: '/playlist', view: lists, title: 'Playlist', tab: '#/playlist'},
    {path: '/model', view: model, title: 'The model', tab: '#/model'},
    {path: '/look', view: look, title: 'A look at the music', tab: '#/look'},
    {path: '/live', view: live, title: 'Live', tab: '#/live'},
  ],
  mount({view: elements, tab}, view, captured) {
    document.querySelectorAll('header nav a').forEach(link =>
      link.getAttribute('href') === tab ? link.setAttribute('aria-current', 'page') : link.removeAttribute('aria-current'));
    try {
      main.replaceChildren(...[elements(view, ...captured)].flat(Infinity).filter(Boolean));
    } catch (problem) {
      main.replaceChildren(h('p', {class: 'message error', role: 'alert'}, problem.message));
      throw problem;
    }
    scrollTo(0, 0);
  },
});

const box = document.getElementById('q');
addEventListener('hashchange', () => {
  router.show();
  if (document.activeElement !== box) main.focus({preventScroll: true});
});
search({box, form: document.getElementById('search'), router});

document.querySelector('.skip').addEventListener('click', event => {
  event.preventDefault(); // the address says which view is shown
  main.focus();
});
document.getElementById('theme').addEventListener('click', changeTheme);

const badge = document.getElementById('count');
const showCount = () => {
  badge.textContent = ratings.count || '';
  badge.hidden = ratings.count === 0;
};
ratings.shown.watch(page, showCount);

const notice = document.getElementById('notice');
ratings.notice.watch(page, said => {
  notice.textContent = said?.text ?? '';
  notice.hidden = said === null;
  notice.className = said?.bad ? 'notice bad' : 'notice';
  if (said?.done) page.after(4_000, () => ratings.notice.value === said && ratings.notice.set(null));
});

/** What the foot of the page says, and the head where the service cannot answer. */
const FOOT = {
  asking: () => '…',
  starting: ({tracks}) => `${count(tracks)} tracks so far`,
  empty: () => 'No tracks yet',
  ready: ({tracks, model, version}) => [count(tracks), ' tracks · model ', bdi(model), ` version ${version}`],
  stopped: ({detail}) => detail,
};
const HEAD = {
  starting: ({detail}) => `Segue is starting. ${detail ?? ''} What is here shows as soon as it is ready.`,
  stopped: () => 'Segue does not answer. What you see may be old; the page goes on by itself as soon as it does.',
};
const foot = document.getElementById('status');
const head = document.getElementById('state');
const showState = now => {
  foot.replaceChildren(...[FOOT[now.kind](now)].flat());
  head.textContent = HEAD[now.kind]?.(now) ?? '';
  head.hidden = !HEAD[now.kind];
  head.className = `notice ${now.kind}`;
};
status.watch(page, showState);
showState(status.value);

followComponents(status);
follow({life: page, status, ask: signal => ratings.load(signal), show: () => true});
document.addEventListener('visibilitychange', () => document.hidden ? status.rest() : status.look());
status.look();
router.show();
box.value = parse(location.hash).parameters.q ?? '';
