const PAUSE_MILLIS = 15_000;
// Enough is left for a slow answer, and for links that are made meanwhile.
const USED_SHARE = 0.75;

/** Keeps the credentials of the ICE servers fresh: before they expire, and sooner when a repair needs them. */
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

  /** @param {number} [ttlSeconds] how long the servers of now are good; for ever when missing */
  start(ttlSeconds) {
    this.stop();
    if (!ttlSeconds) return;
    this.#timer = this.#clock.setInterval(() => this.hurry(), ttlSeconds * USED_SHARE * 1_000);
  }

  stop() {
    this.#clock.clearInterval(this.#timer);
  }

  /** Asks now, at most every 15 s; the server answers six times a minute. */
  hurry() {
    const now = this.#clock.now();
    if (now - this.#askedAt < PAUSE_MILLIS) return;
    this.#askedAt = now;
    this.#ask();
  }
}
