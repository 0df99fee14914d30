/**
 * The ladder of repair of one link. Pure: milliseconds in, the next step out.
 *
 * @typedef {object} RepairStep
 * @property {'restart' | 'rebuild'} action
 * @property {boolean} needsServers whether it is to wait a moment for fresh ICE servers
 * @property {boolean} prefersRelay whether it is to go through a relay, where the way that broke was direct
 * @property {number} waitMillis how long the step has before the next one
 */

/** `disconnected` often heals by itself; `failed` never does. */
export const DISCONNECTED_GRACE_MILLIS = 2_000;
/** A link that breaks for less is not worth a word on the tile. */
export const FLICKER_MILLIS = 1_000;
/** A link that was there and does not come back is told as failed after that long, though the repair goes on. */
export const GIVE_UP_HOPE_MILLIS = 30_000;
/** One that never came about is told so sooner: nobody has seen or heard anything of the other yet. */
export const FIRST_HOPE_MILLIS = 12_000;
/** An offer that nobody answers, or that never comes, is helped along after this, and repaired after twice as long. */
export const NEGOTIATION_MILLIS = 5_000;
/** How long a step waits for fresh servers before it goes on with those that there are. */
export const FRESH_SERVERS_MILLIS = 1_000;

const PATIENT_AFTER_MILLIS = 120_000;
/** How long a step has before the next one, as long as somebody may still wait for it. */
export const HURRIED_MILLIS = 5_000;
const PATIENT_MILLIS = 30_000;
/** The share of a wait that is left to chance, so that the two sides do not step on each other for ever. */
const CHANCE = 0.3;

/**
 * @param {number} attempt from 0; steps 6, 15, 20… seconds after the first
 * @param {number} brokenMillis since the link was last connected
 * @param {number} [chance] 0 to 1; waits beyond the first two are up to 30 % shorter for a lower one
 * @returns {RepairStep}
 */
export function repairStep(attempt, brokenMillis, chance = 1) {
  const isSecond = attempt % 3 === 1;
  const step = { needsServers: isSecond, prefersRelay: isSecond };
  if (attempt === 0) return { action: 'restart', waitMillis: 6_000, ...step };
  if (attempt === 1) return { action: 'restart', waitMillis: 9_000, ...step };
  const longest = brokenMillis < PATIENT_AFTER_MILLIS ? HURRIED_MILLIS : PATIENT_MILLIS;
  const waitMillis = longest * (1 - CHANCE + CHANCE * chance);
  // A new connection needs longer than a restart to show what it can do, so two restarts follow each.
  return { action: attempt % 3 === 2 ? 'rebuild' : 'restart', waitMillis, ...step };
}
