import { remembered } from './remembered.js';

/**
 * A choice between yes and no that this browser keeps.
 * @param {string} key
 * @param {boolean} usual
 */
function preference(key, usual) {
  const kept = remembered(key);
  return {
    read: () => (kept.read() ?? String(usual)) === 'true',
    /** @param {boolean} value */
    write: (value) => kept.write(String(value)),
  };
}

/** The microphone is on while the space bar is held. */
export const pushToTalk = preference('madang.pushToTalk', false);

/** Keys that act without Ctrl or ⌘ can be in the way of speech input and of other tools (WCAG 2.1.4). */
export const singleKeys = preference('madang.singleKeys', true);
