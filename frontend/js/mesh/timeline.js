const MOST_REPEATED = 100;

/**
 * @typedef {{step: string, atMillis: number, detail?: string}} TimelineStep `atMillis` is that of the clock
 */

/**
 * The named steps of one link, in order. The first of each name is kept for good, of those that come again only
 * the last hundred.
 */
export class Timeline {
  #clock;
  /** @type {TimelineStep[]} */
  #first = [];
  /** @type {TimelineStep[]} */
  #repeated = [];

  /** @param {import('../lib/clock.js').Clock} clock */
  constructor(clock) {
    this.#clock = clock;
  }

  /** @param {string} step @param {string} [detail] */
  add(step, detail) {
    const entry = { step, atMillis: this.#clock.now(), ...(detail && { detail }) };
    if (!this.has(step)) this.#first.push(entry);
    else if (this.#repeated.push(entry) > MOST_REPEATED) this.#repeated.shift();
  }

  /** @param {string} step */
  has(step) {
    return this.#first.some((entry) => entry.step === step);
  }

  /** @returns {TimelineStep[]} oldest first */
  get steps() {
    return [...this.#first, ...this.#repeated].sort((a, b) => a.atMillis - b.atMillis);
  }
}
