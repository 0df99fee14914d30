import { addSlots, openDataChannel, openFileChannel, orderCodecs } from './slots.js';

/** As many as may be in an ordinary room besides oneself. */
const MOST = 7;
/** For longer nobody stands at a door who is about to come in; each holds ports, and places at a relay. */
export const GOOD_FOR_MILLIS = 240_000;

/** For who meets everybody unprepared. */
export const NO_SPARES = { take: () => null, close: () => {} };

/**
 * A connection with its slots, whose offer lacks nothing but somebody to send it to. It carries no track yet.
 *
 * @typedef {object} Spare
 * @property {RTCPeerConnection} pc
 * @property {import('./slots.js').Transceivers} transceivers
 * @property {{control: RTCDataChannel, files: RTCDataChannel}} channels
 */

/** @typedef {Pick<import('./peer-link.js').LinkParts, 'createPeerConnection' | 'createStream' | 'clock' | 'preferCodecs'>} BrowserParts */

/**
 * Connections made before it is known to whom: with somebody at the door, the slow part of an offer is done, and its
 * candidates are gathered. Nobody else learns of them. They are closed after four minutes.
 */
export class SpareConnections {
  #parts;
  /** @type {Spare[]} */
  #ready = [];
  /** The one that is being made. @type {RTCPeerConnection | null} */
  #making = null;
  #wanted = 0;
  #servers = '';
  #timer = null;

  /** @param {BrowserParts} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  get count() {
    return this.#ready.length;
  }

  /**
   * One after the other, so that the page stays quick. Those of other servers are closed.
   *
   * @param {number} count how many are wanted, at least
   * @param {RTCConfiguration} configuration
   */
  async prepare(count, configuration) {
    if (serversOf(configuration) !== this.#servers) this.close();
    this.#servers = serversOf(configuration);
    this.#wanted = Math.min(count, MOST);
    if (this.#wanted > 0) this.#timer ??= this.#startTimer();
    while (!this.#making && this.#ready.length < this.#wanted) await this.#make(configuration);
  }

  /**
   * @param {RTCConfiguration} configuration
   * @returns {Spare | null} one for these servers, which is the caller's from here on
   */
  take(configuration) {
    if (serversOf(configuration) !== this.#servers) return null;
    const spare = this.#ready.shift() ?? null;
    return spare?.pc.signalingState === 'have-local-offer' ? spare : null;
  }

  close() {
    this.#parts.clock.clearTimeout(this.#timer);
    this.#timer = null;
    this.#wanted = 0;
    this.#making?.close();
    this.#making = null;
    for (const { pc } of this.#ready) pc.close();
    this.#ready = [];
  }

  #startTimer() {
    return this.#parts.clock.setTimeout(() => this.close(), GOOD_FOR_MILLIS);
  }

  async #make(configuration) {
    const { createPeerConnection, createStream, preferCodecs } = this.#parts;
    const pc = createPeerConnection(configuration);
    this.#making = pc;
    const channels = { control: openDataChannel(pc), files: openFileChannel(pc) };
    const transceivers = addSlots(pc, () => null, createStream);
    orderCodecs(transceivers, preferCodecs);
    const isMade = await pc.setLocalDescription().then(
      () => true,
      () => false,
    );
    // Closed meanwhile, with all the others.
    if (this.#making !== pc) return;
    this.#making = null;
    if (isMade) this.#ready.push({ pc, transceivers, channels });
    else this.close();
  }
}

/** Credentials are fresh at each asking, and the older ones are good for long. @param {RTCConfiguration} configuration */
const serversOf = ({ iceServers = [], iceTransportPolicy = 'all' }) =>
  JSON.stringify([iceTransportPolicy, ...iceServers.map(({ urls }) => urls)]);
