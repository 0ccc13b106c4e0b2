// Dark or light: what was chosen here, or else what the system says.

import {Store} from './store.js';

const KEY = 'segue.theme';
const root = document.documentElement;
const system = matchMedia('(prefers-color-scheme: dark)');

const current = () => root.dataset.theme ?? (system.matches ? 'dark' : 'light');

try {
  const kept = localStorage.getItem(KEY);
  if (kept) root.dataset.theme = kept;
} catch {
  // A browser that keeps nothing.
}

/** 'dark' or 'light'. */
export const theme = new Store(current());

system.addEventListener('change', () => theme.set(current()));

export function changeTheme() {
  root.dataset.theme = current() === 'dark' ? 'light' : 'dark';
  try {
    localStorage.setItem(KEY, root.dataset.theme);
  } catch {
    // It lasts as long as the page.
  }
  theme.set(current());
}
