import { readSample } from './stats.js';

/** A link over which nothing of what the other one sends came for so long is not connected, whatever it says. */
const STALL_MILLIS = 4_000;
/** How long one waits for a sign of life after the network changed: for media, and for ICE checks alone. */
const MEDIA_MILLIS = 1_000;
const CHECKS_MILLIS = 3_000;

/** Tells whether anything still arrives over one link, whatever the browser says of its state. */
export class FlowWatch {
  #clock;
  #monitor;
  #connection;
  #isAlive;
  #onStall;
  #onFlow;
  #arrived = 0;
  #flowedAt;
  #timer = null;
  #isStopped = false;

  /**
   * @param {object} parts
   * @param {import('../lib/clock.js').Clock} parts.clock
   * @param {import('./link-monitor.js').LinkMonitor} parts.monitor
   * @param {() => import('./link-connection.js').LinkConnection} parts.connection of now
   * @param {() => boolean} parts.isAlive whether the browser says that it is connected
   * @param {() => void} parts.onStall
   * @param {() => void} parts.onFlow what is to arrive does; called often
   */
  constructor({ clock, monitor, connection, isAlive, onStall, onFlow }) {
    this.#clock = clock;
    this.#monitor = monitor;
    this.#connection = connection;
    this.#isAlive = isAlive;
    this.#onStall = onStall;
    this.#onFlow = onFlow;
    this.#flowedAt = clock.now();
  }

  /** @returns {Promise<boolean>} whether nothing arrived since the last call */
  async isStill() {
    const before = this.#arrived;
    const report = (await this.#read()) ?? new Map();
    const { bytesIn, pulse } = readSample(report, 0, null).totals;
    this.#arrived = this.#monitor.isFlowDue ? bytesIn : pulse;
    return this.#arrived <= before;
  }

  /** The network may have changed: a link that is still for a moment is stalled. */
  async probe() {
    await this.isStill();
    if (this.#isStopped) return;
    const waitMillis = this.#monitor.isFlowDue ? MEDIA_MILLIS : CHECKS_MILLIS;
    this.#clock.clearTimeout(this.#timer);
    this.#timer = this.#clock.setTimeout(async () => {
      if ((await this.isStill()) && this.#isAlive()) this.#onStall();
    }, waitMillis);
  }

  /** Takes a sample. */
  async measure() {
    const report = await this.#read();
    if (!report) return;
    const isFlowing = this.#monitor.add(report);
    const { isExpecting, isOpenForVoice, isOtherHere } = this.#monitor;
    const isFine = isFlowing || !isExpecting || isOpenForVoice;
    if (this.#isAlive() && isFine) this.#onFlow();
    // Who is away from the server may well be asleep.
    if (!this.#isAlive() || isFine || !isOtherHere) this.#flowedAt = this.#clock.now();
    else if (this.#clock.now() - this.#flowedAt >= STALL_MILLIS) this.#onStall();
  }

  stop() {
    this.#isStopped = true;
    this.#clock.clearTimeout(this.#timer);
  }

  /** @returns {Promise<Map<string, any> | null>} null when the connection is another one by now */
  async #read() {
    const connection = this.#connection();
    const report = await connection.readStats();
    return connection === this.#connection() && !this.#isStopped ? report : null;
  }
}
