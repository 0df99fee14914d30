import { Emitter } from '../lib/emitter.js';
import { randomId } from '../lib/random-id.js';
import { pendingOf } from './chat-log.js';

/**
 * What is said in writing, to the room or to one person; the log itself is `state.chat`.
 *
 * Events: `returned` when a line was refused, see `takeReturned`; `notice` with `{code, data}`.
 */
export class RoomChat extends Emitter {
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
    super();
    this.#signaling = signaling;
    this.#store = store;
    this.#clock = clock;
    signaling.on('private-chat', ({ message }) => {
      const isOwn = message.from === this.#store.model.selfId;
      this.#store.apply({ type: 'private-chat', message });
      if (!isOwn) this.emit('notice', { code: 'chat', data: message });
    });
  }

  /**
   * @param {string} text up to 4000 characters; pending in `state.chat` until the room has it
   * @param {string | null} [to] the only one who is to read it
   */
  send(text, to = null) {
    const { selfId: from, displayName, roster } = this.#store.model;
    if (!text.trim() || !from) return;
    const ref = randomId(12);
    const at = new Date(this.#clock.now()).toISOString();
    const toDisplayName = roster.find(({ id }) => id === to)?.displayName ?? '';
    const address = to ? { to, toDisplayName } : {};
    const message = { id: ref, ref, from, displayName, ...address, text, at };
    this.#store.apply({ type: 'chat-sent', message });
    this.#signaling.sendChat({ text, ref, ...(to && { to }) });
  }

  /** @param {string | undefined} ref what an error is about @returns {boolean} whether it was a line of ours */
  refuse(ref) {
    if (!pendingOf(this.#store.model.chat, ref)) return false;
    this.#store.apply({ type: 'chat-refused', ref });
    this.emit('returned');
    return true;
  }

  /** @returns {{text: string, to: string | null} | null} a line that was refused, to be written again; each once */
  takeReturned() {
    const [line = null] = this.#store.model.returned;
    if (line) this.#store.apply({ type: 'returned-taken' });
    return line;
  }
}
