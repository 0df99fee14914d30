import { MOST_UPLINK } from './policy.js';

/** Where nothing is known of the network. */
export const FIRST_UPLINK = 1_200_000;
const LEAST_UPLINK = 300_000;
const LEAST_SHARE = 0.25;

const BAD_LOSS_PERCENT = 5;
const BAD_RTT_RISE_MILLIS = 100;
/** The least round trip is forgotten that fast, since ways change. */
const RTT_FORGET_PER_LOOK = 1.01;
/** An estimate that is lower than that part of what may be sent holds the picture back. */
const SHORT_SHARE = 0.8;
/** An estimate that is higher than that many times what may be sent leaves room for more. */
const ROOM_FACTOR = 1.5;
/** The estimate of a new pair grows by itself. */
const SETTLE_MILLIS = 8_000;
/** So many looks in a row make a complaint, which holds for so long. */
const BAD_LOOKS = 2;
const TOGETHER_MILLIS = 4_500;

const DOWN = { factor: 0.85, pairFactor: 0.7, periodMillis: 4_000 };
const UP = { factor: 1.05, roomyFactor: 1.15, cleanMillis: 10_000, roomyMillis: 4_000 };
/** Near what was too much, one looks again after so long, and each time in vain twice as long. */
const NEAR = 0.95;
const PATIENCE_MILLIS = { least: 60_000, most: 480_000 };

/**
 * What one look at the statistics says of one pair. Bits are a second; null where unknown.
 *
 * @typedef {object} PairLook
 * @property {string} id
 * @property {boolean} isShort whether the encoder says that it is held back by bandwidth
 * @property {number | null} rttMillis
 * @property {number | null} lossPercent of what was sent since the look before
 * @property {number | null} available as the congestion controller of the pair estimates
 * @property {number} allowed what may be sent to it
 */

/** A quantity that goes down when it is too much, and slowly up again. */
class Level {
  value;
  #most;
  #least;
  #changedAt = -Infinity;
  #wasRaised = false;
  #lowestBad = Infinity;
  #patienceMillis = PATIENCE_MILLIS.least;

  constructor(value, least, most) {
    this.value = value;
    this.#least = least;
    this.#most = most;
  }

  lower(factor, now) {
    if (now - this.#changedAt < DOWN.periodMillis) return;
    if (this.#wasRaised) {
      // Once more too much, where one has looked again.
      const isInVain = this.value <= this.#lowestBad / NEAR;
      this.#patienceMillis = isInVain
        ? Math.min(PATIENCE_MILLIS.most, 2 * this.#patienceMillis)
        : PATIENCE_MILLIS.least;
    }
    this.#lowestBad = this.value;
    this.#wasRaised = false;
    this.#become(factor * this.value, now);
  }

  raise(now, cleanSince, isRoomy) {
    if (this.value >= this.#most) return;
    const [factor, wait] = isRoomy ? [UP.roomyFactor, UP.roomyMillis] : [UP.factor, UP.cleanMillis];
    const next = Math.min(this.#most, factor * this.value);
    const near = NEAR * this.#lowestBad;
    const isNear = this.value < near && next >= near;
    const due = Math.max(cleanSince, this.#changedAt) + (isNear ? this.#patienceMillis : wait);
    if (now < due) return;
    // Beyond what was too much, it is so no more.
    if (this.value > this.#lowestBad) this.#lowestBad = Infinity;
    this.#wasRaised = true;
    this.#become(next, now);
  }

  #become(value, now) {
    this.value = Math.max(this.#least, Math.min(this.#most, value));
    this.#changedAt = now;
  }
}

/**
 * Finds what the network carries. Every pair has a congestion controller of its own and none knows of the others: when
 * several complain together, it is this side's uplink; when one does, it is that one's own way. Pure.
 */
export class UplinkLoop {
  #level;
  /** @type {Map<string, {since: number, leastRtt: number, badLooks: number, badAt: number, share: Level}>} */
  #pairs = new Map();
  #badAt = -Infinity;
  #startedAt = null;

  /** @param {number} [uplink] what this network was found to carry before */
  constructor(uplink = FIRST_UPLINK) {
    this.#level = new Level(uplink, LEAST_UPLINK, MOST_UPLINK);
  }

  get uplink() {
    return Math.round(this.#level.value);
  }

  /** @returns {Map<string, number>} 0 to 1, of those whose own way is narrow */
  get shares() {
    const narrow = [...this.#pairs].filter(([, { share }]) => share.value < 1);
    return new Map(narrow.map(([id, { share }]) => [id, share.value]));
  }

  /** Whether somebody complains at this moment, and a closer look is of use. */
  get isStrained() {
    return [...this.#pairs.values()].some(({ badLooks }) => badLooks > 0);
  }

  /**
   * @param {readonly PairLook[]} looks at those pairs that are connected
   * @param {number} now milliseconds
   */
  update(looks, now) {
    this.#startedAt ??= now;
    const ids = new Set(looks.map(({ id }) => id));
    for (const id of [...this.#pairs.keys()]) if (!ids.has(id)) this.#pairs.delete(id);
    for (const look of looks) this.#note(look, now);
    const pairs = [...this.#pairs.values()];
    const complaining = pairs.filter(({ badAt }) => now - badAt <= TOGETHER_MILLIS);
    const isNew = complaining.some(({ badAt }) => badAt === now);
    if (isNew && (complaining.length > 1 || pairs.length === 1)) {
      this.#badAt = now;
      this.#level.lower(DOWN.factor, now);
    } else if (isNew) {
      complaining[0].share.lower(DOWN.pairFactor, now);
    }
    this.#raise(looks, now);
  }

  #raise(looks, now) {
    const sending = looks.filter(({ allowed }) => allowed > 0);
    if (sending.length === 0) return;
    const isRoomy = sending.every(
      ({ available, allowed }) => available !== null && available > ROOM_FACTOR * allowed,
    );
    for (const { share, badAt, since } of this.#pairs.values()) {
      share.raise(now, Math.max(badAt, since), false);
    }
    const isStrained = [...this.#pairs.values()].some(({ badLooks }) => badLooks > 0);
    if (!isStrained) this.#level.raise(now, Math.max(this.#badAt, this.#startedAt), isRoomy);
  }

  #note(look, now) {
    const { id, rttMillis } = look;
    const pair = this.#pairs.get(id) ?? {
      since: now,
      leastRtt: Infinity,
      badLooks: 0,
      badAt: -Infinity,
      share: new Level(1, LEAST_SHARE, 1),
    };
    this.#pairs.set(id, pair);
    if (rttMillis !== null) {
      pair.leastRtt = Math.min(rttMillis, pair.leastRtt * RTT_FORGET_PER_LOOK);
    }
    const isBad = now - pair.since >= SETTLE_MILLIS && isPoor(look, pair.leastRtt);
    pair.badLooks = isBad ? pair.badLooks + 1 : 0;
    if (pair.badLooks >= BAD_LOOKS) pair.badAt = now;
  }
}

function isPoor({ isShort, rttMillis, lossPercent, available, allowed }, leastRtt) {
  if (lossPercent !== null && lossPercent > BAD_LOSS_PERCENT) return true;
  // A machine that is busy answers late too; then the estimate stays where it was.
  const isDelayed = rttMillis !== null && rttMillis - leastRtt > BAD_RTT_RISE_MILLIS;
  if (isDelayed && (available === null || available < allowed)) return true;
  return isShort && available !== null && available < SHORT_SHARE * allowed;
}
