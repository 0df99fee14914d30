const SETTLED_AFTER_MS = 1000;

/**
 * Keeps words from flickering: a trouble is told when it has lasted 1 s, its end at once. One object for many
 * things, by key.
 */
export class Settling {
  /** @type {Map<string, {state: string, sinceMs: number, shown: string}>} */
  #known = new Map();

  /**
   * @param {ReadonlyMap<string, string>} states all there are now; `ok` is no trouble
   * @param {number} nowMs
   * @returns {Map<string, string>} what to tell
   */
  settle(states, nowMs) {
    const next = [...states].map(([key, state]) => {
      const known = this.#known.get(key);
      const sinceMs = known?.state === state ? known.sinceMs : nowMs;
      const settled = state === 'ok' || nowMs - sinceMs >= SETTLED_AFTER_MS;
      return /** @type {const} */ ([
        key,
        { state, sinceMs, shown: settled ? state : (known?.shown ?? 'ok') },
      ]);
    });
    this.#known = new Map(next);
    return new Map(next.map(([key, { shown }]) => [key, shown]));
  }

  /**
   * @param {number} nowMs
   * @returns {number | null} when to settle again although nothing changed; null when nothing waits
   */
  dueInMs(nowMs) {
    const waiting = [...this.#known.values()].filter(({ state, shown }) => state !== shown);
    if (waiting.length === 0) return null;
    return Math.min(...waiting.map(({ sinceMs }) => sinceMs)) + SETTLED_AFTER_MS - nowMs;
  }
}
