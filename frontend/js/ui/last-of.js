import { systemClock } from '../lib/clock.js';

const SETTLED_AFTER_MS = 2_000;

/** Tells a text that has stayed for 2 s; what came and went meanwhile is not told, and nothing twice in a row. */
export class LastOf {
  #tell;
  #clock;
  #noted = '';
  #told = '';
  /** @type {any} */
  #timer;

  /**
   * @param {(text: string) => void} tell
   * @param {Pick<import('../lib/clock.js').Clock, 'setTimeout' | 'clearTimeout'>} [clock]
   */
  constructor(tell, clock = systemClock) {
    this.#tell = tell;
    this.#clock = clock;
  }

  /** @param {string} text empty for nothing to tell */
  note(text) {
    if (text === this.#noted) return;
    this.#noted = text;
    this.stop();
    this.#timer = this.#clock.setTimeout(() => this.#settled(), SETTLED_AFTER_MS);
  }

  stop() {
    this.#clock.clearTimeout(this.#timer);
  }

  #settled() {
    if (this.#noted === this.#told) return;
    this.#told = this.#noted;
    this.#tell(this.#told);
  }
}
