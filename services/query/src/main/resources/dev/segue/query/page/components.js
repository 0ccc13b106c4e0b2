// The components of the model that answers, and their colours as properties of the page's style.

import {get, path} from './api.js';
import {OTHER, componentColours, property} from './colours.js';
import {follow} from './follow.js';
import {page} from './life.js';
import {answering} from './status.js';
import {Store} from './store.js';

export const label = component => component.label ?? component.alias ?? component.name;

/** The components, by label; colours of what was drawn before they came follow by themselves. */
export const components = new Store(new Map());

export const colourOfComponent = id => `var(--component-${id}, ${OTHER})`;
export const colourOfCategory = name => `var(${property(name)}, ${OTHER})`;

/** Reads them again, as when one was given another name. */
export let readComponents = () => {};

export function followComponents(status) {
  readComponents = follow({
    life: page,
    status,
    key: answering,
    ask: signal => status.value.version ? get(path`v1/models/${status.value.model}`, signal) : Promise.resolve({components: []}),
    show: ({kind, answer}) => {
      if (kind !== 'shown') return true;
      const style = document.documentElement.style;
      const colours = componentColours(answer.components.map(one => one.id));
      for (const one of answer.components) {
        style.setProperty(`--component-${one.id}`, colours.get(one.id));
        style.setProperty(property(label(one)), colours.get(one.id));
      }
      components.set(new Map(answer.components.map(one => [label(one), one])));
      return answer.components.length > 0;
    },
  });
}
