const SILENCE_LIMIT_MILLIS = 15_000;
/** Within which a beat of the server comes, and an answer, to a client that doubts. */
const BEAT_MILLIS = 6_000;
const ANSWER_MILLIS = 3_000;

export const CHECK_PERIOD_MILLIS = 2_500;

/**
 * Tells when a silent connection is to be given up: 15 s without a frame or a heart-beat of the server. After
 * the machine slept, what arrived meanwhile has not been read yet, so the server gets one more heart-beat.
 * Pure: times are milliseconds of one clock.
 */
export class Liveness {
  #deadline;
  #heardAt;
  #checkedAt;

  /** @param {number} now */
  constructor(now) {
    this.#heardAt = now;
    this.#checkedAt = now;
    this.#deadline = now + SILENCE_LIMIT_MILLIS;
  }

  /**
   * The address of this machine may have changed: do not wait for the whole limit.
   *
   * @param {number} now
   * @param {number} heardAt when the last frame or heart-beat came
   * @param {boolean} isAsked whether the server was asked something, so that more than a beat is to come
   * @returns {number} after how many milliseconds to look
   */
  probe(now, heardAt, isAsked) {
    this.#hear(heardAt);
    this.#deadline = Math.min(this.#deadline, now + (isAsked ? ANSWER_MILLIS : BEAT_MILLIS));
    return this.#deadline - now;
  }

  /**
   * @param {number} now
   * @param {number} heardAt when the last frame or heart-beat came
   * @returns {boolean} whether the connection is to be given up
   */
  isSilent(now, heardAt) {
    this.#hear(heardAt);
    const slept = now - this.#checkedAt > 3 * CHECK_PERIOD_MILLIS;
    this.#checkedAt = now;
    if (slept) this.#deadline = Math.max(this.#deadline, now + BEAT_MILLIS);
    return now >= this.#deadline;
  }

  #hear(heardAt) {
    if (heardAt <= this.#heardAt) return;
    this.#heardAt = heardAt;
    this.#deadline = heardAt + SILENCE_LIMIT_MILLIS;
  }
}
