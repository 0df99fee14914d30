/** So many at once, and some more with each second; what is not used is not saved beyond that. */
export class Allowance {
  #clock;
  #most;
  #perSecond;
  #left;
  #at;

  /**
   * @param {import('../lib/clock.js').Clock} clock
   * @param {number} most
   * @param {number} perSecond
   */
  constructor(clock, most, perSecond) {
    this.#clock = clock;
    this.#most = this.#left = most;
    this.#perSecond = perSecond;
    this.#at = clock.now();
  }

  /** @returns {boolean} whether there was one left */
  take() {
    const now = this.#clock.now();
    const gained = (Math.max(0, now - this.#at) * this.#perSecond) / 1000;
    this.#left = Math.min(this.#most, this.#left + gained);
    this.#at = now;
    if (this.#left < 1) return false;
    this.#left--;
    return true;
  }
}
