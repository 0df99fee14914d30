import {
  DISCONNECTED_GRACE_MILLIS,
  FIRST_HOPE_MILLIS,
  FLICKER_MILLIS,
  GIVE_UP_HOPE_MILLIS,
  HURRIED_MILLIS,
  NEGOTIATION_MILLIS,
  repairStep,
} from './repair.js';

/**
 * Watches one link and has it repaired, for as long as it takes. Nothing is tried while signaling is away,
 * since a restart needs it; on its return the first step follows at once.
 */
export class LinkRepair {
  #clock;
  #random;
  #act;
  #report;
  #isStill;
  #wasConnected = false;
  #hasGivenUp = false;
  #isStalled = false;
  #isSignalingOpen = true;
  #isDue = false;
  #isStopped = false;
  #attempt = 0;
  #brokenAt = null;
  #nextAt = 0;
  #nextStep = null;
  #timers = {};

  /**
   * @param {object} parts
   * @param {import('../lib/clock.js').Clock} parts.clock
   * @param {() => number} parts.random
   * @param {(step: import('./repair.js').RepairStep | {action: 'help'}, attempt: number) => void} parts.act
   *   `help` is for a negotiation that does not come to its end
   * @param {(state: 'connecting' | 'connected' | 'repairing' | 'failed') => void} parts.report
   * @param {() => Promise<boolean>} parts.isStill whether nothing arrived since the call before
   */
  constructor({ clock, random, act, report, isStill }) {
    this.#clock = clock;
    this.#random = random;
    this.#act = act;
    this.#report = report;
    this.#isStill = isStill;
    this.#schedule('negotiation', NEGOTIATION_MILLIS, () => this.#help());
    this.#schedule('hope', FIRST_HOPE_MILLIS, () => this.#giveUpHope());
  }

  /** @returns {{attempt: number, nextInMillis: number} | null} null when nothing is broken */
  get status() {
    if (this.#brokenAt === null) return null;
    const leftMillis = this.#timers.step ? this.#nextAt - this.#clock.now() : 0;
    return { attempt: this.#attempt, nextInMillis: Math.max(0, Math.round(leftMillis)) };
  }

  /** @param {RTCPeerConnectionState} state of the connection that the link has now */
  handleState(state) {
    // A way that is open but carries nothing is not yet what was to be repaired.
    if (state === 'connected' && !this.#isStalled) this.#handleConnected();
    else if (state === 'disconnected') this.#handleDisconnected();
    else if (state === 'failed') this.#handleBroken(0);
  }

  /** The link looks connected, and nothing of what the other one sends arrives. */
  handleStall() {
    this.#isStalled = true;
    this.#handleBroken(0);
  }

  /** The link is connected, and what is to arrive does. */
  handleFlow() {
    if (!this.#isStalled) return;
    this.#isStalled = false;
    this.#handleConnected();
  }

  /** The other side takes a step, which gets as much time as an own one would. */
  handleOtherStep() {
    const isSoon = this.#timers.step && this.#nextAt - this.#clock.now() < HURRIED_MILLIS;
    if (isSoon) this.#scheduleStep(HURRIED_MILLIS, this.#nextStep);
  }

  /** @param {boolean} isOpen */
  setSignaling(isOpen) {
    this.#isSignalingOpen = isOpen;
    if (isOpen && this.#isDue) this.#step();
  }

  /** Somebody asks for it, or the network changed: begin again without delay. */
  hurry() {
    this.#attempt = 0;
    this.#begin(0);
    this.#step();
  }

  stop() {
    this.#isStopped = true;
    this.#cancelAll();
  }

  #cancelAll() {
    for (const name of Object.keys(this.#timers)) this.#cancel(name);
  }

  #handleConnected() {
    this.#cancelAll();
    this.#wasConnected = true;
    this.#hasGivenUp = false;
    this.#isDue = false;
    this.#attempt = 0;
    this.#brokenAt = null;
    this.#report('connected');
  }

  #handleDisconnected() {
    this.#isStill();
    this.#handleBroken(DISCONNECTED_GRACE_MILLIS);
  }

  #handleBroken(graceMillis) {
    this.#begin(graceMillis);
    if (graceMillis === 0 && this.#attempt === 0) this.#step();
    else if (!this.#timers.step) this.#scheduleStep(graceMillis, () => this.#stepIfStill());
  }

  #begin(graceMillis) {
    this.#cancel('negotiation');
    if (this.#brokenAt !== null) return;
    this.#brokenAt = this.#clock.now();
    if (!this.#wasConnected) return;
    this.#schedule('flicker', graceMillis && FLICKER_MILLIS, () => this.#reportBroken());
    this.#schedule('hope', GIVE_UP_HOPE_MILLIS, () => this.#giveUpHope());
  }

  #reportBroken() {
    if (!this.#hasGivenUp) this.#report('repairing');
  }

  #giveUpHope() {
    this.#hasGivenUp = true;
    this.#report('failed');
  }

  async #stepIfStill() {
    const brokenAt = this.#brokenAt;
    const isStill = await this.#isStill();
    // Meanwhile it may have been mended, closed or taken further.
    if (this.#isStopped || this.#brokenAt !== brokenAt || this.#timers.step) return;
    if (isStill) this.#step();
    else this.#scheduleStep(DISCONNECTED_GRACE_MILLIS, () => this.#stepIfStill());
  }

  #step() {
    this.#cancel('step');
    this.#isDue = !this.#isSignalingOpen;
    if (this.#isDue) return;
    const attempt = this.#attempt++;
    const step = repairStep(attempt, this.#clock.now() - this.#brokenAt, this.#random());
    this.#scheduleStep(step.waitMillis, () => this.#step());
    this.#act(step, attempt);
  }

  #help() {
    // Both sides may have described themselves and lost each other's candidates, and ICE then waits for ever.
    this.#schedule('negotiation', NEGOTIATION_MILLIS, () => this.#handleBroken(0));
    if (this.#isSignalingOpen) this.#act({ action: 'help' }, 0);
  }

  #scheduleStep(delayMillis, task) {
    this.#nextAt = this.#clock.now() + delayMillis;
    this.#nextStep = task;
    this.#schedule('step', delayMillis, task);
  }

  #schedule(name, delayMillis, task) {
    this.#cancel(name);
    this.#timers[name] = this.#clock.setTimeout(() => {
      delete this.#timers[name];
      task();
    }, delayMillis);
  }

  #cancel(name) {
    this.#clock.clearTimeout(this.#timers[name]);
    delete this.#timers[name];
  }
}
