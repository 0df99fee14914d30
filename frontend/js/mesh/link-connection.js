import { Emitter } from '../lib/emitter.js';
import { CandidateBatch } from './candidate-batch.js';
import { tellCandidates, watchSteps } from './connection-steps.js';
import { Negotiator } from './negotiator.js';
import {
  addSlots,
  adoptSlots,
  describeSlots,
  openDataChannel,
  openFileChannel,
  orderCodecs,
} from './slots.js';

/** Marks of direction that need no language. */
const SENT = '→';
const RECEIVED = '←';

/**
 * @typedef {(files: {channel: RTCDataChannel, maxMessageBytes: () => number | undefined}) => void} OnFiles hears of the
 *   channel for files of each new connection
 * @typedef {import('./view-exchange.js').ViewExchange} ViewExchange
 */

/**
 * One RTCPeerConnection with its slots; a peer link that is rebuilt gets another one.
 *
 * Events: `signal` with `{kind, body}`; `state` when `state` changed; `slots` when the receivers are known;
 * `error` when the two descriptions do not go together; `step` with `{step, detail}` as the timeline names them;
 * `candidate-error` with its code.
 */
export class LinkConnection extends Emitter {
  #pc;
  #trackOf;
  #createStream;
  #onFiles;
  #views;
  #preferCodecs;
  #negotiator;
  #candidates;
  /** @type {import('./slots.js').Transceivers} */
  #transceivers = new Map();
  #isStarted = false;
  #spare;
  /** How many offers came to the empty connection and are still being answered. */
  #firstOffers = 0;

  /**
   * @param {object} parts
   * @param {RTCPeerConnection} parts.pc new, and owned from here on
   * @param {boolean} parts.isPolite
   * @param {import('./slots.js').TrackOf} parts.trackOf what is sent now
   * @param {() => MediaStream} parts.createStream
   * @param {import('../lib/clock.js').Clock} parts.clock
   * @param {OnFiles} [parts.onFiles]
   * @param {import('./spare-connections.js').Spare | null} [parts.spare] what `pc` was made as, if it was made before
   * @param {ViewExchange} parts.views gets the control channel
   * @param {(transceiver: RTCRtpTransceiver) => void} [parts.preferCodecs] of pictures
   */
  constructor({ pc, isPolite, trackOf, createStream, clock, views, ...optional }) {
    super();
    const { onFiles = () => {}, preferCodecs = () => {}, spare = null } = optional;
    this.#spare = spare;
    this.#preferCodecs = preferCodecs;
    this.#views = views;
    this.#onFiles = onFiles;
    this.#pc = pc;
    this.#trackOf = trackOf;
    this.#createStream = createStream;
    this.#candidates = new CandidateBatch(clock, (candidates) =>
      this.emit('signal', { kind: 'candidates', body: { candidates } }),
    );
    this.#negotiator = new Negotiator({
      pc,
      isPolite,
      send: (description) => this.#sendDescription(description),
      prepareAnswer: (message) => this.#prepareAnswer(message),
      onError: (error) => this.emit('error', error),
    });
    pc.addEventListener('icecandidate', ({ candidate }) => this.#candidates.add(candidate));
    pc.addEventListener('connectionstatechange', () => this.emit('state'));
    pc.addEventListener('negotiationneeded', () => this.#isStarted && this.#negotiator.negotiate());
    pc.addEventListener('icecandidateerror', ({ errorCode }) =>
      this.emit('candidate-error', errorCode),
    );
    watchSteps(pc, (step, detail) => this.#tell(step, detail));
  }

  get state() {
    return this.#pc.connectionState;
  }

  get transceivers() {
    return this.#transceivers;
  }

  /** Whether there are slots, by an offer of either side. */
  get isStarted() {
    return this.#isStarted;
  }

  /** Whether the first offer is ours and nothing came back yet. */
  get isFirstOfferOpen() {
    return this.#isStarted && !this.#pc.currentRemoteDescription;
  }

  /** Whether an offer of ours waits for its answer. */
  get isOfferOpen() {
    return this.#negotiator.isOfferOpen;
  }

  /** The part of `LinkFacts` that is known here. */
  get facts() {
    const hasDescription = Boolean(this.#pc.currentRemoteDescription);
    return { hasDescription, isUnanswered: this.isOfferOpen };
  }

  /** @returns {Promise<Map<string, any>>} nothing for a connection that is closed meanwhile */
  async readStats() {
    try {
      return /** @type {any} */ (await this.#pc.getStats());
    } catch {
      return new Map();
    }
  }

  /** Makes the first offer, unless that of the other side is being answered. */
  start() {
    // Slots of both sides would be there twice, for those of an offer are never merged with one's own.
    if (this.#firstOffers > 0) return;
    this.#isStarted = true;
    if (this.#spare) return this.#startWith(this.#spare);
    this.#openChannels();
    this.#transceivers = addSlots(this.#pc, this.#trackOf, this.#createStream);
    orderCodecs(this.#transceivers, this.#preferCodecs);
    this.emit('slots');
  }

  handleOffer(message) {
    this.#hear('offer', message);
    if (this.#isStarted) return this.#negotiator.handleOffer(message);
    this.#firstOffers++;
    return this.#negotiator.handleOffer(message).finally(() => this.#firstOffers--);
  }

  handleAnswer(message) {
    this.#hear('answer', message);
    return this.#negotiator.handleAnswer(message);
  }

  handleCandidates({ candidates }) {
    this.#tell('candidates', RECEIVED);
    return this.#negotiator.handleCandidates(candidates);
  }

  resendOffer() {
    return this.#negotiator.resendOffer();
  }

  /** An offer that is still open may be lost, and the browser makes no other one before its answer came. */
  restartIce() {
    this.#pc.restartIce();
    this.resendOffer();
  }

  /** @param {RTCConfiguration} configuration */
  setConfiguration(configuration) {
    this.#pc.setConfiguration({ ...this.#pc.getConfiguration(), ...configuration });
  }

  /**
   * @param {import('./slots.js').Slot} slot
   * @param {MediaStreamTrack | null} track
   */
  setTrack(slot, track) {
    return this.#transceivers.get(slot)?.sender.replaceTrack(track);
  }

  /** @returns {number} 0 to 1, how loud the other side is at this moment */
  get audioLevel() {
    const receiver = this.#transceivers.get('mic')?.receiver;
    const sources = receiver?.getSynchronizationSources?.() ?? [];
    return Math.max(0, ...sources.map(({ audioLevel = 0 }) => audioLevel));
  }

  /** When the last packet that was played came, by the browser's own clock; 0 when none did for a while. */
  get heardAt() {
    const receivers = [...this.#transceivers.values()].map(({ receiver }) => receiver);
    const sources = receivers.flatMap((one) => one.getSynchronizationSources?.() ?? []);
    return Math.max(0, ...sources.map(({ timestamp }) => timestamp));
  }

  close() {
    this.#candidates.stop();
    this.#pc.close();
  }

  async #prepareAnswer({ slots }) {
    if (this.#transceivers.size) return;
    this.#openChannels();
    this.#transceivers = adoptSlots(this.#pc, slots, this.#createStream);
    orderCodecs(this.#transceivers, this.#preferCodecs);
    this.#isStarted = true;
    this.emit('slots');
    await this.#useTracks();
  }

  /** The offer is there already, and says which candidates were found since. */
  #startWith({ transceivers, channels }) {
    this.#offerChannels(channels);
    this.#transceivers = transceivers;
    this.emit('slots');
    tellCandidates(this.#pc.localDescription, (step, detail) => this.#tell(step, detail));
    this.#negotiator.resendOffer();
    this.#useTracks().then(() => this.emit('slots'));
  }

  #useTracks() {
    return Promise.all(
      [...this.#transceivers].map(([slot, { sender }]) => sender.replaceTrack(this.#trackOf(slot))),
    );
  }

  #openChannels() {
    const control = openDataChannel(this.#pc);
    this.#offerChannels({ control, files: openFileChannel(this.#pc) });
  }

  #offerChannels({ control, files }) {
    this.#views.use(control);
    this.#onFiles({ channel: files, maxMessageBytes: () => this.#pc.sctp?.maxMessageSize });
  }

  #sendDescription({ type, sdp }) {
    const slots = describeSlots(this.#transceivers, sdp);
    const body = { slots, description: { type, sdp }, ...this.#views.describe() };
    this.#tell(type, SENT);
    this.emit('signal', { kind: type, body });
  }

  #hear(step, message) {
    const { description } = message;
    this.#views.receive(message);
    this.#tell(step, RECEIVED);
    if (description.sdp.includes('a=candidate:')) this.#tell('candidates', RECEIVED);
  }

  #tell(step, detail) {
    this.emit('step', { step, detail });
  }
}
