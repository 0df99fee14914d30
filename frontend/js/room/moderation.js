import { Emitter } from '../lib/emitter.js';

/**
 * What hosts and moderators may do to others, and how they are answered; the server decides.
 *
 * Event: `problem` with `{code, detail}` of a call that was refused.
 */
export class Moderation extends Emitter {
  #signaling;
  #rooms;
  #store;
  #controls;
  #mutes;
  /** The room in which the own microphone was switched off by somebody else. @type {string | null} */
  #mutedIn = null;

  /**
   * @param {object} parts
   * @param {import('../signaling/signaling-client.js').SignalingClient} parts.signaling
   * @param {ReturnType<typeof import('./rooms.js').createRooms>} parts.rooms
   * @param {import('./room-store.js').RoomStore} parts.store
   * @param {import('./local-controls.js').LocalControls} parts.controls
   * @param {import('./room-memory.js').RoomMemory} parts.mutes
   */
  constructor({ signaling, rooms, store, controls, mutes }) {
    super();
    this.#signaling = signaling;
    this.#rooms = rooms;
    this.#store = store;
    this.#controls = controls;
    this.#mutes = mutes;
    signaling.on('knocks', (knocks) => store.apply(knocks));
    signaling.on('error', (error) => this.#handleError(error));
    controls.on('change', () => this.#noteSwitchedOn());
  }

  /** Before the devices start. @param {string} code @returns {boolean} whether the microphone is to stay off, as somebody else has left it */
  begin(code) {
    const keptOff = this.#mutes.has(code);
    this.#mutedIn = keptOff ? code : null;
    this.#store.change({ keptOff });
    return keptOff;
  }

  /** What one may not is switched off, and so is the microphone that somebody mutes. @param {{type?: string, action?: string}} event */
  heed({ type, action }) {
    const wasOn = this.#controls.wanted.micOn;
    this.#controls.permit(this.#store.state.rights);
    if (type === 'moderated' && action === 'mute') this.#controls.set('mic', false);
    if (wasOn && !this.#controls.wanted.micOn) this.#noteMuted(type === 'joined');
  }

  /** @param {string} [id] everybody's microphone without it */
  mute(id) {
    this.#say('mute', id);
  }

  /** @param {string} id @param {'mic' | 'camera'} right to be switched on */
  ask(id, right) {
    this.#say('ask', id, { right });
  }

  /**
   * @param {keyof import('./rights-model.js').Rights} right
   * @param {boolean} granted
   * @param {string} [id] everybody without it, now and later
   */
  allow(right, granted, id) {
    this.#say(granted ? 'allow' : 'deny', id, { right });
  }

  /** @param {string} [id] everybody's without it */
  lowerHand(id) {
    this.#say('lower-hand', id);
  }

  /** @param {string} id of the participant */
  remove(id) {
    this.#say('remove', id);
  }

  /** @param {string} id @param {boolean} isModerator only a host may */
  appoint(id, isModerator) {
    this.#say(isModerator ? 'promote' : 'demote', id);
  }

  /** @param {'open' | 'knock' | 'locked'} entry */
  setEntry(entry) {
    this.#say('entry', undefined, { entry });
  }

  /** @param {string} [id] all who wait without it */
  admit(id) {
    this.#say('admit', id);
  }

  /** @param {string} [id] all who wait without it */
  refuse(id) {
    this.#say('refuse', id);
  }

  /** @param {string} id of somebody who waits @param {string} text one line of up to 200 characters */
  write(id, text) {
    this.#say('write', id, { text });
  }

  /** Does what one was asked to, or not. @param {boolean} isAgreed */
  answerAsk(isAgreed) {
    const { asked } = this.#store.model;
    this.#store.apply({ type: 'asked-answered' });
    if (asked && isAgreed) this.#controls.set(asked.right, true);
  }

  /** It was read what standing in for the host means. */
  confirmStandingIn() {
    this.#store.apply({ type: 'standing-in-known' });
  }

  /** @param {string} passcode empty for none; only a host may. @returns {Promise<boolean>} whether it is so now */
  setPasscode(passcode) {
    return this.#ask(() => this.#rooms.change(this.#code, { passcode }));
  }

  /** For everybody; only a host may. */
  async endRoom() {
    // The end itself may be told before this call is answered.
    this.#store.change({ hasEnded: true });
    const isDone = await this.#ask(() => this.#rooms.end(this.#code));
    if (!isDone) this.#store.change({ hasEnded: false });
    return isDone;
  }

  /** What was done in this room, newest first; only for hosts. @param {number} page */
  actions(page) {
    return this.#rooms.actions(this.#code, page);
  }

  /** @param {boolean} isEntering without another word about it */
  #noteMuted(isEntering) {
    this.#mutedIn = this.#code;
    this.#mutes.add(this.#code);
    if (isEntering) this.#store.change({ keptOff: true });
  }

  /** Who switches on by other means has answered as well, and is muted no more. */
  #noteSwitchedOn() {
    if (this.#mutedIn && this.#controls.state.mic.on) {
      this.#mutes.forget(this.#mutedIn);
      this.#mutedIn = null;
      this.#store.change({ keptOff: false });
    }
    const { asked } = this.#store.model;
    if (asked && this.#controls.state[asked.right].on)
      this.#store.apply({ type: 'asked-answered' });
  }

  #handleError({ code, ref }) {
    // What was chosen is not so: what is shown goes back to what is.
    if (ref === 'moderate') this.#store.change({});
    // Whoever waited for an answer is there no more.
    if (code === 'participant-unreachable') this.#store.apply({ type: 'knock-gone', id: ref });
  }

  get #code() {
    return this.#store.model.room.code;
  }

  #say(action, target, more = {}) {
    const body = { action, ...(target && { target }), ...more };
    this.#signaling.command('moderate', body, target ?? 'moderate');
  }

  async #ask(call) {
    try {
      await call();
      return true;
    } catch (problem) {
      this.emit('problem', problem);
      return false;
    }
  }
}
