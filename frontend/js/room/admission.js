import { Emitter } from '../lib/emitter.js';

const LOOK_MILLIS = 5_000;
/** After the last letter of a name. */
const NAMED_MILLIS = 1_000;

/**
 * The way into a room: look at it, become its host, open the socket, ask for a seat. What is still under way
 * when another room is opened, or none, comes to nothing.
 *
 * Events: `problem` with `{code, detail}`, after which there is no way in for now; `notice` with `{code, data}`.
 */
export class Admission extends Emitter {
  #rooms;
  #presence;
  #controls;
  #store;
  #visit = 0;
  #code = null;
  #hostSecret = null;
  #connecting = null;
  #clock;
  #readiness;
  #removals;
  #timer = null;
  #namedTimer = null;

  /**
   * @param {object} parts
   * @param {ReturnType<typeof import('./rooms.js').createRooms>} parts.rooms
   * @param {import('./presence.js').Presence} parts.presence
   * @param {import('./local-controls.js').LocalControls} parts.controls
   * @param {import('./room-store.js').RoomStore} parts.store
   * @param {import('../lib/clock.js').Clock} parts.clock
   * @param {import('./readiness.js').Readiness} parts.readiness
   * @param {import('./room-memory.js').RoomMemory} parts.removals
   */
  constructor({ rooms, presence, controls, store, clock, readiness, removals }) {
    super();
    this.#rooms = rooms;
    this.#presence = presence;
    this.#controls = controls;
    this.#store = store;
    this.#clock = clock;
    this.#readiness = readiness;
    this.#removals = removals;
  }

  /** @param {string} code @param {string | null} hostSecret */
  start(code, hostSecret) {
    this.stop();
    this.#code = code;
    this.#hostSecret = hostSecret;
    // Who has the secret is a host at the latest when coming in.
    this.#store.change({ standing: { host: hostSecret !== null, removed: false } });
  }

  stop() {
    this.#visit++;
    this.#connecting = null;
    this.#clock.clearTimeout(this.#timer);
    this.#clock.clearTimeout(this.#namedTimer);
    this.#readiness.stop();
  }

  /**
   * Camera and microphone, ahead of the join; for who was removed from here only once one may come in again.
   *
   * @param {{mic: boolean, camera: boolean}} wanted
   */
  async startDevices(wanted) {
    const visit = this.#visit;
    if (this.#removals.has(this.#code)) {
      const standing = await this.#rooms.standing(this.#code).catch(() => null);
      if (visit !== this.#visit || standing?.removed !== false) return;
      this.#removals.forget(this.#code);
    }
    await this.#controls.start(wanted);
    this.#presence.sendState(this.#controls.told);
  }

  /** Whoever was removed is not looked at by a camera the next time. */
  noteRemoved() {
    this.#removals.add(this.#code);
  }

  /** There is no way in for now: what was ready for it is given back. */
  refuse() {
    this.#readiness.stop();
  }

  /** Somebody is there. */
  wake() {
    this.#readiness.use();
  }

  /** Whoever has said a name is about to come in. */
  name() {
    this.wake();
    this.#clock.clearTimeout(this.#namedTimer);
    this.#namedTimer = this.#clock.setTimeout(() => {
      const { phase, displayName } = this.#store.model;
      if (phase === 'lobby' && displayName.trim()) this.prepare();
    }, NAMED_MILLIS);
  }

  /** Shows the room, or that there is none; again and again while somebody waits at the door. */
  async lookAt() {
    const visit = this.#visit;
    this.#clock.clearTimeout(this.#timer);
    this.#timer = this.#clock.setTimeout(() => this.#lookAgain(), LOOK_MILLIS);
    try {
      const room = await this.#rooms.get(this.#code);
      if (visit !== this.#visit) return;
      if (room.state === 'ended') this.emit('problem', { code: 'room-ended' });
      else if (!this.#store.model.selfId) this.#store.change({ room });
      if (this.#store.model.phase === 'opening') {
        this.#store.change({ phase: 'lobby' });
        this.#askStanding();
      }
      const { phase, standing } = this.#store.model;
      if (phase === 'lobby') this.#readiness.look(room, standing);
    } catch (problem) {
      // A seat may be good although this request failed.
      const isDecisive = visit === this.#visit && this.#store.model.phase === 'opening';
      if (isDecisive) this.emit('problem', problem);
    }
  }

  /** Told at the door, since a refusal would come only after a name and a passcode. */
  async #askStanding() {
    const visit = this.#visit;
    if (this.#hostSecret) return;
    const standing = await this.#rooms.standing(this.#code).catch(() => null);
    if (!standing || visit !== this.#visit) return;
    if (standing.removed && !this.#store.model.standing.removed) {
      this.noteRemoved();
      this.#controls.stop();
    }
    this.#store.change({ standing });
  }

  async #lookAgain() {
    if (this.#store.model.phase === 'lobby') {
      if (this.#store.model.standing.removed) this.#askStanding();
      return this.lookAt();
    }
    this.#timer = this.#clock.setTimeout(() => this.#lookAgain(), LOOK_MILLIS);
  }

  /** Opens the socket ahead of the join, which then tells what went wrong. */
  prepare() {
    this.#connect(null).catch(() => {});
  }

  /** @param {{displayName: string, passcode?: string, resume?: string | null}} request */
  async join({ displayName, passcode, resume = null }) {
    const visit = this.#visit;
    this.#store.change({ phase: 'joining', refusal: null, displayName });
    try {
      await this.#connect(resume);
    } catch (problem) {
      if (visit === this.#visit) this.emit('problem', problem);
      return;
    }
    if (visit !== this.#visit || this.#store.model.phase !== 'joining') return;
    this.#presence.join({ displayName, media: this.#media(), ...(passcode && { passcode }) });
  }

  #media() {
    const { told, wanted, state } = this.#controls;
    if (!state.starting) return told;
    return { ...told, mic: wanted.micOn, camera: wanted.cameraOn };
  }

  #connect(resume) {
    if (this.#presence.code === this.#code) return Promise.resolve();
    this.#connecting ??= this.#claimAndConnect(resume).finally(() => {
      this.#connecting = null;
    });
    return this.#connecting;
  }

  async #claimAndConnect(resume) {
    const secret = this.#hostSecret;
    this.#hostSecret = null;
    if (secret) {
      await this.#rooms.claimHost(this.#code, secret).catch(({ code, detail }) => {
        this.#store.change({ standing: { host: false, removed: false } });
        this.emit('notice', { code, data: { detail } });
      });
    }
    await this.#presence.connect(this.#code, resume);
  }
}
