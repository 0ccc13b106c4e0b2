// What is at no address.

import {bdi, h} from './dom.js';

export const missing = () => [
  h('h1', {}, 'There is nothing here'),
  h('p', {class: 'lead'}, 'The page has no view at ', h('code', {}, bdi(location.hash)), '.'),
  h('p', {}, h('a', {href: '#/'}, 'Go to the songs')),
];
