import { Emitter } from '../lib/emitter.js';
import { seal } from './envelope.js';
import { LinkConnection } from './link-connection.js';
import { LinkRepair } from './link-repair.js';
import { RemoteStreams } from './remote-streams.js';
import { SenderCaps } from './sender-caps.js';

/**
 * @typedef {'connecting' | 'connected' | 'repairing' | 'failed'} LinkState
 *
 * What every link of a mesh shares.
 * @typedef {object} LinkParts
 * @property {() => RTCPeerConnection} createPeerConnection
 * @property {() => MediaStream} createStream
 * @property {import('./slots.js').TrackOf} trackOf
 * @property {import('../lib/clock.js').Clock} clock
 */

/**
 * The link to one incarnation of one participant. Waits for an offer until it is told to start.
 *
 * Events: `signal` with `{kind, body}`; `state`; `stale-servers` when a first repair did not help.
 */
export class PeerLink extends Emitter {
  /** @type {LinkState} */
  state = 'connecting';
  #parts;
  #isPolite;
  #epoch;
  #connection;
  #repair;
  #remote;
  #caps;
  #isClosed = false;

  /**
   * @param {LinkParts} parts
   * @param {boolean} isPolite
   * @param {import('./envelope.js').Epoch} epoch as this side sees it
   */
  constructor(parts, isPolite, epoch) {
    super();
    this.#parts = parts;
    this.#isPolite = isPolite;
    this.#epoch = epoch;
    this.#remote = new RemoteStreams(parts.createStream);
    this.#caps = new SenderCaps();
    this.#repair = new LinkRepair({
      clock: parts.clock,
      act: (action, attempt) => this.#act(action, attempt),
      report: (state) => this.#setState(state),
    });
    this.#connect();
  }

  get epoch() {
    return this.#epoch;
  }

  get streams() {
    return this.#remote.streams;
  }

  get audioLevel() {
    return this.state === 'connected' ? this.#connection.audioLevel : 0;
  }

  /** Whether media can flow at this moment. */
  get isAlive() {
    return this.#connection.state === 'connected';
  }

  /** Offers, unless this side did so already. */
  start() {
    if (!this.#connection.isStarted) this.#connection.start();
  }

  /**
   * @param {string} kind
   * @param {any} message of this link's incarnations
   */
  handle(kind, message) {
    const { rebuild } = message.link;
    const isNewer = rebuild > this.#epoch.rebuild;
    if (rebuild < this.#epoch.rebuild || (isNewer && kind !== 'offer')) return;
    if (isNewer) this.#rebuild(rebuild);
    if (kind === 'offer') this.#handleOffer(message);
    else if (kind === 'answer') this.#connection.handleAnswer(message);
    else if (kind === 'candidates') this.#connection.handleCandidates(message);
  }

  /**
   * @param {import('./slots.js').Slot} slot
   * @param {MediaStreamTrack | null} track
   */
  setTrack(slot, track) {
    this.#connection.setTrack(slot, track)?.then(() => this.#caps.refresh());
  }

  /** @param {import('./policy.js').Caps} caps */
  setCaps(caps) {
    this.#caps.set(caps);
  }

  /** @param {RTCConfiguration} configuration for this and later connections */
  setConfiguration(configuration) {
    this.#connection.setConfiguration(configuration);
  }

  /** @param {boolean} isOpen */
  setSignaling(isOpen) {
    this.#repair.setSignaling(isOpen);
  }

  /** Repairs the link now if it is not alive. */
  hurry() {
    if (!this.isAlive) this.#repair.hurry();
  }

  resendOffer() {
    this.#connection.resendOffer();
  }

  /** @param {boolean} [isPolitely] tells the other side */
  close(isPolitely = false) {
    if (isPolitely) this.#send('bye', {});
    this.#isClosed = true;
    this.#repair.stop();
    this.#connection.close();
  }

  #connect() {
    const { createPeerConnection, trackOf, createStream, clock } = this.#parts;
    const connection = new LinkConnection({
      pc: createPeerConnection(),
      isPolite: this.#isPolite,
      trackOf,
      createStream,
      clock,
    });
    this.#connection = connection;
    const current = (listener) => (detail) => {
      if (connection === this.#connection && !this.#isClosed) listener(detail);
    };
    connection.on(
      'signal',
      current(({ kind, body }) => this.#send(kind, body)),
    );
    connection.on(
      'slots',
      current(() => {
        this.#remote.receive(connection.transceivers);
        this.#caps.use(connection.transceivers);
      }),
    );
    connection.on(
      'state',
      current(() => this.#repair.handleState(connection.state)),
    );
    connection.on(
      'error',
      current(() => this.#repair.handleState('failed')),
    );
  }

  #handleOffer(message) {
    // A first offer cannot be rolled back for good: its transceivers would stay beside those of the other
    // side. The polite side therefore begins again with an empty connection, the other insists.
    if (this.#connection.isFirstOfferOpen && !this.#isPolite) return this.#connection.resendOffer();
    if (this.#connection.isFirstOfferOpen) this.#reconnect();
    return this.#connection.handleOffer(message);
  }

  #act(action, attempt) {
    if (attempt > 0) this.emit('stale-servers');
    if (action === 'rebuild') this.#rebuild(this.#epoch.rebuild + 1);
    const connection = this.#connection;
    if (!connection.isStarted) return connection.start();
    if (action === 'restart' && !connection.isFirstOfferOpen) connection.restartIce();
    return connection.resendOffer();
  }

  #rebuild(rebuild) {
    this.#epoch = { ...this.#epoch, rebuild };
    this.#reconnect();
  }

  #reconnect() {
    this.#connection.close();
    this.#connect();
  }

  #setState(state) {
    if (state === 'connected') this.#caps.refresh();
    if (state === this.state) return;
    this.state = state;
    this.emit('state');
  }

  #send(kind, body) {
    this.emit('signal', { kind, body: seal(this.#epoch, body) });
  }
}
