/** Counts the seconds of a wait down for its host. */
export class CountdownController {
  secondsLeft = 0;
  #host;
  #until = 0;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #ticking;

  /** @param {import('lit').ReactiveControllerHost} host */
  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected() {
    clearInterval(this.#ticking);
  }

  /** @param {number} millis 0 ends a wait */
  start(millis) {
    clearInterval(this.#ticking);
    this.#until = performance.now() + millis;
    if (millis > 0) this.#ticking = setInterval(() => this.#tick(), 250);
    this.#tick();
  }

  #tick() {
    const left = Math.ceil((this.#until - performance.now()) / 1_000);
    if (left <= 0) clearInterval(this.#ticking);
    if (Math.max(0, left) === this.secondsLeft) return;
    this.secondsLeft = Math.max(0, left);
    this.#host.requestUpdate();
  }
}

/** As a clock shows it: 2:05. @param {number} seconds */
export const countdownText = (seconds) =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
