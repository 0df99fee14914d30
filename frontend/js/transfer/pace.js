const WINDOW_MILLIS = 5_000;

/** How fast something goes, by what came in the last seconds. */
export class Pace {
  #clock;
  /** @type {Array<{at: number, bytes: number}>} */
  #samples = [];

  /** @param {import('../lib/clock.js').Clock} clock */
  constructor(clock) {
    this.#clock = clock;
  }

  /** @param {number} bytes so far */
  add(bytes) {
    const at = this.#clock.now();
    this.#samples.push({ at, bytes });
    while (this.#samples.length > 2 && at - this.#samples[1].at > WINDOW_MILLIS) {
      this.#samples.shift();
    }
  }

  /** What comes after a pause is not measured against what came before it. */
  restart() {
    this.#samples = [];
  }

  /** @returns {number | null} null when nothing is known yet */
  get bytesPerSecond() {
    const [first] = this.#samples;
    const last = this.#samples.at(-1);
    if (!last || last.at === first.at) return null;
    return ((last.bytes - first.bytes) * 1000) / (last.at - first.at);
  }
}
