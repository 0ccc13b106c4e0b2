// The search box: it shows songs while one types, with one entry in the history for all of it.

import {address, parse} from './router.js';

const PAUSE = 200;

export function search({box, form, router}) {
  let typing;
  const show = () => {
    clearTimeout(typing);
    typing = undefined;
    const wanted = address('/', {q: box.value.trim()});
    if (wanted === location.hash || (wanted === '#/' && location.hash === '')) return;
    parse(location.hash).path === '/' ? router.replace(wanted) : router.go(wanted);
  };
  box.addEventListener('input', () => {
    clearTimeout(typing);
    typing = setTimeout(show, PAUSE);
  });
  form.addEventListener('submit', event => {
    event.preventDefault();
    if (typing !== undefined) show();
    document.querySelector('main .track a')?.focus();
  });
  addEventListener('hashchange', () => {
    const {path, parameters} = parse(location.hash);
    if (document.activeElement !== box) box.value = path === '/' ? parameters.q ?? '' : '';
  });
  addEventListener('keydown', event => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/INPUT|TEXTAREA|SELECT/.test(document.activeElement.tagName)) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}
