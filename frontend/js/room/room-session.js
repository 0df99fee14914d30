import { randomId } from '../lib/random-id.js';
import { initialModel } from './room-model.js';

/** What it means for who reads it that the server wants no more of us; anything else is `unavailable`. */
const PHASES = {
  'room-unknown': 'not-found',
  'not-found': 'not-found',
  'room-ended': 'ended',
  removed: 'removed',
  replaced: 'replaced',
};

/**
 * One person in one room, from the lobby to the end. Nothing throws: what went wrong is in `state` or a notice.
 *
 * Events: `change` after `state` changed, several changes of one moment together; `notice` with
 * `{code, data}`; `level` with `{level}`, the loudness of the own microphone from 0 to 1, 10 times a second.
 */
export class RoomSession extends EventTarget {
  #parts;
  #store;
  #admission;
  #code = null;

  /**
   * @param {object} parts
   * @param {import('./room-store.js').RoomStore} parts.store
   * @param {import('./admission.js').Admission} parts.admission
   * @param {ReturnType<typeof import('./rooms.js').createRooms>} parts.rooms
   * @param {import('./identity.js').Identity} parts.identity
   * @param {import('./presence.js').Presence} parts.presence
   * @param {import('./local-controls.js').LocalControls} parts.controls
   * @param {import('./speaking-watch.js').SpeakingWatch} parts.speaking
   * @param {import('./reload.js').Reload} parts.reload
   * @param {import('./page-life.js').PageLife} parts.page
   * @param {import('../lib/clock.js').Clock} parts.clock
   * @param {(locale: 'ko' | 'en') => void} parts.setLocale
   */
  constructor(parts) {
    super();
    this.#parts = parts;
    this.#store = parts.store;
    this.#admission = parts.admission;
    this.#listen();
  }

  /** @returns {import('./room-state.js').RoomState} a new object after each change */
  get state() {
    return this.#store.state;
  }

  /**
   * Opens the lobby of a room, or takes the seat again after a reload. Devices and socket open meanwhile.
   *
   * @param {string} code
   * @param {{hostSecret?: string | null, displayName?: string}} [options]
   */
  async open(code, { hostSecret = null, displayName } = {}) {
    const { controls, identity, page, presence, reload } = this.#parts;
    presence.close();
    this.#code = code;
    this.#admission.start(code, hostSecret);
    if (displayName) identity.name = displayName;
    this.#store.reset(initialModel(controls.state, identity.name));
    page.start();
    const seat = reload.take(code);
    controls
      .start({ mic: seat?.micOn ?? true, camera: seat?.cameraOn ?? true })
      .then(() => presence.sendState(controls.told));
    if (seat) this.#admission.join({ displayName: seat.displayName, resume: seat.resumeToken });
    else if (identity.isRegistered && identity.name) this.#admission.prepare();
    await this.#admission.lookAt();
  }

  /** @param {string} name remembered for the next visit */
  setDisplayName(name) {
    this.#parts.identity.name = name;
    this.#store.change({ displayName: name });
  }

  /** Asks for a seat; again after a refusal. @param {{passcode?: string}} [options] */
  async join({ passcode } = {}) {
    const { phase, displayName } = this.#store.model;
    if (phase === 'lobby')
      await this.#admission.join({ displayName: displayName.trim(), passcode });
  }

  /** Ends the seat; the others know at once. */
  leave() {
    if (this.#store.model.socket === 'lost') this.#parts.reload.tellAway(this.#code);
    this.#parts.presence.leave();
    this.#finish('left');
  }

  /** As `leave`, for a page that has no more use for this object. */
  close() {
    this.leave();
  }

  /** @param {'ko' | 'en'} locale of the sentences of the server */
  setLocale(locale) {
    this.#parts.setLocale(locale);
  }

  /** @param {boolean} on */
  setMic(on) {
    return this.#parts.controls.set('mic', on);
  }

  /** @param {boolean} on */
  setCamera(on) {
    return this.#parts.controls.set('camera', on);
  }

  /** To be called from a gesture. */
  startScreenShare() {
    return this.#parts.controls.startScreenShare();
  }

  stopScreenShare() {
    this.#parts.controls.stopScreenShare();
  }

  /** @param {boolean} on */
  setHand(on) {
    this.#parts.presence.sendState({ hand: on });
  }

  /** @param {import('../media/devices.js').DeviceKind} kind @param {string} deviceId */
  selectDevice(kind, deviceId) {
    return this.#parts.controls.selectDevice(kind, deviceId);
  }

  /** Asks for a device again that could not be had. @param {'mic' | 'camera'} kind */
  retryMedia(kind) {
    return this.#parts.controls.retry(kind);
  }

  /** @param {string} text up to 4000 characters; pending in `state.chat` until the room has it */
  sendChat(text) {
    if (!text.trim() || !this.#store.model.selfId) return;
    const ref = randomId(12);
    const { selfId: from, displayName } = this.#store.model;
    const at = new Date(this.#parts.clock.now()).toISOString();
    this.#store.apply({
      type: 'chat-sent',
      message: { id: ref, ref, from, displayName, text, at },
    });
    this.#parts.presence.sendChat(text, ref);
  }

  /** @param {string} id of the participant; only a host may */
  removeParticipant(id) {
    this.#parts.presence.remove(id);
  }

  /** For everybody; only a host may. */
  async endRoom() {
    try {
      await this.#parts.rooms.end(this.#code);
    } catch (problem) {
      this.#notice(problem.code, { detail: problem.detail });
    }
  }

  /** Hurries what is lost: the room, the socket, or the link to one participant. @param {string} [id] */
  tryAgain(id) {
    if (this.#store.model.phase === 'unavailable') return this.open(this.#code);
    return this.#parts.presence.hurry(id);
  }

  #listen() {
    const { controls, page, presence, reload, speaking } = this.#parts;
    const store = this.#store;
    store.on('change', () => this.dispatchEvent(new Event('change')));
    this.#admission.on('problem', (problem) => this.#refuse(problem));
    this.#admission.on('notice', ({ code, data }) => this.#notice(code, data));
    controls.on('change', () => store.change({ local: controls.state }));
    controls.on('media', (media) => presence.sendState(media));
    controls.on('track', ({ slot, track }) => presence.setTrack(slot, track));
    controls.on('level', (level) => this.#dispatch('level', { level }));
    controls.on('notice', ({ code, data }) => this.#notice(code, data));
    speaking.on('speaking', (ids) => store.change({ speaking: ids }));
    presence.on('model', (event) => this.#handleModel(event));
    presence.on('refused', (refused) => this.#refuse(refused));
    presence.on('ended', (ended) => this.#end(ended));
    presence.on('error', ({ code, detail, ref }) => {
      this.#store.apply({ type: 'chat-refused', ref });
      this.#notice(code, { detail });
    });
    page.on('hide', () => reload.save(this.#code, this.#store.model.displayName, controls.wanted));
    page.on('restore', () => reload.clear());
    page.on('restore', () => presence.hurry());
    page.on('wake', () => presence.hurry());
  }

  #handleModel(event) {
    const { participantId, participant, message } = event;
    const left = this.#store.model.roster.find(({ id }) => id === participantId);
    this.#store.apply(event);
    if (event.type === 'joined') this.#parts.speaking.start();
    if (event.type === 'participant-joined') this.#notice(event.type, participant);
    if (event.type === 'participant-left' && left) this.#notice(event.type, left);
    if (event.type === 'chat' && message.from !== this.#store.model.selfId)
      this.#notice('chat', message);
  }

  #refuse({ code, detail }) {
    // Without a room to show there is no lobby to go back to.
    if (PHASES[code] || this.#store.model.phase === 'opening') this.#end({ code, detail });
    else this.#store.change({ phase: 'lobby', refusal: { code, detail } });
  }

  #end({ code, detail = '' }) {
    this.#parts.presence.close();
    if (PHASES[code]) this.#finish(PHASES[code]);
    else this.#finish('unavailable', { code, detail });
  }

  #finish(phase, refusal = null) {
    const { controls, page, reload, speaking } = this.#parts;
    this.#admission.stop();
    page.stop();
    reload.clear();
    speaking.stop();
    controls.stop();
    this.#store.apply({ type: 'left-room', phase, refusal });
  }

  #notice(code, data) {
    this.#dispatch('notice', { code, data });
  }

  #dispatch(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
