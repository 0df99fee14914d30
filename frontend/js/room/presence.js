import { Emitter } from '../lib/emitter.js';
import { configurationOf } from './ice-configuration.js';
import { isGoodbye } from './room-model.js';
import { ServerRefresh } from './server-refresh.js';

/**
 * This participant in a room: signaling and mesh, which do not know each other, joined together.
 *
 * Events: `model` with what changes the model; `waiting` while a host has to let one in; `notice` with `{code, data}`; `refused` with `{code, detail}`;
 * `ended` with `{code, detail}` when the server wants no more of us.
 */
export class Presence extends Emitter {
  #signaling;
  #mesh;
  #identity;
  #code = null;
  #token = null;
  #locale;
  #seat = null;
  #servers;
  #hasRegisteredAgain = false;
  #visit = 0;

  /**
   * @param {object} parts
   * @param {import('../signaling/signaling-client.js').SignalingClient} parts.signaling
   * @param {import('../mesh/mesh.js').Mesh} parts.mesh
   * @param {import('./identity.js').Identity} parts.identity
   * @param {import('../lib/clock.js').Clock} parts.clock
   * @param {() => string} parts.locale
   */
  constructor({ signaling, mesh, identity, clock, locale }) {
    super();
    this.#signaling = signaling;
    this.#mesh = mesh;
    this.#identity = identity;
    this.#servers = new ServerRefresh(clock, () => signaling.hint('ice', {}));
    this.#locale = locale;
    this.#listenToSignaling();
    this.#listenToMesh();
  }

  /** The seat that a reload can take again; null before `joined`. */
  get seat() {
    return this.#seat;
  }

  /** Participant id of the seat that was asked for, before `joined`. @returns {string | null} */
  get pendingId() {
    return this.#seat ? null : this.#signaling.participantId;
  }

  get selfId() {
    return this.#seat?.id ?? null;
  }

  /** The code of the room that signaling is kept open to. @returns {string | null} */
  get code() {
    return this.#code;
  }

  /**
   * Opens the socket, as the user of this browser.
   *
   * @param {string} code
   * @param {string | null} [resume]
   * @throws {import('../api/api-problem.js').ApiProblem} when there is no user and none can be registered
   */
  async connect(code, resume = null) {
    const visit = ++this.#visit;
    const token = await this.#identity.token();
    if (visit !== this.#visit) return;
    this.#code = code;
    this.#token = token;
    this.#signaling.connect(code, token, { resume, locale: this.#locale() });
  }

  /** @param {Parameters<import('../signaling/signaling-client.js').SignalingClient['join']>[0]} request */
  join(request) {
    this.#signaling.join(request);
  }

  /** @param {{mic?: boolean, camera?: boolean, screen?: boolean, hand?: boolean}} change */
  sendState(change) {
    this.#signaling.sendState(change);
  }

  /** @param {import('../mesh/slots.js').Slot} slot @param {MediaStreamTrack | null} track */
  setTrack(slot, track) {
    this.#mesh.setTrack(slot, track);
  }

  /** How loud each of the others is. @returns {Map<string, number>} */
  get audioLevels() {
    return this.#mesh.audioLevels;
  }

  /** Ends the seat, with a word to everybody. */
  leave() {
    this.#mesh.leave();
    this.#signaling.leave();
    this.#stop();
  }

  /** The seat was refused: nobody may be seen or heard from here any more, but signaling stays for another try. */
  standDown() {
    this.#mesh.close();
    this.#servers.stop();
    this.#seat = null;
  }

  /** Ends everything on this side only. */
  close() {
    this.#mesh.close();
    this.#signaling.close();
    this.#stop();
  }

  /** The page is closing. */
  away() {
    if (this.#seat && this.#signaling.transport === 'websocket')
      this.#signaling.away(this.#seat.incarnation);
  }

  /** Network or page are back: looks after the socket. */
  wake() {
    this.#signaling.hurry();
  }

  /** Somebody wants it now. @param {string} [id] only the link to this participant */
  hurry(id) {
    this.#signaling.hurry();
    this.#mesh.hurry(id);
  }

  #listenToSignaling() {
    const signaling = this.#signaling;
    signaling.on('status', (status) => this.#handleStatus(status));
    signaling.on('joined', (joined) => this.#handleJoined(joined));
    signaling.on('refused', (refused) => this.emit('refused', refused));
    signaling.on('snapshot', (snapshot) => {
      this.#mesh.handleRoster(this.#others(snapshot.participants));
      this.emit('model', { type: 'snapshot', ...snapshot });
    });
    signaling.on('event', (event) => this.#handleEvent(event));
    signaling.on('signal', (signal) => this.#mesh.handleSignal(signal));
    signaling.on('ice', (ice) => {
      this.#mesh.setConfiguration(configurationOf(ice));
      this.#servers.start(ice.iceTtlSeconds);
    });
    signaling.on('moderated', (moderated) => this.emit('model', moderated));
    signaling.on('waiting', (waiting) => this.emit('waiting', waiting));
    signaling.on('error', (error) => this.emit('error', error));
    signaling.on('closed', (closed) => this.#handleClosed(closed));
  }

  #listenToMesh() {
    const mesh = this.#mesh;
    mesh.on('signal', ({ to, kind, body }) => this.#signaling.signal(to, kind, body));
    mesh.on('stale-servers', () => this.#servers.hurry());
    for (const type of ['link', 'view']) mesh.on(type, ({ id }) => this.#tellLink(id));
    mesh.on('removed', ({ id }) => this.emit('model', { type: 'link-removed', id }));
  }

  #tellLink(id) {
    const { state, streams, views } = this.#mesh.link(id);
    this.emit('model', { type: 'link', id, state, streams, isCameraSent: views.isCameraSent });
  }

  #handleStatus(status) {
    if (status === 'lost') this.#mesh.setSignaling(false);
    const socket = status === 'closed' ? 'lost' : status;
    this.emit('model', { type: 'changed', change: { socket } });
  }

  #handleJoined(joined) {
    const { self, resumeToken } = joined;
    this.#seat = { id: self.id, incarnation: self.incarnation, resumeToken };
    this.#hasRegisteredAgain = false;
    this.emit('model', { ...joined, type: 'joined' });
    this.#mesh.join(self, this.#others(joined.participants), configurationOf(joined));
    this.#servers.start(joined.iceTtlSeconds);
  }

  #handleEvent(event) {
    const { type, participant, participantId, reason } = event;
    if ((participantId ?? participant?.id) === this.selfId && this.selfId) {
      this.#handleSelf(event);
      return;
    }
    const before = this.#mesh.link(participant?.id);
    if (type === 'participant-joined') this.#mesh.handleParticipant(participant);
    if (type === 'participant-updated') {
      const hasReturned =
        event.resync === true || (before && participant.connection === 'connected');
      this.#mesh.handleParticipant(participant, { hasReturned });
    }
    this.emit('model', event);
    // Only now, since the model asks whether the link is alive.
    if (type === 'participant-left') this.#mesh.handleLeft(participantId, isGoodbye(reason));
    if (type === 'room-ended') this.#end({ code: 'room-ended' });
  }

  #handleSelf(event) {
    if (event.type !== 'participant-left') this.emit('model', event);
    else if (event.reason === 'removed') this.#end({ code: 'removed' });
    // The seat died while this page was put aside; take another.
    else if (!isGoodbye(event.reason) || event.reason === 'closed') this.#connectAgain();
  }

  async #handleClosed(closed) {
    // It was revoked, so nothing more can be asked for with it.
    if (closed.code === 'signed-out') this.#identity.forget(this.#token);
    if (closed.code !== 'token-invalid' || this.#hasRegisteredAgain) {
      this.#end(closed);
      return;
    }
    this.#hasRegisteredAgain = true;
    this.#identity.forget(this.#token);
    await this.#connectAgain();
  }

  async #connectAgain() {
    try {
      await this.connect(this.#code);
    } catch (problem) {
      this.#end({ code: problem.code, detail: problem.detail });
    }
  }

  #end(closed) {
    this.close();
    this.emit('ended', closed);
  }

  #stop() {
    this.#visit++;
    this.#servers.stop();
    this.#seat = null;
    this.#code = null;
  }

  #others(participants) {
    return participants.filter(({ id }) => id !== this.selfId);
  }
}
