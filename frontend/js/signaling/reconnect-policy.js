const FIRST_TRY_MILLIS = 200;
const SHORTEST_MILLIS = 500;
/** As long as somebody may still be looking at the screen. */
const LONGEST_MILLIS = 2_000;
const PATIENT_MILLIS = 10_000;
/** A minute of tries that are refused at once; of a network that answers nothing, several minutes. */
const PATIENT_AFTER = 40;

/** When to come back after a connection ended. Pure but for the injected chance. */
export class ReconnectPolicy {
  #attempts = 0;
  #random;

  /** @param {() => number} [random] from 0 to 1 */
  constructor(random = Math.random) {
    this.#random = random;
  }

  /**
   * @param {import('./stomp-connection.js').Closed} closed
   * @returns {number | null} milliseconds to wait; null: stay away
   */
  next({ retry } = {}) {
    if (retry === 'never') return null;
    const delayMillis = this.#backOff();
    // Everybody was told the same time, so chance goes on top of it.
    return retry > 0
      ? retry + this.#random() * Math.max(delayMillis, SHORTEST_MILLIS)
      : delayMillis;
  }

  /** To be called when a connection turned out to be good. */
  reset() {
    this.#attempts = 0;
  }

  #backOff() {
    const attempt = this.#attempts++;
    if (attempt === 0) return this.#random() * FIRST_TRY_MILLIS;
    const longest = attempt < PATIENT_AFTER ? LONGEST_MILLIS : PATIENT_MILLIS;
    const limit = Math.min(longest, SHORTEST_MILLIS * 2 ** (attempt - 1));
    return limit * (0.5 + 0.5 * this.#random());
  }
}
