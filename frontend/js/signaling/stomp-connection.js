import { randomId } from '../lib/random-id.js';
import { CHECK_PERIOD_MILLIS, Liveness } from './liveness.js';

const CONNECT_TIMEOUT_MILLIS = 10_000;
const HEARTBEAT_MILLIS = 5_000;
// SockJS escaping at most doubles a piece, which then still fits into the server's buffer of 16,640.
const PIECE_CHARACTERS = 8_192;

/**
 * Why a connection ended. Without a code it was lost.
 * @typedef {{code?: string, retry?: number | 'never', detail?: string}} Closed
 *
 * @typedef {object} ConnectionHandlers
 * @property {(connected: {participantId: string}) => void} onConnected
 * @property {(closed: Closed) => void} onClosed called once, the last call
 */

/** One STOMP connection over one socket, from CONNECT to its end. It does not come back. */
export class StompConnection {
  #client;
  #socket;
  #timers;
  #clock;
  #handlers;
  #isClosed = false;
  #connectTimer;
  #livenessTimer;
  #probeTimer;
  #liveness;

  /**
   * @param {{client: any, socket: any, timers: import('./worker-timers.js').WorkerTimers,
   *   clock: import('../lib/clock.js').Clock}} parts
   * @param {ConnectionHandlers} handlers
   */
  constructor({ client, socket, timers, clock }, handlers) {
    this.#client = client;
    this.#socket = socket;
    this.#timers = timers;
    this.#clock = clock;
    this.#handlers = handlers;
    // It prints every frame, tokens included.
    client.debug = null;
    client.heartbeat.outgoing = HEARTBEAT_MILLIS;
    client.heartbeat.incoming = HEARTBEAT_MILLIS;
    client.maxWebSocketFrameSize = PIECE_CHARACTERS;
  }

  /** @param {Record<string, string>} headers of the CONNECT frame */
  connect(headers) {
    this.#connectTimer = this.#clock.setTimeout(() => this.#finish({}), CONNECT_TIMEOUT_MILLIS);
    this.#client.connect(
      headers,
      (frame) => this.#handleConnected(frame),
      // Called for an ERROR frame, with a frame, and for a lost connection, with a sentence; often both.
      (reason) => this.#finish(typeof reason === 'string' ? {} : readRefusal(reason)),
    );
  }

  /** How frames travel, as SockJS names it; only with `websocket` do they leave at once. @returns {string} */
  get transport() {
    return this.#socket.transport;
  }

  /**
   * @param {string} destination
   * @param {(frame: {headers: Record<string, string>, body: string}) => void} listener
   */
  subscribe(destination, listener) {
    if (this.#isClosed) return;
    this.#guard(() =>
      this.#client.subscribe(destination, (frame) => !this.#isClosed && listener(frame), {
        id: randomId(16),
      }),
    );
  }

  /**
   * @param {string} destination
   * @param {Record<string, string>} headers
   * @param {string} body ASCII only
   */
  send(destination, headers, body) {
    if (this.#isClosed) return;
    this.#guard(() =>
      this.#client.send(destination, { ...headers, 'content-type': 'application/json' }, body),
    );
  }

  /**
   * After the network changed: find out soon whether the server is still there.
   *
   * @param {boolean} isAsked whether something was sent that it answers
   */
  probe(isAsked) {
    if (this.#isClosed || !this.#liveness) return;
    const { serverActivity } = this.#client;
    const waitMillis = this.#liveness.probe(this.#clock.now(), serverActivity, isAsked);
    this.#clock.clearTimeout(this.#probeTimer);
    this.#probeTimer = this.#clock.setTimeout(() => this.#look(), waitMillis);
  }

  /** Ends the connection without a word to the handlers. */
  close() {
    this.#handlers = null;
    this.#finish({});
  }

  #handleConnected(frame) {
    if (this.#isClosed) return;
    this.#clock.clearTimeout(this.#connectTimer);
    // stomp.js gives up after twice the interval, which a machine that wakes up always exceeds.
    this.#timers.clearInterval(this.#client.ponger);
    this.#liveness = new Liveness(this.#clock.now());
    this.#livenessTimer = this.#timers.setInterval(CHECK_PERIOD_MILLIS, () => this.#look());
    this.#handlers.onConnected({ participantId: frame.headers['user-name'] });
  }

  #look() {
    if (this.#liveness.isSilent(this.#clock.now(), this.#client.serverActivity)) this.#finish({});
  }

  #guard(action) {
    try {
      action();
    } catch {
      // The socket went down between its end and the news of it.
      this.#finish({});
    }
  }

  #finish(closed) {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#clock.clearTimeout(this.#connectTimer);
    this.#clock.clearTimeout(this.#probeTimer);
    if (this.#livenessTimer) this.#timers.clearInterval(this.#livenessTimer);
    try {
      this.#client.disconnect();
    } catch {
      this.#closeSocket();
    }
    this.#handlers?.onClosed(closed);
  }

  #closeSocket() {
    if (this.#client.pinger) this.#timers.clearInterval(this.#client.pinger);
    try {
      this.#socket.onclose = null;
      this.#socket.close();
    } catch {
      // It never opened; SockJS then has nothing to close.
    }
  }
}

/** @returns {Closed} */
function readRefusal({ headers, body }) {
  let detail;
  try {
    detail = JSON.parse(body).detail;
  } catch {
    // An ERROR of something in between has no JSON body.
  }
  const retry = headers.retry === 'never' ? 'never' : Number.parseInt(headers.retry, 10);
  return { code: headers.code, detail, ...(Number.isNaN(retry) ? {} : { retry }) };
}
