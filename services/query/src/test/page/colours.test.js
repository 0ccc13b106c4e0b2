import assert from 'node:assert/strict';
import test from 'node:test';
import {NamedColours, OTHER, PALETTE, componentColours, property} from '../../main/resources/dev/segue/query/page/colours.js';

test('a component has one colour, whatever others there are', () => {
  const all = componentColours([1, 2, 3, 8]);
  assert.equal(componentColours([8, 3]).get(3), all.get(3));
  assert.equal(componentColours([3, 8, 9]).get(8), all.get(8));
});

test('no two components of a model have the same colour', () => {
  const colours = componentColours([1, 17, 2, 33, 16, 5]);
  assert.equal(new Set(colours.values()).size, 6);
  assert.equal(colours.get(1), PALETTE[0]);
});

test('more components than colours repeat them', () => {
  assert.equal(componentColours(Array.from({length: 20}, (_, i) => i + 1)).size, 20);
});

test('a name keeps its colour when others are filtered away, and the last ones share one', () => {
  const colours = new NamedColours();
  const rock = colours.of('rock');
  for (let i = 0; i < PALETTE.length; i++) colours.of(`genre ${i}`);
  assert.equal(colours.of('rock'), rock);
  assert.equal(colours.of('one more'), OTHER);
});

test('a property is named after any text, and no two texts share one', () => {
  assert.equal(property('energy'), '--category-energy');
  assert.match(property('Night drive; }'), /^--category-[\w-]+$/);
  assert.notEqual(property('a b'), property('a-b'));
});
