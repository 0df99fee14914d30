/** Those of this machine come together, and are what a connection waits for. */
const FIRST_MILLIS = 5;
/** Those that servers tell come one by one. */
const BATCH_MILLIS = 60;

/** Collects local candidates for a moment, so that one signal carries several. */
export class CandidateBatch {
  #clock;
  #send;
  #candidates = [];
  #timer = null;
  #isFirst = true;

  /**
   * @param {import('../lib/clock.js').Clock} clock
   * @param {(candidates: RTCIceCandidateInit[]) => void} send
   */
  constructor(clock, send) {
    this.#clock = clock;
    this.#send = send;
  }

  /** @param {RTCIceCandidate | null} candidate null at the end of all */
  add(candidate) {
    this.#candidates.push(candidate ? candidate.toJSON() : { candidate: '' });
    if (!candidate) this.#flush();
    else this.#timer ??= this.#clock.setTimeout(() => this.#flush(), this.#patience);
  }

  stop() {
    this.#clock.clearTimeout(this.#timer);
    this.#timer = null;
    this.#candidates = [];
  }

  get #patience() {
    return this.#isFirst ? FIRST_MILLIS : BATCH_MILLIS;
  }

  #flush() {
    this.#isFirst = false;
    const candidates = this.#candidates;
    this.stop();
    if (candidates.length) this.#send(candidates);
  }
}
