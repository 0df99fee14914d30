const STUCK_AFTER_MS = 3000;

/** Tells from the count of shown frames whether a moving picture has stopped. Ask about once a second. */
export class FreezeWatch {
  #frames = 0;
  #since = 0;

  /**
   * @param {number} frames shown so far
   * @param {number} nowMs
   * @returns {boolean} true when a picture that once moved has not for 3 s
   */
  sample(frames, nowMs) {
    if (frames !== this.#frames) {
      this.#frames = frames;
      this.#since = nowMs;
    }
    return frames > 0 && nowMs - this.#since >= STUCK_AFTER_MS;
  }

  /** Start anew, after a time in which frames were not expected. @param {number} nowMs */
  reset(nowMs) {
    this.#since = nowMs;
  }
}
