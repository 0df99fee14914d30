import { phaseAfter } from './endings.js';
import { noticeOf } from './model-notices.js';
import { initialModel } from './room-model.js';
import { SessionOffers } from './session-offers.js';

/**
 * One person in one room, from the lobby to the end. Nothing throws: what went wrong is in `state` or a notice.
 *
 * Events: `change` after `state` changed, several changes of one moment together; `notice` with
 * `{code, data}`; `level` with `{level}`, the loudness of the own microphone from 0 to 1, 10 times a second;
 * `stats` after each look at the statistics, while they are watched.
 */
export class RoomSession extends SessionOffers {
  #parts;
  #store;
  #admission;
  #code = null;

  /** @param {import('./session-parts.js').SessionParts} parts */
  constructor(parts) {
    super(parts, () => this.#code ?? '');
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
   * @param {{hostSecret?: string | null, displayName?: string, wanted?: {micOn?: boolean, cameraOn?: boolean}}} [options]
   */
  async open(code, { hostSecret = null, displayName, wanted = {} } = {}) {
    const { controls, diagnostics, files, identity, moderation, page, presence, reload, tabs } =
      this.#parts;
    presence.close();
    files.clear();
    diagnostics.begin();
    this.#code = code;
    if (displayName) identity.name = displayName;
    this.#store.reset(initialModel(controls.state, identity.name));
    this.#admission.start(code, hostSecret);
    tabs.start(code);
    page.start();
    const seat = reload.take(code);
    const { micOn, cameraOn } = seat ?? { ...controls.remembered, ...wanted };
    const keptOff = moderation.begin(code);
    this.#admission.startDevices({ mic: micOn && !keptOff, camera: cameraOn });
    if (seat) this.#admission.join({ displayName: seat.displayName, resume: seat.resumeToken });
    else if (identity.isRegistered && identity.name) this.#admission.prepare();
    await this.#admission.lookAt();
  }

  /** @param {string} name remembered for the next visit */
  setDisplayName(name) {
    this.#parts.identity.name = name;
    this.#store.change({ displayName: name });
    this.#admission.name();
  }

  /** Somebody is about to ask for a seat: what that needs of the server is done meanwhile. */
  prepare() {
    const { phase, displayName } = this.#store.model;
    if (phase === 'lobby' && displayName.trim()) this.#admission.prepare();
  }

  /** Asks for a seat; again after a refusal. @param {{passcode?: string}} [options] */
  async join({ passcode } = {}) {
    const { phase, displayName } = this.#store.model;
    if (phase !== 'lobby') return;
    this.#parts.diagnostics.begin();
    await this.#admission.join({ displayName: displayName.trim(), passcode });
  }

  /** The others know at once. */
  leave() {
    this.#depart('left');
  }

  #depart(phase) {
    this.#parts.talk.stop();
    if (this.#store.model.socket === 'lost') this.#parts.reload.tellAway(this.#code);
    this.#parts.presence.leave();
    this.#finish(phase);
  }

  /** As `leave`, for a page that has no more use for this object: what was received and not saved goes with it. */
  close() {
    this.leave();
    this.#parts.files.clear();
  }

  /** @param {'ko' | 'en'} locale of the sentences of the server */
  setLocale(locale) {
    this.#parts.setLocale(locale);
  }

  /** @param {boolean} on */
  setHand(on) {
    this.#parts.presence.sendState({ hand: on });
  }

  /** Hurries what is lost: the room, the socket, or the link to one participant. @param {string} [id] */
  tryAgain(id) {
    if (this.#store.model.phase === 'unavailable') return this.open(this.#code);
    return this.#parts.presence.hurry(id);
  }

  #listen() {
    const { chat, files, controls, diagnostics, ending, moderation, page, presence } = this.#parts;
    const { economy, reload, speaking, tabs } = this.#parts;
    const store = this.#store;
    for (const part of [chat, files, economy]) {
      part.on('notice', ({ code, data }) => this.#notice(code, data));
    }
    store.on('change', () => this.dispatchEvent(new Event('change')));
    this.#admission.on('problem', (problem) => this.#refuse(problem));
    this.#admission.on('notice', ({ code, data }) => this.#notice(code, data));
    controls.on('change', () => store.change({ local: controls.state }));
    controls.on('media', (media) => presence.sendState(media));
    controls.on('track', ({ slot, track }) => presence.setTrack(slot, track));
    controls.on('level', (level) => this.#dispatch('level', { level }));
    controls.on('notice', ({ code, data }) => this.#notice(code, data));
    tabs.on('yield', () => this.#depart('replaced'));
    for (const part of [moderation, ending]) {
      part.on('problem', ({ code, detail }) => this.#notice(code, { detail }));
    }
    speaking.on('speaking', (ids) => store.change({ speaking: ids }));
    presence.on('model', (event) => this.#handleModel(event));
    presence.on('waiting', (waiting) => this.#wait(waiting));
    presence.on('refused', (refused) => this.#refuse(refused));
    presence.on('ended', (ended) => this.#end(ended));
    presence.on('error', (error) => this.#handleError(error));
    page.on('hide', () => {
      reload.save(this.#code, this.#store.model.displayName, controls.wanted);
      tabs.stop();
    });
    page.on('restore', () => {
      reload.clear();
      tabs.start(this.#code);
    });
    page.on('wake', () => {
      presence.wake();
      controls.wake();
      this.#admission.wake();
      tabs.ask();
    });
    page.on('network', () => {
      this.#admission.refuse();
      diagnostics.probe();
    });
    diagnostics.on('stats', () => this.dispatchEvent(new Event('stats')));
  }

  #handleError({ code, detail, ref }) {
    const isChat = this.#parts.chat.refuse(ref);
    // Whoever else cannot be reached is about to leave or to come back, and both are events.
    if (isChat || code !== 'participant-unreachable') this.#notice(code, { detail });
  }

  #handleModel(event) {
    const notice = noticeOf(event, this.#store.model);
    this.#store.apply({ ...event, toldAt: this.#parts.clock.now() });
    this.#parts.moderation.heed(event);
    if (event.type === 'joined') {
      this.#parts.speaking.start();
      this.#parts.tabs.enter();
    }
    if (notice) this.#notice(notice.code, notice.data);
  }

  #refuse({ code, detail, retryAfterMillis }) {
    this.#admission.refuse();
    const refusal = { code, detail, ...(retryAfterMillis && { retryAfterMillis }) };
    // Without a room to show there is no lobby to go back to.
    if (phaseAfter(code) || this.#store.model.phase === 'opening') this.#end(refusal);
    else if (this.#store.model.selfId) this.#standDown(refusal);
    else this.#store.change({ phase: 'lobby', refusal, waiting: null });
  }

  /** Whoever was in, and found the door closed, waits like all others. */
  #wait(waiting) {
    if (this.#store.model.selfId) this.#standDown(null);
    this.#admission.refuse();
    this.#store.apply(waiting);
  }

  /** Goes back from the queue to the door. */
  stopWaiting() {
    if (this.#store.model.phase !== 'waiting') return;
    this.#parts.presence.close();
    this.#leaveModel('lobby', null);
    this.#admission.prepare();
  }

  /** The seat was lost and there is no other: back at the door, with nothing sent to anybody. */
  #standDown(refusal) {
    this.#parts.presence.standDown();
    this.#parts.speaking.stop();
    this.#parts.talk.stop();
    this.#leaveModel('lobby', refusal);
    this.#parts.moderation.heed({});
  }

  #end({ code, detail = '' }) {
    this.#parts.presence.close();
    const phase = phaseAfter(code);
    if (phase === 'removed') this.#admission.noteRemoved();
    this.#finish(phase ?? 'unavailable', phase ? null : { code, detail });
  }

  #finish(phase, refusal = null) {
    const { controls, diagnostics, page, reload, speaking, tabs, talk } = this.#parts;
    this.#admission.stop();
    talk.stop();
    diagnostics.stop();
    page.stop();
    reload.clear();
    speaking.stop();
    controls.stop();
    tabs.stop();
    this.#leaveModel(phase, refusal);
  }

  #leaveModel(phase, refusal) {
    this.#store.apply({ type: 'left-room', phase, refusal, toldAt: this.#parts.clock.now() });
  }

  #notice(code, data) {
    this.#dispatch('notice', { code, data });
  }

  #dispatch(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
