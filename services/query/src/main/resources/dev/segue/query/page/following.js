// Parts of the page that follow what the listener rates.

import {failure, h, message} from './dom.js';
import {ratings} from './listener.js';

/**
 * An element that shows what the service answers, and asks again after every rating that it keeps.
 * Its `refresh` asks again at other times.
 * @param ask gives a promise
 * @param show makes elements of what that brings; it is given the ids that were shown until then, too
 * @param nothing said while nothing is rated
 */
export function following(id, ask, show, nothing) {
  const place = h('div', {id, 'aria-busy': 'true'}, message('Loading …'));
  let asked = 0;
  place.refresh = async () => {
    const mine = ++asked;
    let shown;
    try {
      shown = await elements();
    } catch (problem) {
      shown = failure(problem);
    }
    if (mine !== asked) return; // an answer that was overtaken is not shown
    replace(place, [shown].flat(2).filter(Boolean));
    place.removeAttribute('aria-busy');
  };
  const elements = async () => {
    if (ratings.problem) throw ratings.problem;
    if (ratings.count === 0) return message(nothing);
    const answer = await ask();
    return show(answer, new Set([...place.querySelectorAll('li')].map(item => item.dataset.id)));
  };
  ratings.whenKept(place, place.refresh);
  place.refresh();
  return place;
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
