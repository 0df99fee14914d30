/** Somebody else takes over only when this one has been heard for so long. */
const LEAST_MS = 1500;
/** Who speaks is told until a second of silence; with this one it is 2 s until another may take over. */
const HOLD_MS = 1000;

/**
 * Whose face is large in the speaker view. Those who speak are told after 300 ms of sound. Pure.
 */
export class SpeakerChoice {
  /** @type {string | null} */
  #chosen = null;
  #sinceMs = 0;
  #heardMs = 0;

  /**
   * @param {readonly string[]} ids who can be chosen, in order
   * @param {readonly string[]} speaking the ids of those who speak
   * @param {number} nowMs
   * @returns {string | null}
   */
  update(ids, speaking, nowMs) {
    const chosen = this.#chosen;
    if (chosen === null || !ids.includes(chosen)) {
      return this.#choose(ids.find((id) => speaking.includes(id)) ?? ids[0] ?? null, nowMs);
    }
    if (speaking.includes(chosen)) this.#heardMs = nowMs;
    const next = ids.find((id) => id !== chosen && speaking.includes(id));
    return next !== undefined && this.#waitMs(nowMs) <= 0 ? this.#choose(next, nowMs) : chosen;
  }

  /**
   * @param {readonly string[]} speaking
   * @param {number} nowMs
   * @returns {number | null} when to look again although nothing changed; null when nobody waits
   */
  dueInMs(speaking, nowMs) {
    const others = speaking.some((id) => id !== this.#chosen);
    return others && !speaking.includes(this.#chosen ?? '')
      ? Math.max(0, this.#waitMs(nowMs))
      : null;
  }

  /** @param {number} nowMs */
  #waitMs(nowMs) {
    return Math.max(this.#sinceMs + LEAST_MS, this.#heardMs + HOLD_MS) - nowMs;
  }

  /** @param {string | null} id @param {number} nowMs */
  #choose(id, nowMs) {
    this.#chosen = id;
    this.#sinceMs = nowMs;
    this.#heardMs = nowMs;
    return id;
  }
}

/**
 * The order of the tiles: as people came. Who speaks on a later page takes the place of who was silent longest on the
 * first one; nothing else ever moves. Pure.
 */
export class TileOrder {
  /** @type {string[]} */
  #order = [];
  /** @type {Map<string, number>} */
  #spokeMs = new Map();

  /**
   * @param {readonly string[]} ids in order of joining
   * @param {readonly string[]} speaking
   * @param {number} firstPage how many tiles it has
   * @param {readonly string[]} fixed who keeps the place
   * @param {number} nowMs
   * @returns {string[]}
   */
  update(ids, speaking, firstPage, fixed, nowMs) {
    const known = this.#order.filter((id) => ids.includes(id));
    this.#order = [...known, ...ids.filter((id) => !known.includes(id))];
    for (const id of this.#spokeMs.keys()) if (!ids.includes(id)) this.#spokeMs.delete(id);
    for (const id of speaking) this.#spokeMs.set(id, nowMs);
    for (const id of speaking) {
      if (this.#order.indexOf(id) >= firstPage) this.#bringForward(id, speaking, firstPage, fixed);
    }
    return [...this.#order];
  }

  /** @param {string} id @param {readonly string[]} speaking @param {number} firstPage @param {readonly string[]} fixed */
  #bringForward(id, speaking, firstPage, fixed) {
    const spoke = (/** @type {string} */ other) => this.#spokeMs.get(other) ?? -Infinity;
    const silent = this.#order
      .slice(0, firstPage)
      .filter((other) => !fixed.includes(other) && !speaking.includes(other));
    if (silent.length === 0) return;
    const leaving = silent.reduce((one, other) => (spoke(other) < spoke(one) ? other : one));
    const place = this.#order.indexOf(leaving);
    this.#order[this.#order.indexOf(id)] = leaving;
    this.#order[place] = id;
  }
}
