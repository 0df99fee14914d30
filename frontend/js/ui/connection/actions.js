import { playNow } from '../media-element.js';

/**
 * What each advised action does; `view` is where it was pressed.
 * @param {import('./connection-view.js').ConnectionView} view
 * @param {string} id of the participant it is about
 * @returns {Record<string, () => void>}
 */
export const connectionActions = (view, id) => ({
  'try-again': () => view.session?.tryAgain(id),
  wait: () => view.session?.tryAgain(id),
  'check-network': () => selfTestOf(view)?.run(),
  'ask-turn': () => reportOf(view)?.copy(),
  'check-devices': () => view.emit('panel', 'settings'),
  tap: playEverything,
});

/** @param {Element} view @returns {import('./self-test.js').SelfTest | null} */
const selfTestOf = (view) => view.querySelector('madang-self-test');

/** @param {Element} view @returns {import('./copy-report.js').CopyReport | null} */
const reportOf = (view) => view.querySelector('madang-copy-report');

/** A press is what browsers wait for before they play. */
function playEverything() {
  for (const element of document.querySelectorAll('video, audio')) {
    playNow(/** @type {HTMLMediaElement} */ (element)).catch(() => {});
  }
}
