import { remembered } from './remembered.js';

/** The same key as in room/, so that a name typed on the start page is the one used at the door. */
const kept = remembered('madang.name');

/** What the link asked for or the user typed in this tab; it wins over the remembered name. */
let current = new URLSearchParams(location.search).get('name') ?? '';

export const ownName = {
  read: () => current || (kept.read() ?? ''),
  /** @param {string} name */
  write(name) {
    current = name;
    if (name) kept.write(name);
  },
};
