import { Emitter } from '../lib/emitter.js';
import { EventOrder } from './event-order.js';
import { Repeater } from './repeater.js';

/**
 * The numbered events of a room, complete and in order, whatever arrives. Asks with `sync` until the answer
 * says that nothing is missing.
 *
 * Events: `event` with one event; `snapshot` with `{room, participants, meeting}`, which replaces what was known.
 */
export class RoomEvents extends Emitter {
  #order = new EventOrder();
  #sync;
  #sendSync;

  /**
   * @param {import('../lib/clock.js').Clock} clock
   * @param {(seq: number) => void} sendSync
   */
  constructor(clock, sendSync) {
    super();
    this.#sync = new Repeater(clock);
    this.#sendSync = sendSync;
  }

  /** @param {number} seq of the state that `joined` brought */
  start(seq) {
    this.#order.restart(seq);
    this.#startSync();
  }

  stop() {
    this.#sync.stop();
  }

  /** Whatever the answer brings, it says that the server is there. */
  ask() {
    this.#startSync();
  }

  /** @param {any} event from the topic of the room */
  handle(event) {
    if (event.type === 'seq') {
      // A lower number comes from before; the server's is the truth only when it is ahead.
      if (event.seq > this.#order.seq) this.#startSync();
      return;
    }
    this.#publish(this.#order.accept(event));
    if (this.#order.hasGap && !this.#sync.isRunning) this.#startSync();
  }

  /** @param {any} synced */
  handleSynced(synced) {
    if (synced.participants) {
      this.#order.reset(synced.seq);
      const { room, participants, meeting } = synced;
      this.emit('snapshot', { room, participants, ...(meeting && { meeting }) });
    }
    this.#publish(this.#order.fill(synced));
    if (this.#order.seq >= synced.seq && !this.#order.hasGap) this.#sync.stop();
  }

  #startSync() {
    this.#sync.start(() => this.#sendSync(this.#order.seq));
  }

  #publish(events) {
    for (const event of events) this.emit('event', event);
  }
}
