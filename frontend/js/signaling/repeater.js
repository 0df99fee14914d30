/** Does something at once and again every second until it is told to stop. */
export class Repeater {
  #clock;
  #timer = null;

  /** @param {import('../lib/clock.js').Clock} clock */
  constructor(clock) {
    this.#clock = clock;
  }

  get isRunning() {
    return this.#timer !== null;
  }

  /** @param {() => void} action */
  start(action) {
    this.stop();
    this.#timer = this.#clock.setInterval(action, 1_000);
    action();
  }

  stop() {
    this.#clock.clearInterval(this.#timer);
    this.#timer = null;
  }
}
