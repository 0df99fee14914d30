const BATCH_MILLIS = 60;

/** Collects local candidates for a moment, so that one signal carries several. */
export class CandidateBatch {
  #clock;
  #send;
  #candidates = [];
  #timer = null;

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
    else this.#timer ??= this.#clock.setTimeout(() => this.#flush(), BATCH_MILLIS);
  }

  stop() {
    this.#clock.clearTimeout(this.#timer);
    this.#timer = null;
    this.#candidates = [];
  }

  #flush() {
    const candidates = this.#candidates;
    this.stop();
    if (candidates.length) this.#send(candidates);
  }
}
