import { randomId } from '../lib/random-id.js';

/** What is said in the room in writing; the log itself is `state.chat`. */
export class RoomChat {
  #signaling;
  #store;
  #clock;

  /**
   * @param {object} parts
   * @param {import('../signaling/signaling-client.js').SignalingClient} parts.signaling
   * @param {import('./room-store.js').RoomStore} parts.store
   * @param {import('../lib/clock.js').Clock} parts.clock
   */
  constructor({ signaling, store, clock }) {
    this.#signaling = signaling;
    this.#store = store;
    this.#clock = clock;
  }

  /** @param {string} text up to 4000 characters; pending in `state.chat` until the room has it */
  send(text) {
    const { selfId: from, displayName } = this.#store.model;
    if (!text.trim() || !from) return;
    const ref = randomId(12);
    const at = new Date(this.#clock.now()).toISOString();
    const message = { id: ref, ref, from, displayName, text, at };
    this.#store.apply({ type: 'chat-sent', message });
    this.#signaling.sendChat(text, ref);
  }
}
