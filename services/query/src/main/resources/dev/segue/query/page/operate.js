// What operators wish of a model: the version that is served, and names of components that last.

import {path, post, send} from './api.js';
import {h} from './dom.js';
import {label} from './components.js';

/** A wish is written at once, and obeyed a moment later. */
const OBEYED_AFTER = 1_500;

/** Sends a wish; says what became of it beside the button, and calls back when it should be obeyed. */
async function wish(life, button, send, obeyed) {
  button.disabled = true;
  const said = h('span', {class: 'soft small', role: 'status'}, ' …');
  button.after(said);
  try {
    await send();
    said.textContent = ' Written; it is obeyed in a moment.';
    life.after(OBEYED_AFTER, obeyed);
  } catch (problem) {
    said.textContent = ` ${problem.message}`;
    life.after(6_000, () => said.remove());
  }
  button.disabled = false;
}

/** Serves a version that is kept, and no other until the learner is free again. */
export const serve = (life, model, obeyed) => model.answers || model.state === 'served' ? null
  : h('button', {type: 'button', class: 'small', 'aria-label': `Serve version ${model.version}`, click: ({target}) =>
    wish(life, target, () => post(path`v1/models/${model.name}` + ':promote', {version: model.version}), obeyed)}, 'Serve');

/** Lets the learner choose again, where a version is pinned. */
export const free = (life, name, obeyed) => h('p', {}, 'This version stays, whatever the learner finds. ',
  h('button', {type: 'button', class: 'small', click: ({target}) =>
    wish(life, target, () => post(path`v1/models/${name}` + ':promote', {pin: false}), obeyed)}, 'Let the learner choose'));

/** Gives a component a name, or takes it away where the field is left empty. */
export function rename(life, name, component, obeyed) {
  const field = h('input', {type: 'text', maxlength: 60, size: 14, value: component.alias ?? '', 'aria-label': `Name of ${label(component)}`});
  return h('details', {class: 'values'}, h('summary', {}, 'Rename'), h('form', {submit: event => {
    event.preventDefault();
    const address = path`v1/models/${name}/components/${component.id}`;
    const alias = field.value.trim();
    wish(life, event.target.querySelector('button'), () => alias ? send('PUT', address, {alias}) : send('DELETE', address), obeyed);
  }}, field, ' ', h('button', {class: 'small'}, 'Keep')));
}
