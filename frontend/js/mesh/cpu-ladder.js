/**
 * What one look says of the processor.
 *
 * @typedef {object} CpuLook
 * @property {boolean} isLimited whether an encoder says that it is held back by the processor
 * @property {number} encodeShare of the time that passed, 0 to 1 and beyond, of all encoders
 * @property {'nominal' | 'fair' | 'serious' | 'critical' | null} pressure null where nobody tells
 * @property {number} longTaskShare of the time that passed, 0 to 1
 */

/**
 * 0 as usual; 1 at most 15 frames a second; 2 one size smaller to everybody; 3 only four cameras are received; 4 the
 * own camera is not sent.
 */
export const LAST_STEP = 4;
/** What only the page or the whole machine suffers from takes no picture away. */
const LAST_STEP_OF_OTHERS = 2;

const MOST_ENCODE_SHARE = 0.6;
const MOST_LONG_TASK_SHARE = 0.2;
/** How long each has to last. */
const LIMITED_MILLIS = 6_000;
const SERIOUS_MILLIS = 10_000;
const DOWN_PERIOD_MILLIS = 6_000;
const UP_PERIOD_MILLIS = { least: 60_000, most: 480_000 };

/** Takes load off a processor that has too much of it, step by step, and puts it back slowly. Pure. */
export class CpuLadder {
  step = 0;
  /** Since when each trouble lasts. @type {Map<string, number>} */
  #since = new Map();
  #hotAt = -Infinity;
  #changedAt = -Infinity;
  #raisedAt = -Infinity;
  #upPeriod = UP_PERIOD_MILLIS.least;

  /** Whether a closer look is of use. */
  get isStrained() {
    return this.#since.size > 0;
  }

  /**
   * @param {CpuLook} look
   * @param {number} now milliseconds
   * @returns {number} the step of now
   */
  update({ isLimited, encodeShare, pressure, longTaskShare }, now) {
    const ofEncoders = [
      this.#lasts('limited', isLimited, LIMITED_MILLIS, now),
      this.#lasts('encoding', encodeShare > MOST_ENCODE_SHARE, LIMITED_MILLIS, now),
    ].some(Boolean);
    const isPressed = pressure === 'serious' || pressure === 'critical';
    const ofOthers = [
      this.#lasts('pressure', isPressed, pressure === 'critical' ? 0 : SERIOUS_MILLIS, now),
      this.#lasts('tasks', longTaskShare > MOST_LONG_TASK_SHARE, LIMITED_MILLIS, now),
    ].some(Boolean);
    const last = ofEncoders ? LAST_STEP : LAST_STEP_OF_OTHERS;
    if (ofEncoders || ofOthers) this.#hotAt = now;
    if ((ofEncoders || ofOthers) && this.step < last) this.#goDown(now);
    else if (this.step > 0) this.#goUp(now);
    return this.step;
  }

  #goDown(now) {
    if (now - this.#changedAt < DOWN_PERIOD_MILLIS) return;
    // What was put back just now was too much, and is not tried again so soon.
    const isInVain = now - this.#raisedAt < this.#upPeriod;
    this.#upPeriod = isInVain
      ? Math.min(UP_PERIOD_MILLIS.most, 2 * this.#upPeriod)
      : UP_PERIOD_MILLIS.least;
    this.step++;
    this.#changedAt = now;
  }

  #goUp(now) {
    if (now - Math.max(this.#hotAt, this.#changedAt) < this.#upPeriod) return;
    this.step--;
    this.#changedAt = now;
    this.#raisedAt = now;
  }

  #lasts(name, isOn, millis, now) {
    if (!isOn) this.#since.delete(name);
    else if (!this.#since.has(name)) this.#since.set(name, now);
    return isOn && now - this.#since.get(name) >= millis;
  }
}
