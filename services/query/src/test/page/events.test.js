import assert from 'node:assert/strict';
import test from 'node:test';
import {EventReader} from '../../main/resources/dev/segue/query/page/events.js';

function read(...parts) {
  const events = [];
  const reader = new EventReader(event => events.push(event));
  parts.forEach(part => reader.read(part));
  return events;
}

test('events are whole however their text is cut', () => {
  const text = ': hello\n\nevent: track\nid: 7\ndata: {"a":\ndata: 1}\n\nid: 8\ndata: x\n\n';
  const whole = [{name: 'track', id: '7', data: '{"a":\n1}'}, {name: 'message', id: '8', data: 'x'}];
  assert.deepEqual(read(text), whole);
  assert.deepEqual(read(...text), whole);
  assert.deepEqual(read(...text.replaceAll('\n', '\r\n')), whole);
});

test('what has no end yet is no event, and a comment is none', () => {
  assert.deepEqual(read('data: half'), []);
  assert.deepEqual(read(': still here\n\n'), []);
});
