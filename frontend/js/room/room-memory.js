const MOST_ROOMS = 8;
/** Longer than a meeting: who comes back another day begins anew. */
const LONGEST_MILLIS = 12 * 60 * 60_000;

/** Rooms in which something was done to the person of this browser that holds for a while, be the tab closed or not. */
export class RoomMemory {
  #storage;
  #clock;
  #key;

  /**
   * @param {Pick<Storage, 'getItem' | 'setItem'>} storage that outlives the tab
   * @param {import('../lib/clock.js').Clock} clock
   * @param {string} key
   */
  constructor(storage, clock, key) {
    this.#storage = storage;
    this.#clock = clock;
    this.#key = key;
  }

  /** @param {string} code */
  has(code) {
    return this.#entries().some(([room]) => room === code);
  }

  /** @param {string} code */
  add(code) {
    this.#keep([[code, this.#clock.now()], ...this.#without(code)].slice(0, MOST_ROOMS));
  }

  /** @param {string} code */
  forget(code) {
    this.#keep(this.#without(code));
  }

  #without(code) {
    return this.#entries().filter(([room]) => room !== code);
  }

  #keep(entries) {
    this.#storage.setItem(this.#key, JSON.stringify(entries));
  }

  /** @returns {Array<[string, number]>} newest first */
  #entries() {
    try {
      const kept = JSON.parse(this.#storage.getItem(this.#key) ?? '[]');
      return kept.filter(([, at]) => this.#clock.now() - at < LONGEST_MILLIS);
    } catch {
      return [];
    }
  }
}
