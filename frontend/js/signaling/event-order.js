const MOST_HELD_BACK = 500;

/**
 * Puts the events of a room in order by `seq`: an event behind a gap waits until the gap is closed by
 * `synced`, repeated ones are dropped. Pure.
 */
export class EventOrder {
  #seq = 0;
  /** @type {Map<number, any>} */
  #held = new Map();

  get seq() {
    return this.#seq;
  }

  get hasGap() {
    return this.#held.size > 0;
  }

  /** Forgets also what waits: it may be of another run of the server. @param {number} seq of `joined` */
  restart(seq) {
    this.#seq = seq;
    this.#held.clear();
  }

  /** @param {number} seq of the state that replaces everything before */
  reset(seq) {
    this.#seq = seq;
    for (const heldSeq of [...this.#held.keys()]) {
      if (heldSeq <= seq) this.#held.delete(heldSeq);
    }
  }

  /**
   * @param {{seq: number}} event
   * @returns {any[]} the events that are now due, in order
   */
  accept(event) {
    if (event.seq > this.#seq && this.#held.size < MOST_HELD_BACK) {
      this.#held.set(event.seq, event);
    }
    return this.#release();
  }

  /**
   * @param {{seq: number, events?: any[]}} synced without the whole state
   * @returns {any[]} the events that are now due, in order
   */
  fill({ events = [] }) {
    for (const event of events) {
      if (event.seq > this.#seq) this.#held.set(event.seq, event);
    }
    return this.#release();
  }

  #release() {
    const due = [];
    for (let next; (next = this.#held.get(this.#seq + 1));) {
      this.#held.delete(++this.#seq);
      due.push(next);
    }
    return due;
  }
}
