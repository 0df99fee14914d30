import { Emitter } from '../lib/emitter.js';

/**
 * Reads the inbox of one seat. Its messages are numbered by the header `n`; what was already seen is dropped.
 *
 * Events: `signal` with `{from, fromIncarnation, kind, body}`, `body` being text as the sender wrote it; every
 * other message under its own type.
 */
export class Inbox extends Emitter {
  /** The number of the last message seen; null before the first. @type {number | null} */
  lastN = null;

  /** Another seat has another numbering. */
  reset() {
    this.lastN = null;
  }

  /**
   * @param {{headers: Record<string, string>, body: string}} frame
   * @param {boolean} isJoining whether `joined` is awaited. A restarted server begins to count anew, and the
   *   answer to our join is where we learn it.
   */
  handle({ headers, body }, isJoining) {
    const n = Number.parseInt(headers.n, 10);
    if (headers.kind) {
      const fromIncarnation = Number.parseInt(headers['from-incarnation'], 10);
      if (this.#accept(n)) {
        this.emit('signal', { from: headers.from, fromIncarnation, kind: headers.kind, body });
      }
      return;
    }
    const message = JSON.parse(body);
    if (message.type === 'joined' && isJoining) this.reset();
    if (this.#accept(n)) this.emit(message.type, message);
  }

  #accept(n) {
    if (Number.isNaN(n)) return true;
    if (this.lastN !== null && n <= this.lastN) return false;
    this.lastN = n;
    return true;
  }
}
