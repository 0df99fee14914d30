const STORAGE_KEY = 'madang.seat';
// A reload takes seconds. Who comes back later is asked first, before the camera goes on.
const LONGEST_MILLIS = 60_000;

/**
 * @typedef {{code: string, id: string, resumeToken: string, displayName: string, micOn: boolean, cameraOn: boolean}} Seat
 */

/**
 * Carries the seat over a reload. It is kept only from the end of one page to the start of the next, so that a
 * duplicated tab, which gets a copy of the storage, does not take the seat away from its original.
 */
export class SeatMemory {
  #storage;
  #clock;

  /**
   * @param {Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>} storage of the tab
   * @param {import('../lib/clock.js').Clock} clock
   */
  constructor(storage, clock) {
    this.#storage = storage;
    this.#clock = clock;
  }

  /** @param {Seat} seat */
  save(seat) {
    this.#storage.setItem(STORAGE_KEY, JSON.stringify({ ...seat, savedAt: this.#clock.now() }));
  }

  /** @param {string} code @returns {Seat | null} the seat in this room, which is then forgotten */
  take(code) {
    const text = this.#storage.getItem(STORAGE_KEY);
    this.clear();
    try {
      const { savedAt, ...seat } = JSON.parse(text);
      return seat.code === code && this.#clock.now() - savedAt < LONGEST_MILLIS ? seat : null;
    } catch {
      return null;
    }
  }

  clear() {
    this.#storage.removeItem(STORAGE_KEY);
  }
}
