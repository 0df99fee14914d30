import { hasRelay, isRelayed, relayOnly } from './relay.js';
import { FRESH_SERVERS_MILLIS } from './repair.js';

/** Takes the steps of a repair, one at a time; some wait a moment for fresh ICE servers. */
export class RepairSteps {
  #clock;
  #link;
  #waiting = null;
  #timer = null;

  /**
   * @param {import('../lib/clock.js').Clock} clock
   * @param {object} link
   * @param {() => import('./link-connection.js').LinkConnection} link.connection of now
   * @param {() => RTCConfiguration} link.configuration of now
   * @param {() => import('./path.js').Path | null} link.path the last one that was taken
   * @param {() => void} link.rebuild
   * @param {() => void} link.askServers
   * @param {(step: string, detail: string) => void} link.note
   */
  constructor(clock, link) {
    this.#clock = clock;
    this.#link = link;
  }

  /**
   * @param {import('./repair.js').RepairStep | {action: 'help'}} step takes the place of one that still waits
   * @param {number} attempt from 0
   */
  take(step, attempt) {
    this.stop();
    const needsServers = 'needsServers' in step && step.needsServers;
    if (needsServers) {
      this.#waiting = () => this.#perform(step, attempt);
      this.#timer = this.#clock.setTimeout(() => this.handleServers(), FRESH_SERVERS_MILLIS);
    }
    // May be answered before it returns.
    if (attempt > 0) this.#link.askServers();
    if (!needsServers) this.#perform(step, attempt);
  }

  /** Fresh servers are there. */
  handleServers() {
    const waiting = this.#waiting;
    this.stop();
    waiting?.();
  }

  stop() {
    this.#clock.clearTimeout(this.#timer);
    this.#waiting = null;
  }

  #perform(step, attempt) {
    const { action } = step;
    if (action === 'rebuild') this.#link.rebuild();
    if (action !== 'help') this.#link.note(action, `#${attempt + 1}`);
    const connection = this.#link.connection();
    if (!connection.isStarted) return connection.start();
    if (action === 'restart' && !connection.isFirstOfferOpen) this.#restartIce(connection, step);
    return connection.resendOffer();
  }

  #restartIce(connection, { prefersRelay }) {
    const configuration = this.#link.configuration();
    const isWorthATry = prefersRelay && hasRelay(configuration) && !isRelayed(this.#link.path());
    connection.setConfiguration(isWorthATry ? relayOnly(configuration) : configuration);
    connection.restartIce();
  }
}
