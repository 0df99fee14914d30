const TOGETHER_MS = 2_000;

/** How many came at about the same time, for what is read aloud: a screen reader cannot keep up with each. */
export class Arrivals {
  /** @type {Set<string> | null} null until it is known what was there before */
  #known = null;
  /** @type {number[]} */
  #times = [];

  /**
   * @param {readonly string[]} ids all that are there
   * @param {number} nowMs
   * @returns {number} how many came within 2 s before the newest, that one included
   */
  count(ids, nowMs) {
    const known = this.#known;
    this.#known = new Set(ids);
    const fresh = known ? ids.filter((id) => !known.has(id)) : [];
    if (fresh.length > 0) {
      const recent = this.#times.filter((time) => nowMs - time <= TOGETHER_MS);
      this.#times = [...recent, ...fresh.map(() => nowMs)];
    }
    return this.#times.length;
  }
}
