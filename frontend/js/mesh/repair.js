/**
 * The ladder of repair of one link. Pure: milliseconds in, the next step out.
 *
 * @typedef {{action: 'restart' | 'rebuild', waitMillis: number}} RepairStep `waitMillis` is the time that the
 *   step has before the next one
 */

/** `disconnected` often heals by itself; `failed` never does. */
export const DISCONNECTED_GRACE_MILLIS = 2_000;
/** A link that breaks for less is not worth a word on the tile. */
export const FLICKER_MILLIS = 1_000;
/** After that long the link is told as failed, though the repair goes on. */
export const GIVE_UP_HOPE_MILLIS = 30_000;
/** An offer that nobody answers, or that never comes, is helped along after this. */
export const NEGOTIATION_MILLIS = 10_000;

const PATIENT_AFTER_MILLIS = 120_000;

/**
 * @param {number} attempt from 0
 * @param {number} brokenMillis since the link was last connected
 * @returns {RepairStep}
 */
export function repairStep(attempt, brokenMillis) {
  if (attempt === 0) return { action: 'restart', waitMillis: 6_000 };
  if (attempt === 1) return { action: 'restart', waitMillis: 9_000 };
  const waitMillis = brokenMillis < PATIENT_AFTER_MILLIS ? 5_000 : 30_000;
  // A new connection needs longer than a restart to show what it can do, so two restarts follow each.
  return { action: attempt % 3 === 2 ? 'rebuild' : 'restart', waitMillis };
}
