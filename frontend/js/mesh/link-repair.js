import {
  DISCONNECTED_GRACE_MILLIS,
  FLICKER_MILLIS,
  GIVE_UP_HOPE_MILLIS,
  NEGOTIATION_MILLIS,
  repairStep,
} from './repair.js';

/**
 * Watches one link and has it repaired, for as long as it takes. Nothing is tried while signaling is away,
 * since a restart needs it; on its return the first step follows at once.
 */
export class LinkRepair {
  #clock;
  #act;
  #report;
  #wasConnected = false;
  #isSignalingOpen = true;
  #isDue = false;
  #attempt = 0;
  #brokenAt = null;
  #timers = {};

  /**
   * @param {object} parts
   * @param {import('../lib/clock.js').Clock} parts.clock
   * @param {(action: 'restart' | 'rebuild' | 'help', attempt: number) => void} parts.act `help` is for a
   *   negotiation that does not come to its end
   * @param {(state: 'connecting' | 'connected' | 'repairing' | 'failed') => void} parts.report
   */
  constructor({ clock, act, report }) {
    this.#clock = clock;
    this.#act = act;
    this.#report = report;
    this.#schedule('negotiation', NEGOTIATION_MILLIS, () => this.#help());
  }

  /** @param {RTCPeerConnectionState} state of the connection that the link has now */
  handleState(state) {
    if (state === 'connected') this.#handleConnected();
    else if (state === 'disconnected') this.#handleBroken(DISCONNECTED_GRACE_MILLIS);
    else if (state === 'failed') this.#handleBroken(0);
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
    for (const name of Object.keys(this.#timers)) this.#cancel(name);
  }

  #handleConnected() {
    this.stop();
    this.#wasConnected = true;
    this.#isDue = false;
    this.#attempt = 0;
    this.#brokenAt = null;
    this.#report('connected');
  }

  #handleBroken(graceMillis) {
    this.#begin(graceMillis);
    if (graceMillis === 0 && this.#attempt === 0) this.#step();
    else if (!this.#timers.step) this.#schedule('step', graceMillis, () => this.#step());
  }

  #begin(graceMillis) {
    this.#cancel('negotiation');
    if (this.#brokenAt !== null) return;
    this.#brokenAt = this.#clock.now();
    const told = this.#wasConnected ? 'repairing' : 'connecting';
    this.#schedule('flicker', graceMillis && FLICKER_MILLIS, () => this.#report(told));
    this.#schedule('hope', GIVE_UP_HOPE_MILLIS, () => this.#report('failed'));
  }

  #step() {
    this.#cancel('step');
    this.#isDue = !this.#isSignalingOpen;
    if (this.#isDue) return;
    const attempt = this.#attempt++;
    const { action, waitMillis } = repairStep(attempt, this.#clock.now() - this.#brokenAt);
    this.#schedule('step', waitMillis, () => this.#step());
    this.#act(action, attempt);
  }

  #help() {
    this.#schedule('negotiation', NEGOTIATION_MILLIS, () => this.#help());
    if (this.#isSignalingOpen) this.#act('help', 0);
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
