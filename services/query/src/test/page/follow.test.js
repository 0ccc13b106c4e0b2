import assert from 'node:assert/strict';
import test from 'node:test';
import {Problem} from '../../main/resources/dev/segue/query/page/api.js';
import {follow} from '../../main/resources/dev/segue/query/page/follow.js';
import {Life} from '../../main/resources/dev/segue/query/page/life.js';
import {Store} from '../../main/resources/dev/segue/query/page/store.js';
import {Answers, settled} from './browser.js';

const state = (kind, tracks = 0) => ({kind, tracks});

/** Shows lists; an empty one is nothing. */
function following(first, key) {
  const life = new Life();
  const status = new Store(first);
  status.look = () => {};
  const answers = new Answers();
  const shown = [];
  const again = follow({life, status, key, ask: answers.ask, show: ({kind, answer, problem}) => {
    shown.push(answer ?? problem?.message ?? kind);
    return kind !== 'shown' || answer.length > 0;
  }});
  return {life, status, answers, shown, again};
}

test('what was opened before the service was ready is asked again when it is', async () => {
  const {life, status, answers, shown} = following(state('starting'));
  answers.last.reject(new Problem('Waiting.', 503, 'not_ready'));
  await settled();
  status.set(state('ready', 5));
  answers.last.resolve(['a']);
  await settled();
  assert.deepEqual(shown, ['loading', 'Waiting.', 'loading', ['a']]);
  life.end();
});

test('an answer with nothing in it is asked again when the state changes, and one with something is not', async () => {
  const {life, status, answers} = following(state('empty'));
  answers.last.resolve([]);
  await settled();
  status.set(state('ready', 1));
  answers.last.resolve(['a']);
  await settled();
  status.set(state('ready', 2));
  status.set(state('stopped', 2));
  status.set(state('ready', 2));
  assert.equal(answers.asked.length, 2);
  life.end();
});

test('nothing is asked of a service that is stopped, until it answers again', async () => {
  const {life, status, answers} = following(state('ready', 1));
  answers.last.reject(new Problem('Gone.', 0, 'unreachable'));
  await settled();
  status.set(state('stopped', 1));
  assert.equal(answers.asked.length, 1);
  status.set(state('ready', 1));
  assert.equal(answers.asked.length, 2);
  life.end();
});

test('what the answer depends on is followed, but not what was first heard of it', async () => {
  const {life, status, answers} = following(state('asking'), now => now.tracks);
  status.set(state('ready', 3));
  answers.last.resolve(['a']);
  await settled();
  assert.equal(answers.asked.length, 1);
  status.set(state('ready', 4));
  assert.equal(answers.asked.length, 2);
  life.end();
});

test('an answer that was overtaken is aborted and not shown', async () => {
  const {life, answers, shown, again} = following(state('ready', 1));
  const [first] = answers.asked;
  again();
  assert.equal(first.signal.aborted, true);
  first.resolve(['old']);
  answers.last.resolve(['new']);
  await settled();
  assert.deepEqual(shown.filter(Array.isArray), [['new']]);
  life.end();
});

test('a view that is left aborts what it asked, and asks and shows no more', async () => {
  const {life, status, answers, shown, again} = following(state('ready', 1));
  life.end();
  assert.equal(answers.last.signal.aborted, true);
  status.set(state('ready', 2));
  again();
  await settled();
  assert.deepEqual(shown, ['loading']);
  assert.equal(answers.asked.length, 1);
  assert.equal(status.watched, 0);
});

test('a mistake while showing is shown, and not kept silent', async () => {
  const life = new Life();
  const status = new Store(state('ready', 1));
  const shown = [];
  const again = follow({life, status, ask: async () => 'answer', show: ({kind, answer, problem}) => {
    shown.push(problem?.message ?? kind);
    if (answer === 'answer' && shown.length > 3) throw new Error('A mistake.');
  }});
  await settled();
  await assert.rejects(again(), /A mistake/);
  assert.deepEqual(shown, ['loading', 'shown', 'loading', 'shown', 'A mistake.']);
  life.end();
});
