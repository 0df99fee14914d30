import { Emitter } from '../lib/emitter.js';

/**
 * What happens to the page. Events: `hide` when it is closed, reloaded or put aside; `restore` when it comes
 * back as it was; `wake` when the network or the eyes are back.
 */
export class PageLife extends Emitter {
  #listeners;

  /**
   * @param {EventTarget} window
   * @param {EventTarget & {visibilityState: string}} document
   */
  constructor(window, document) {
    super();
    this.#listeners = /** @type {Array<[EventTarget, string, (event: any) => void]>} */ ([
      [window, 'pagehide', () => this.emit('hide')],
      [window, 'pageshow', ({ persisted }) => persisted && this.emit('restore')],
      [window, 'online', () => this.emit('wake')],
      [
        document,
        'visibilitychange',
        () => document.visibilityState === 'visible' && this.emit('wake'),
      ],
    ]);
  }

  start() {
    for (const [target, type, listener] of this.#listeners) target.addEventListener(type, listener);
  }

  stop() {
    for (const [target, type, listener] of this.#listeners) {
      target.removeEventListener(type, listener);
    }
  }
}
