import assert from 'node:assert/strict';
import test from 'node:test';
import {Router, address, match, parse, trackAddress} from '../../main/resources/dev/segue/query/page/router.js';
import {Window} from './browser.js';

const routes = [{path: '/', title: ''}, {path: '/track/:id', title: 'Track'}, {path: '/look', title: 'Look'}];

function routed(hash) {
  const window = new Window();
  window.location.at = hash;
  const shown = [];
  const router = new Router({window, routes, missing: {path: null, title: 'Nothing here'},
    mount: (route, view, captured) => shown.push({route, view, captured})});
  router.show();
  return {window, router, shown};
}

test('an address has a path and parameters, and comes back as it was', () => {
  assert.deepEqual(parse(''), {path: '/', parameters: {}});
  assert.deepEqual(parse('#/?q=a+b%26c'), {path: '/', parameters: {q: 'a b&c'}});
  assert.equal(address('/look', {genres: 'r&b', x: '', y: undefined}), '#/look?genres=r%26b');
  assert.equal(address('/'), '#/');
});

test('an id of any letters is found by its address', () => {
  for (const id of ['t1', 'a/b', 'a?b=c', '100 %', '#', '東京', '<img>']) {
    const {path} = parse(trackAddress(id));
    assert.deepEqual(match(routes, path).captured, [id], id);
  }
});

test('what is at no address is missing', () => {
  for (const hash of ['#/nowhere', '#/track', '#/track/', '#/track/a/b', '#/track/%E0%A4', '#main']) {
    assert.equal(routed(hash).shown[0].route.title, 'Nothing here', hash);
  }
});

test('a view ends when another is shown', () => {
  const {window, router, shown} = routed('#/look?x=tempo');
  assert.deepEqual(shown[0].view.parameters, {x: 'tempo'});
  window.location.hash = '#/';
  router.show();
  assert.equal(shown[0].view.over, true);
  assert.equal(shown[1].view.over, false);
});

test('what a view chooses stands in the address, without an entry in the history', () => {
  const {window, shown} = routed('#/look?x=tempo');
  shown[0].view.choose({genres: 'rock', x: ''});
  assert.equal(window.location.hash, '#/look?genres=rock');
  assert.equal(window.entries, 1);
  assert.equal(shown.length, 1);
});

test('typing replaces the address', () => {
  const {window, router, shown} = routed('#/?q=a');
  router.replace('#/?q=ab');
  assert.equal(window.entries, 1);
  assert.deepEqual(shown[1].view.parameters, {q: 'ab'});
});

test('each view has a title, and one that was left has none any more', () => {
  const {window, router, shown} = routed('#/track/t1');
  assert.match(window.document.title, /^\u2068Track\u2069 – Segue$/);
  shown[0].view.title('\u200fשיר');
  assert.match(window.document.title, /שיר\u2069 – Segue$/);
  window.location.hash = '#/';
  router.show();
  shown[0].view.title('late');
  assert.equal(window.document.title, 'Segue');
});
