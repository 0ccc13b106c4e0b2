import assert from 'node:assert/strict';
import test from 'node:test';
import {Problem} from '../../main/resources/dev/segue/query/page/api.js';
import {Life} from '../../main/resources/dev/segue/query/page/life.js';
import {Ratings} from '../../main/resources/dev/segue/query/page/ratings.js';
import {Status, grown, judged} from '../../main/resources/dev/segue/query/page/status.js';
import {Store} from '../../main/resources/dev/segue/query/page/store.js';
import {settled} from './browser.js';

const READY = {tracks: 10, ready: true, waiting_for: null, model: 'tuned', model_version: 1};
const GONE = new Problem('Segue does not answer.', 0, 'unreachable');

test('a store tells those that watch of other values, until their life ends', () => {
  const store = new Store(1);
  const life = new Life();
  const seen = [];
  store.watch(life, (now, before) => seen.push([now, before]));
  store.set(1);
  store.set(2);
  life.end();
  store.set(3);
  assert.deepEqual(seen, [[2, 1]]);
  assert.equal(store.watched, 0);
});

test('a life ends its children, and keeps nothing of those that ended before', () => {
  const life = new Life();
  const ended = [];
  for (let i = 0; i < 3; i++) life.child().onEnd(() => ended.push(i));
  const early = life.child();
  early.onEnd(() => ended.push('early'));
  early.end();
  life.end();
  life.end();
  assert.deepEqual(ended, ['early', 0, 1, 2]);
  assert.equal(life.signal.aborted, true);
});

test('a state is starting, empty or ready', () => {
  assert.equal(judged({...READY, ready: false, waiting_for: 'Waiting.'}).kind, 'starting');
  assert.equal(judged({...READY, tracks: 0}).kind, 'empty');
  assert.equal(judged(READY).kind, 'ready');
  assert.notEqual(grown({...judged(READY), tracks: 10}), grown({...judged(READY), tracks: 20}));
  assert.equal(grown({...judged(READY), tracks: 20_000}), grown({...judged(READY), tracks: 20_001}));
});

test('a service that stops and comes back is seen, and watchers are told of changes only', async () => {
  const life = new Life();
  const answers = [READY, READY, GONE, READY];
  const status = new Status(async () => {
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  }, life);
  const kinds = [];
  status.watch(life, now => kinds.push(now.kind));
  for (let i = 0; i < 4; i++) await status.look();
  assert.deepEqual(kinds, ['ready', 'stopped', 'ready']);
  life.end();
});

/** A service that keeps ratings, or answers with a problem. */
function fixture() {
  const life = new Life();
  const status = new Store(judged(READY));
  status.look = () => {};
  const service = {kept: new Map(), problem: null, sent: 0};
  const send = async (method, path, body) => {
    service.sent++;
    if (service.problem) throw service.problem;
    const id = path.split('/').at(-1);
    if (method === 'PUT') service.kept.set(id, body.rating);
    if (method === 'DELETE') service.kept.delete(id);
    return {status: 200, json: {feedback: [...service.kept].map(([track_id, rating]) => ({track_id, rating}))}};
  };
  return {life, status, service, ratings: new Ratings({listener: 'ann', send, status, life})};
}

test('a rating shows at once and is sent once', async () => {
  const {life, service, ratings} = fixture();
  const sending = ratings.rate({id: 'a'}, 1);
  assert.equal(ratings.of('a'), 1);
  assert.equal(ratings.count, 1);
  await sending;
  assert.deepEqual([...service.kept], [['a', 1]]);
  assert.equal(service.sent, 1);
  life.end();
});

test('a rating that the service cannot take waits, is said, and is sent when it answers again', async () => {
  const {life, status, service, ratings} = fixture();
  service.problem = GONE;
  status.set({...status.value, kind: 'stopped'});
  await ratings.rate({id: 'a', title: 'A'}, 1);
  await ratings.rate({id: 'a', title: 'A'}, -1);
  assert.equal(ratings.of('a'), -1);
  assert.match(ratings.notice.value.text, /not kept yet/);
  service.problem = null;
  status.set({...status.value, kind: 'ready'});
  await settled();
  assert.deepEqual([...service.kept], [['a', -1]]);
  assert.match(ratings.notice.value.text, /kept now/);
  life.end();
});

test('a rating that is refused is taken back, and said', async () => {
  const {life, service, ratings} = fixture();
  service.problem = new Problem('There is no track a.', 404, 'track_not_found');
  await ratings.rate({id: 'a', title: 'A'}, 1);
  assert.equal(ratings.of('a'), 0);
  assert.equal(ratings.count, 0);
  assert.match(ratings.notice.value.text, /refused: There is no track a/);
  life.end();
});
