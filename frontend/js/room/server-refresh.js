const PERIOD_MILLIS = 600_000;
const PAUSE_MILLIS = 5_000;

/** Keeps the credentials of the ICE servers fresh: now and then, and sooner when a repair needs them. */
export class ServerRefresh {
  #clock;
  #ask;
  #timer = null;
  #askedAt = 0;

  /**
   * @param {import('../lib/clock.js').Clock} clock
   * @param {() => void} ask
   */
  constructor(clock, ask) {
    this.#clock = clock;
    this.#ask = ask;
  }

  start() {
    this.stop();
    this.#timer = this.#clock.setInterval(() => this.hurry(), PERIOD_MILLIS);
  }

  stop() {
    this.#clock.clearInterval(this.#timer);
  }

  /** Asks now, at most every 5 s. */
  hurry() {
    const now = this.#clock.now();
    if (now - this.#askedAt < PAUSE_MILLIS) return;
    this.#askedAt = now;
    this.#ask();
  }
}
