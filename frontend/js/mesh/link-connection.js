import { Emitter } from '../lib/emitter.js';
import { CandidateBatch } from './candidate-batch.js';
import { Negotiator } from './negotiator.js';
import { addSlots, adoptSlots, describeSlots, openDataChannel } from './slots.js';

/**
 * One RTCPeerConnection with its slots; a peer link that is rebuilt gets another one.
 *
 * Events: `signal` with `{kind, body}`; `state` when `state` changed; `slots` when the receivers are known;
 * `error` when the two descriptions do not go together.
 */
export class LinkConnection extends Emitter {
  #pc;
  #trackOf;
  #createStream;
  #negotiator;
  #candidates;
  /** @type {import('./slots.js').Transceivers} */
  #transceivers = new Map();
  #isStarted = false;

  /**
   * @param {object} parts
   * @param {RTCPeerConnection} parts.pc new, and owned from here on
   * @param {boolean} parts.isPolite
   * @param {import('./slots.js').TrackOf} parts.trackOf what is sent now
   * @param {() => MediaStream} parts.createStream
   * @param {import('../lib/clock.js').Clock} parts.clock
   */
  constructor({ pc, isPolite, trackOf, createStream, clock }) {
    super();
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
    return this.#pc.signalingState === 'have-local-offer';
  }

  /** Makes the first offer. */
  start() {
    this.#isStarted = true;
    openDataChannel(this.#pc);
    this.#transceivers = addSlots(this.#pc, this.#trackOf, this.#createStream);
    this.emit('slots');
  }

  handleOffer(message) {
    return this.#negotiator.handleOffer(message);
  }

  handleAnswer(message) {
    return this.#negotiator.handleAnswer(message);
  }

  handleCandidates({ candidates }) {
    return this.#negotiator.handleCandidates(candidates);
  }

  resendOffer() {
    return this.#negotiator.resendOffer();
  }

  restartIce() {
    this.#pc.restartIce();
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

  close() {
    this.#candidates.stop();
    this.#pc.close();
  }

  async #prepareAnswer({ slots }) {
    if (this.#transceivers.size) return;
    openDataChannel(this.#pc);
    this.#transceivers = adoptSlots(this.#pc, slots, this.#createStream);
    this.#isStarted = true;
    this.emit('slots');
    await Promise.all(
      [...this.#transceivers].map(([slot, { sender }]) => sender.replaceTrack(this.#trackOf(slot))),
    );
  }

  #sendDescription({ type, sdp }) {
    const slots = describeSlots(this.#transceivers, sdp);
    this.emit('signal', { kind: type, body: { slots, description: { type, sdp } } });
  }
}
