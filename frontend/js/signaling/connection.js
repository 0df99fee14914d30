import { Emitter } from '../lib/emitter.js';

const GOOD_AFTER_MILLIS = 5_000;

/**
 * Keeps one connection up until it is closed or refused for good.
 *
 * Events: `status` with `connecting`, `open`, `lost` or `closed`; `open` with `{participantId}`; `lost`;
 * `closed` with the last refusal, after which nothing is tried any more.
 */
export class Connection extends Emitter {
  #openTransport;
  #policy;
  #clock;
  #headers;
  #transport = null;
  #isOpen = false;
  #openedAt = 0;
  #timer = null;
  #isRetired = false;

  /**
   * @param {{openTransport: Function, policy: import('./reconnect-policy.js').ReconnectPolicy,
   *   clock: import('../lib/clock.js').Clock}} parts
   */
  constructor({ openTransport, policy, clock }) {
    super();
    this.#openTransport = openTransport;
    this.#policy = policy;
    this.#clock = clock;
  }

  get isOpen() {
    return this.#isOpen;
  }

  /** @returns {string | null} */
  get transport() {
    return this.#isOpen ? this.#transport.transport : null;
  }

  /** @param {() => Record<string, string>} headers asked for at each try, since tokens change */
  start(headers) {
    this.stop();
    this.#isRetired = false;
    this.#headers = headers;
    this.emit('status', 'connecting');
    this.#open();
  }

  /**
   * Does not wait for the next try; a connection that looks open is given up soon unless the server is heard.
   *
   * @param {boolean} isAsked whether something was sent that the server answers
   */
  hurry(isAsked) {
    if (this.#transport) {
      this.#transport.probe(isAsked);
    } else if (this.#timer !== null) {
      this.#clock.clearTimeout(this.#timer);
      this.#open();
    }
  }

  stop() {
    this.#clock.clearTimeout(this.#timer);
    this.#timer = null;
    this.#transport?.close();
    this.#transport = null;
    this.#isOpen = false;
  }

  /** Sends what is still to be sent, but does not come back. */
  retire() {
    this.#isRetired = true;
  }

  /** The connection did what it is for: the next loss is the first again. */
  confirm() {
    this.#policy.reset();
  }

  subscribe(destination, listener) {
    this.#transport?.subscribe(destination, listener);
  }

  send(destination, headers, body) {
    this.#transport?.send(destination, headers, body);
  }

  #open() {
    this.#timer = null;
    this.#transport = this.#openTransport(this.#headers(), {
      onConnected: (connected) => this.#handleConnected(connected),
      onClosed: (closed) => this.#handleClosed(closed),
    });
  }

  #handleConnected(connected) {
    this.#isOpen = true;
    this.#openedAt = this.#clock.now();
    this.emit('status', 'open');
    this.emit('open', connected);
  }

  #handleClosed(closed) {
    if (this.#isOpen && this.#clock.now() - this.#openedAt > GOOD_AFTER_MILLIS) this.confirm();
    this.#transport = null;
    this.#isOpen = false;
    if (this.#isRetired) return;
    const delayMillis = this.#policy.next(closed);
    if (delayMillis === null) {
      this.emit('status', 'closed');
      this.emit('closed', closed);
      return;
    }
    this.#timer = this.#clock.setTimeout(() => this.#open(), delayMillis);
    this.emit('status', 'lost');
    this.emit('lost', closed);
  }
}
