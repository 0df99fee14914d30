import { Emitter } from '../lib/emitter.js';

const MORE_MINUTES = 15;

/**
 * A meeting that is about to end by itself, as `state.closing` tells.
 *
 * Event: `problem` with `{code, detail}` of a call that was refused.
 */
export class MeetingEnd extends Emitter {
  #signaling;
  #rooms;
  #store;
  #clock;

  /**
   * @param {object} parts
   * @param {import('../signaling/signaling-client.js').SignalingClient} parts.signaling
   * @param {ReturnType<typeof import('./rooms.js').createRooms>} parts.rooms
   * @param {import('./room-store.js').RoomStore} parts.store
   * @param {import('../lib/clock.js').Clock} parts.clock
   */
  constructor({ signaling, rooms, store, clock }) {
    super();
    this.#signaling = signaling;
    this.#rooms = rooms;
    this.#store = store;
    this.#clock = clock;
  }

  /** Somebody alone is still there. */
  stay() {
    this.#signaling.command('stay', {});
  }

  /** Gives a planned meeting a quarter of an hour more; only a host may. */
  async extend() {
    const { room } = this.#store.model;
    const from = Math.max(Date.parse(room?.endsAt ?? '') || 0, this.#clock.now());
    const endsAt = new Date(from + MORE_MINUTES * 60_000).toISOString();
    try {
      await this.#rooms.change(room.code, { endsAt });
    } catch (problem) {
      this.emit('problem', problem);
    }
  }
}
