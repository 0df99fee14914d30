import { Emitter } from '../lib/emitter.js';
import { seal } from './envelope.js';
import { FlowWatch } from './flow-watch.js';
import { LinkConnection } from './link-connection.js';
import { LinkMonitor } from './link-monitor.js';
import { LinkRepair } from './link-repair.js';
import { RemoteStreams } from './remote-streams.js';
import { RepairSteps } from './repair-steps.js';
import { SenderCaps } from './sender-caps.js';
import { ViewExchange } from './view-exchange.js';

/**
 * @typedef {'connecting' | 'connected' | 'repairing' | 'failed'} LinkState
 *
 * What every link of a mesh shares.
 * @typedef {object} LinkParts
 * @property {(configuration: RTCConfiguration) => RTCPeerConnection} createPeerConnection
 * @property {() => RTCConfiguration} configuration of now
 * @property {() => MediaStream} createStream
 * @property {import('./slots.js').TrackOf} trackOf
 * @property {import('../lib/clock.js').Clock} clock
 * @property {() => number} random 0 to 1
 * @property {import('./link-connection.js').OnFiles} [onFiles]
 * @property {(transceiver: RTCRtpTransceiver) => void} [preferCodecs]
 */

/**
 * The link to one incarnation of one participant. Waits for an offer until it is told to start. Events: `signal` with
 * `{kind, body}`; `state`; `streams` when one is another; `step` when the connection came further or fell back;
 * `stale-servers` when a first repair did not help.
 */
export class PeerLink extends Emitter {
  /** @type {LinkState} */
  state = 'connecting';
  /** Steps and samples, for people to look at. */
  monitor;
  /** @type {import('./envelope.js').Epoch} as this side sees it */
  epoch;
  /** Which pictures either side asks for, and how much is sent. */
  views;
  caps;
  #parts;
  #isPolite;
  #connection;
  #repair;
  #remote;
  #flow;
  #steps;
  #isClosed = false;

  /**
   * @param {LinkParts} parts
   * @param {boolean} isPolite
   * @param {import('./envelope.js').Epoch} epoch as this side sees it
   * @param {import('./spare-connections.js').Spare | null} [spare] to begin with
   */
  constructor(parts, isPolite, epoch, spare = null) {
    super();
    const { clock, random } = parts;
    this.#parts = parts;
    this.#isPolite = isPolite;
    this.epoch = epoch;
    this.#remote = new RemoteStreams(parts.createStream);
    this.caps = new SenderCaps(clock);
    this.views = new ViewExchange(clock);
    this.monitor = new LinkMonitor(clock);
    this.views.on('change', () => this.monitor.setAsked(this.views.asked));
    this.#flow = new FlowWatch({
      clock,
      monitor: this.monitor,
      connection: () => this.#connection,
      isAlive: () => this.isAlive,
      onStall: () => this.#repair.handleStall(),
      onFlow: () => this.#repair.handleFlow(),
    });
    this.#steps = new RepairSteps(clock, {
      connection: () => this.#connection,
      configuration: parts.configuration,
      path: () => this.monitor.path,
      rebuild: () => this.#rebuild(this.epoch.rebuild + 1),
      askServers: () => this.emit('stale-servers'),
      note: (step, detail) => this.#note(step, detail),
    });
    this.#repair = new LinkRepair({
      clock,
      random,
      act: (step, attempt) => this.#steps.take(step, attempt),
      report: (state) => this.#setState(state),
      isStill: () => this.#flow.isStill(),
    });
    this.#connect(spare);
  }

  get streams() {
    return this.#remote.streams;
  }

  get audioLevel() {
    return this.state === 'connected' ? this.#connection.audioLevel : 0;
  }

  /** See `LinkConnection`. */
  get heardAt() {
    return this.state === 'connected' ? this.#connection.heardAt : 0;
  }

  /** Whether media can flow at this moment, as the browser says. */
  get isAlive() {
    return this.#connection.state === 'connected' && !this.#isClosed;
  }

  /** @returns {{attempt: number, nextInMillis: number} | null} null when nothing is repaired */
  get repair() {
    return this.#repair.status;
  }

  /** As it is told to the room. */
  get health() {
    return this.monitor.health(this.state);
  }

  /** What `explain` is to know, as far as a link knows it. */
  get facts() {
    const attempt = this.repair?.attempt ?? 0;
    return { ...this.monitor.facts, ...this.#connection.facts, state: this.state, attempt };
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
    const isNewer = rebuild > this.epoch.rebuild;
    if (rebuild < this.epoch.rebuild || (isNewer && kind !== 'offer')) return;
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
    this.#connection.setTrack(slot, track)?.then(() => this.caps.refresh());
  }

  /** The configuration is a new one: for the connection, and for a repair that waits for it. */
  refreshConfiguration() {
    this.#connection.setConfiguration(this.#parts.configuration());
    this.#steps.handleServers();
  }

  /** @param {boolean} isOpen */
  setSignaling(isOpen) {
    this.#repair.setSignaling(isOpen);
  }

  /** Repairs the link now if it is not alive. */
  hurry() {
    if (this.repair || !this.isAlive) this.#repair.hurry();
  }

  /** The network may have changed: repairs the link if it is broken, or if nothing comes over it any more. */
  probe() {
    if (this.repair) this.#repair.hurry();
    else if (this.isAlive) this.#flow.probe();
  }

  /** Takes a sample of the statistics; a link that stands still is repaired. */
  measure() {
    return this.#flow.measure();
  }

  resendOffer() {
    this.#connection.resendOffer();
  }

  /** @param {boolean} [isPolitely] tells the other side */
  close(isPolitely = false) {
    if (isPolitely) this.#send('bye', {});
    this.#isClosed = true;
    this.#repair.stop();
    this.#steps.stop();
    this.#flow.stop();
    this.views.stop();
    this.caps.stop();
    this.#connection.close();
  }

  #connect(spare = null) {
    const pc = spare?.pc ?? this.#parts.createPeerConnection(this.#parts.configuration());
    const own = { pc, isPolite: this.#isPolite, views: this.views, spare };
    const connection = new LinkConnection({ ...this.#parts, ...own });
    this.#connection = connection;
    const listen = (type, listener) =>
      connection.on(type, (detail) => {
        if (connection === this.#connection && !this.#isClosed) listener(detail);
      });
    listen('signal', ({ kind, body }) => this.#send(kind, body));
    listen('slots', () => {
      this.caps.use(connection.transceivers);
      if (this.#remote.receive(connection.transceivers)) this.emit('streams');
    });
    listen('step', ({ step, detail }) => this.#note(step, detail));
    listen('candidate-error', (code) => this.monitor.noteCandidateError(code));
    listen('state', () => this.#repair.handleState(connection.state));
    listen('error', () => this.#repair.handleState('failed'));
  }

  #handleOffer(message) {
    // A first offer cannot be rolled back for good: its transceivers would stay beside those of the other
    // side. The polite side therefore begins again with an empty connection, the other insists.
    if (this.#connection.isFirstOfferOpen && !this.#isPolite) return this.#connection.resendOffer();
    if (this.#connection.isFirstOfferOpen) this.#rebuild();
    this.#repair.handleOtherStep();
    return this.#connection.handleOffer(message);
  }

  #rebuild(rebuild = this.epoch.rebuild) {
    this.epoch = { ...this.epoch, rebuild };
    this.#connection.close();
    this.monitor.restart();
    this.#connect();
  }

  #note(step, detail) {
    this.monitor.note(step, detail);
    this.emit('step');
  }

  #setState(state) {
    if (state === 'connected') this.caps.release();
    if (state === this.state) return;
    this.state = state;
    this.monitor.setConnected(state === 'connected');
    this.emit('state');
  }

  #send(kind, body) {
    this.emit('signal', { kind, body: seal(this.epoch, body) });
  }
}
