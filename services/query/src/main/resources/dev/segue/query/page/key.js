// The key that a guarded Segue asks for: once, and kept for this tab alone.

import {h} from './dom.js';

const NAME = 'segue-key';
let asking;

/** The headers that carry the key, if there is one. */
export function credentials() {
  const key = globalThis.sessionStorage?.getItem(NAME);
  return key ? {Authorization: `Bearer ${key}`} : {};
}

/** Asks for a key, once however many requests need it. Whether one was given. */
export function askForKey(sentence) {
  asking ??= dialog(sentence).then(key => {
    asking = undefined;
    if (key) sessionStorage.setItem(NAME, key);
    return Boolean(key);
  });
  return asking;
}

function dialog(sentence) {
  return new Promise(resolve => {
    const input = h('input', {type: 'password', required: true, autocomplete: 'off', id: 'key'});
    const box = h('dialog', {class: 'card', 'aria-labelledby': 'key-title'},
      h('form', {method: 'dialog', submit: () => box.close(input.value.trim())},
        h('h2', {id: 'key-title'}, 'A key is needed'),
        h('p', {}, sentence),
        h('p', {}, h('label', {for: 'key'}, 'Key '), input),
        h('p', {}, h('button', {type: 'submit'}, 'Use it'), ' ',
          h('button', {type: 'button', click: () => box.close('')}, 'Not now'))));
    box.addEventListener('close', () => {
      box.remove();
      resolve(box.returnValue);
    });
    document.body.append(box);
    box.showModal();
  });
}
