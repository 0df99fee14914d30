import { PATIENCE_MILLIS } from './explain.js';
import { healthState } from './health.js';
import { Progress } from './progress.js';
import { isRelayed } from './relay.js';
import { readSample } from './stats.js';
import { Timeline } from './timeline.js';

const MOST_SAMPLES = 60;
/** Closer looks are for the first packets and frames only; rates over less say little. */
const SHORTEST_MILLIS = 1_000;
/** Even a quiet microphone sends something within that time. */
const SILENCE_MILLIS = 4_000;
const NO_TOTALS = { packetsIn: 0, framesIn: 0, bytesIn: 0, soundIn: 0, pulse: 0 };
const NOTHING = { audio: false, video: false, screen: false };

/** What is known about one link beyond its state: steps, numbers and faults, of all its connections. */
export class LinkMonitor {
  /** @type {import('./stats.js').Sample[]} oldest first */
  history = [];
  /** Whether the server has the other one's session. */
  isOtherHere = true;
  /** @type {boolean | null} */
  isShown = null;
  /** @type {Timeline} */
  timeline;
  #clock;
  #openedAt;
  #connectedAt = null;
  /** What the other one says of its devices. @type {import('./health.js').Expected} */
  #said = NOTHING;
  /** Which pictures are asked for here and not withheld there. */
  #asked = { video: true, screen: true };
  #askedAt;
  #progress = new Progress();
  #candidateTypes = new Set();
  /** @type {number[]} */
  #candidateErrors = [];
  /** The last sample of the connection that there is now. @type {import('./stats.js').Sample | null} */
  #last = null;
  /** The totals at the last look. */
  #totals = NO_TOTALS;
  /** When sound last came, or was first to come. */
  #soundAt;
  #isSilent = false;
  #hasPulse = false;

  /** @param {import('../lib/clock.js').Clock} clock */
  constructor(clock) {
    this.#clock = clock;
    this.#openedAt = clock.now();
    this.#askedAt = clock.now();
    this.#soundAt = clock.now();
    this.timeline = new Timeline(clock);
  }

  get path() {
    return this.history.at(-1)?.path ?? null;
  }

  /** The link has another connection, which begins from nothing. */
  restart() {
    this.#progress = new Progress();
    this.#candidateTypes = new Set();
    this.#candidateErrors = [];
    this.#last = null;
    this.#totals = NO_TOTALS;
  }

  /** @param {string} step @param {string} [detail] */
  note(step, detail) {
    if (step.startsWith('candidate-')) this.#candidateTypes.add(step.slice('candidate-'.length));
    if (this.#progress.reach(step)) this.timeline.add(step, detail);
  }

  /** @param {number} code of an `icecandidateerror` */
  noteCandidateError(code) {
    if (!this.#candidateErrors.includes(code)) this.#candidateErrors.push(code);
  }

  /** @param {boolean} isConnected */
  setConnected(isConnected) {
    this.#connectedAt = isConnected ? this.#clock.now() : null;
    if (isConnected) this.#awaitSound();
  }

  /** @param {{media?: {mic: boolean, camera: boolean, screen: boolean}, connection?: string}} participant */
  setOther({ media, connection }) {
    if (media?.mic && !this.#said.audio) this.#awaitSound();
    if (media) this.#said = { audio: media.mic, video: media.camera, screen: media.screen };
    if (connection) this.isOtherHere = connection === 'connected';
  }

  /** A picture that nobody looks at is not missed. @param {{video: boolean, screen: boolean}} asked */
  setAsked(asked) {
    const isMore = Object.keys(asked).some((kind) => asked[kind] && !this.#asked[kind]);
    if (isMore) this.#askedAt = this.#clock.now();
    this.#asked = asked;
  }

  /** What is to arrive. @returns {import('./health.js').Expected} */
  get expected() {
    const { audio, video, screen } = this.#said;
    const { video: isVideoAsked, screen: isScreenAsked } = this.#asked;
    return { audio, video: video && isVideoAsked, screen: screen && isScreenAsked };
  }

  /**
   * @param {Map<string, any>} report of `getStats`
   * @returns {boolean} whether media arrived since the report before
   */
  add(report) {
    const sample = readSample(report, this.#clock.now(), this.#last);
    const before = this.#totals;
    this.#totals = sample.totals;
    this.#hasPulse = sample.totals.pulse > before.pulse;
    if (sample.totals.soundIn > before.soundIn) this.#awaitSound();
    this.#isSilent = this.#clock.now() - this.#soundAt >= SILENCE_MILLIS;
    if (this.#progress.has('dtls')) {
      if (sample.totals.packetsIn > before.packetsIn) this.note('packets');
      if (sample.totals.framesIn > before.framesIn) this.note('frames');
    }
    if (!this.#last || sample.atMillis - this.#last.atMillis >= SHORTEST_MILLIS) this.#keep(sample);
    return sample.totals.bytesIn > before.bytesIn;
  }

  /** Whether the other one says that it sends something. */
  get isExpecting() {
    const { audio, video, screen } = this.expected;
    return audio || video || screen;
  }

  /** Whether no sound came for a while although the other one says that it sends it. */
  get isSilent() {
    return this.#said.audio && this.#isSilent;
  }

  /** Whether media is to come now, and its absence means that the link is broken. */
  get isFlowDue() {
    return this.isExpecting && !(this.#isVoiceOnly && this.isSilent);
  }

  /** Whether the way was open at the last look for a voice alone, be there one or not: a microphone may give nothing. */
  get isOpenForVoice() {
    return this.#isVoiceOnly && this.#hasPulse;
  }

  /** Whether something that is sent to this side did not come yet. */
  get isAwaiting() {
    const { hasPackets, hasFrames, expected } = this.facts;
    return (this.isExpecting && !hasPackets) || ((expected.video || expected.screen) && !hasFrames);
  }

  /** Whether the link was connected just now, and the first of what is sent is to be seen soon. */
  get isArriving() {
    const { connectedMillis } = this.facts;
    return this.#connectedAt !== null && connectedMillis < PATIENCE_MILLIS && this.isAwaiting;
  }

  /** Whether the link is connected for a while and still lacks something. */
  get isIncomplete() {
    return this.isAwaiting && this.facts.connectedMillis >= PATIENCE_MILLIS;
  }

  /**
   * @param {import('./peer-link.js').LinkState} linkState
   * @returns {{state: import('./health.js').HealthState, step: string | null, relayed: boolean}}
   */
  health(linkState) {
    const isLacking = this.isIncomplete || this.isSilent;
    const state = healthState(linkState, this.history, this.expected, isLacking);
    return { state, step: this.#progress.step, relayed: isRelayed(this.path) };
  }

  /** The part of `LinkFacts` that is known here. */
  get facts() {
    const now = this.#clock.now();
    const reached = this.#progress;
    return {
      openMillis: now - this.#openedAt,
      connectedMillis:
        this.#connectedAt === null ? 0 : now - Math.max(this.#connectedAt, this.#askedAt),
      candidateTypes: this.#candidateTypes,
      candidateErrors: this.#candidateErrors,
      hasCandidates: reached.has('candidates'),
      hasIce: reached.has('ice'),
      hasDtls: reached.has('dtls'),
      hasPackets: reached.has('packets'),
      hasFrames: reached.has('frames'),
      isSilent: this.isSilent,
      isShown: this.isShown,
      isOtherHere: this.isOtherHere,
      expected: this.expected,
    };
  }

  get #isVoiceOnly() {
    const { audio, video, screen } = this.expected;
    return audio && !video && !screen;
  }

  #awaitSound() {
    this.#soundAt = this.#clock.now();
    this.#isSilent = false;
  }

  #keep(sample) {
    this.#last = sample;
    this.history.push(sample);
    if (this.history.length > MOST_SAMPLES) this.history.shift();
  }
}
