import { Emitter } from '../lib/emitter.js';

/** A page that nobody saw for longer may have been asleep. */
const SLEEP_MILLIS = 10_000;

/**
 * What happens to the page. Events: `hide` when it is closed, reloaded or put aside; `restore` when it comes
 * back as it was; `wake` when the network or the eyes are back; `network` when links may have been lost
 * without a word: on another network, or after a sleep; `visibility` when the page is seen or hidden.
 */
export class PageLife extends Emitter {
  #listeners;
  #document;
  #clock;
  #hiddenAt = null;

  /**
   * @param {EventTarget} window
   * @param {EventTarget & {visibilityState: string}} document
   * @param {import('../lib/clock.js').Clock} clock
   * @param {EventTarget} [network] `navigator.connection`, where there is one
   */
  constructor(window, document, clock, network = new EventTarget()) {
    super();
    this.#document = document;
    this.#clock = clock;
    this.#listeners = /** @type {Array<[EventTarget, string, (event: any) => void]>} */ ([
      [window, 'pagehide', () => this.emit('hide')],
      [window, 'pageshow', ({ persisted }) => persisted && this.#handleRestore()],
      [window, 'online', () => this.#handleNetwork()],
      [network, 'change', () => this.#handleNetwork()],
      [document, 'visibilitychange', () => this.#handleVisibility()],
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

  #handleRestore() {
    this.emit('restore');
    this.#handleNetwork();
  }

  #handleNetwork() {
    this.emit('wake');
    this.emit('network');
  }

  get isVisible() {
    return this.#document.visibilityState === 'visible';
  }

  #handleVisibility() {
    const { isVisible } = this;
    const now = this.#clock.now();
    const sleptMillis = isVisible && this.#hiddenAt !== null ? now - this.#hiddenAt : 0;
    this.#hiddenAt = isVisible ? null : now;
    this.emit('visibility');
    if (isVisible) this.emit('wake');
    if (sleptMillis > SLEEP_MILLIS) this.emit('network');
  }
}
