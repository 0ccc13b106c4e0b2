// Finds the view for an address, and what all views share: search, theme, status.

import {get} from './api.js';
import {redraw} from './charts.js';
import {count, failure} from './dom.js';
import {ratings} from './listener.js';
import {songs} from './songs.js';
import {track} from './track.js';
import {you} from './you.js';
import {model} from './model.js';
import {look} from './look.js';
import {live} from './live.js';

const VIEWS = [
  [/^#\/track\/(.+)$/, (id) => track(decodeURIComponent(id)), '#/'],
  [/^#\/you$/, you, '#/you'],
  [/^#\/model$/, model, '#/model'],
  [/^#\/look$/, look, '#/look'],
  [/^#\/live$/, live, '#/live'],
  [/^#?\/?(?:\?q=(.*))?$/, (q) => songs(q ? decodeURIComponent(q) : ''), '#/'],
];

const main = document.getElementById('main');
const search = document.getElementById('q');
let leave = () => {};

function show() {
  leave();
  leave = () => {};
  const hash = location.hash;
  const [pattern, view, tab] = VIEWS.find(([candidate]) => candidate.test(hash)) ?? VIEWS.at(-1);
  document.querySelectorAll('nav a').forEach(link =>
    link.getAttribute('href') === tab ? link.setAttribute('aria-current', 'page') : link.removeAttribute('aria-current'));
  try {
    const shown = view(...(pattern.exec(hash) ?? []).slice(1));
    leave = shown.leave ?? leave;
    main.replaceChildren(...[shown.elements ?? shown].flat());
  } catch (problem) {
    main.replaceChildren(failure(problem));
  }
  scrollTo(0, 0);
}

addEventListener('hashchange', () => {
  show();
  if (document.activeElement !== search) main.focus({preventScroll: true});
});

let typing;
search.addEventListener('input', () => {
  clearTimeout(typing);
  typing = setTimeout(() => location.hash = search.value ? '#/?q=' + encodeURIComponent(search.value) : '#/', 200);
});
document.getElementById('search').addEventListener('submit', event => {
  event.preventDefault();
  document.querySelector('main .track a')?.focus();
});
addEventListener('keydown', event => {
  if (event.key === '/' && !/INPUT|TEXTAREA|SELECT/.test(document.activeElement.tagName)) {
    event.preventDefault();
    search.focus();
    search.select();
  }
});

const root = document.documentElement;
const dark = () => (root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
const stored = localStorage.getItem('segue.theme');
if (stored) root.dataset.theme = stored;
document.getElementById('theme').addEventListener('click', () => {
  root.dataset.theme = dark() ? 'light' : 'dark';
  localStorage.setItem('segue.theme', root.dataset.theme);
  redraw();
});

const badge = document.getElementById('count');
const showCount = () => {
  badge.textContent = ratings.count || '';
  badge.hidden = ratings.count === 0;
};
ratings.whenShown(badge, showCount);
showCount();

async function status() {
  const place = document.getElementById('status');
  try {
    const {model: name, model_version: version, tracks} = await get('v1/categories');
    place.textContent = `${count(tracks)} tracks · model ${name} version ${version}`;
  } catch (problem) {
    place.textContent = problem.message;
  }
}
status();
setInterval(status, 10_000);
show();
