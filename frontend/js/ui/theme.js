import { remembered } from './remembered.js';

const choice = remembered('madang.theme');
const systemDark = matchMedia('(prefers-color-scheme: dark)');

export function startTheme() {
  const wanted = choice.read();
  if (wanted === 'light' || wanted === 'dark') document.documentElement.dataset.theme = wanted;
}

/** @returns {'light' | 'dark'} what is shown now */
export function theme() {
  const wanted = document.documentElement.dataset.theme;
  if (wanted === 'light' || wanted === 'dark') return wanted;
  return systemDark.matches ? 'dark' : 'light';
}

export function switchTheme() {
  const next = theme() === 'dark' ? 'light' : 'dark';
  document.documentElement.dataset.theme = next;
  choice.write(next);
}
