import { Emitter } from '../lib/emitter.js';

/**
 * What hosts and moderators may do to others; the server decides.
 *
 * Event: `problem` with `{code, detail}` of a call that was refused.
 */
export class Moderation extends Emitter {
  #signaling;
  #rooms;
  #store;

  /**
   * @param {object} parts
   * @param {import('../signaling/signaling-client.js').SignalingClient} parts.signaling
   * @param {ReturnType<typeof import('./rooms.js').createRooms>} parts.rooms
   * @param {import('./room-store.js').RoomStore} parts.store
   */
  constructor({ signaling, rooms, store }) {
    super();
    this.#signaling = signaling;
    this.#rooms = rooms;
    this.#store = store;
  }

  /** @param {string} id of the participant; only a host and who stands in for one may */
  remove(id) {
    this.#signaling.command('moderate', { action: 'remove', target: id }, id);
  }

  /** For everybody; only a host may. */
  async endRoom() {
    try {
      await this.#rooms.end(this.#store.model.room.code);
    } catch (problem) {
      this.emit('problem', problem);
    }
  }
}
