// A part of a view: it asks, shows what comes, and says so while nothing comes.

import {follow} from './follow.js';
import {h, message} from './dom.js';
import {ratings} from './listener.js';
import {status} from './service.js';

/**
 * An element that shows what the service answers. Its `again` asks once more.
 * @param view the life of the view
 * @param ask is given a signal and gives a promise
 * @param show makes elements of the answer; is given a life that ends when the next answer is shown, and the ids of the
 *     tracks that were shown until then
 * @param key what of the service's state the answer depends on, see status.js
 * @param rated whether it is asked again after each rating that the service has taken
 * @param id of the element
 */
export function part(view, {ask, show, key, rated = false, id, coming = 'Loading …'}) {
  const place = h('div', {id});
  const put = elements => replace(place, [elements].flat(2).filter(Boolean));
  let shown;
  const step = {
    loading() {
      place.setAttribute('aria-busy', 'true');
      if (shown) place.classList.add('stale');
      else put(message(coming));
    },
    slow() {
      if (!shown) put(message(coming, ' This takes longer than usual.'));
    },
    shown({answer}) {
      const before = new Set([...place.querySelectorAll('li')].map(item => item.dataset.id));
      shown?.end();
      shown = view.child();
      put(show(answer, shown, before));
      return settle(!place.querySelector(':scope > .nothing'));
    },
    failed({problem}) {
      settle();
      if (shown && problem.passing) return; // what is old is better than nothing; the page says that it is old
      shown?.end();
      shown = undefined;
      put(failure(problem, again));
    },
  };
  const settle = something => {
    place.removeAttribute('aria-busy');
    place.classList.remove('stale');
    return something;
  };
  const again = follow({life: view, status, key, ask, show: state => step[state.kind](state)});
  if (rated) ratings.kept.watch(view, again);
  place.again = again;
  return place;
}

/** What went wrong; where it does not pass by itself, one can try again. */
function failure(problem, again) {
  if (problem.unreachable) return h('p', {class: 'message error'}, problem.message, ' This goes on by itself as soon as it does.');
  if (problem.passing) return h('p', {class: 'message waiting'}, problem.message, ' This goes on by itself.');
  return h('div', {class: 'message error', role: 'alert'}, h('p', {}, problem.message ?? String(problem)),
    problem.status !== 404 && h('button', {type: 'button', class: 'again', click: again}, 'Try again'));
}

/** Where the keyboard was in a list, it stays at that place of the list. */
function replace(place, elements) {
  const items = () => [...place.querySelectorAll('li')];
  const active = document.activeElement;
  const held = items().findIndex(item => item.contains(active));
  place.replaceChildren(...elements);
  if (held >= 0) {
    items().slice(0, held + 1).at(-1)?.querySelector(active.matches('button') ? `button.${active.className}` : 'a')?.focus({preventScroll: true});
  }
}
