import { tileConnection } from './link-state.js';

/**
 * @typedef {'ok' | 'weak' | 'connecting' | 'down' | 'blocked'} HealthState from good to bad
 *
 * @typedef {object} LinkHealth
 * @property {HealthState} state
 * @property {string | null} step the last one that was reached
 * @property {boolean} relayed
 * @property {string | null} cause why it is not connected
 * @property {string | null} action what one can do about it
 *
 * @typedef {{a: string, b: string, state: 'down' | 'blocked'}} BrokenPair
 *
 * @typedef {import('../room/room-state.js').ParticipantView & {health?: LinkHealth | null}} LinkedParticipant
 *
 * @typedef {HealthState | 'reconnecting' | 'unheard' | 'silent'} LinkKind what is said of a link: `reconnecting` while
 *   the other one is away, `unheard` when only the other one hears nothing, `silent` when only its sound is missing
 */

/** @type {HealthState[]} */
const FROM_GOOD_TO_BAD = ['ok', 'weak', 'connecting', 'down', 'blocked'];

/** @type {Record<string, HealthState>} */
const OF_LINK = { connecting: 'connecting', connected: 'ok', repairing: 'down', failed: 'blocked' };

/** @param {string} state */
export const isBroken = (state) => state === 'down' || state === 'blocked';

/**
 * How one's own link to a participant is; told by the link alone as long as nothing has been measured.
 * @param {LinkedParticipant} participant
 * @returns {LinkHealth | null} null for oneself
 */
export function linkHealth({ self, health, link }) {
  if (self) return null;
  return health ?? { state: OF_LINK[link], step: null, relayed: false, cause: null, action: null };
}

/**
 * The pair as both sides tell it: as bad as the worse of the two.
 * @param {LinkedParticipant} participant
 * @param {readonly BrokenPair[]} pairs
 * @returns {HealthState | null} null for oneself
 */
export function pairHealth(participant, pairs) {
  const own = linkHealth(participant);
  if (!own) return null;
  const told = pairs.find(({ a, b }) => a === participant.id || b === participant.id);
  return FROM_GOOD_TO_BAD[
    Math.max(FROM_GOOD_TO_BAD.indexOf(own.state), told ? FROM_GOOD_TO_BAD.indexOf(told.state) : 0)
  ];
}

/**
 * @param {LinkedParticipant} participant not oneself
 * @param {readonly BrokenPair[]} pairs those with oneself
 * @returns {LinkKind}
 */
export function linkKind(participant, pairs) {
  if (tileConnection(participant) === 'reconnecting') return 'reconnecting';
  const { state: own, cause } = /** @type {LinkHealth} */ (linkHealth(participant));
  const pair = /** @type {HealthState} */ (pairHealth(participant, pairs));
  const hears = own === 'ok' || own === 'weak';
  if (isBroken(pair)) return hears ? 'unheard' : pair;
  return hears && cause === 'no-sound' ? 'silent' : pair;
}
