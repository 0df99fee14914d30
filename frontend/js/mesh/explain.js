/**
 * Why a link is not as it should be, and the one thing to do about it. Pure.
 *
 * @typedef {'server-unreachable' | 'websocket-blocked' | 'no-candidates' | 'turn-refused' | 'peer-silent'
 *   | 'no-pair' | 'dtls-failed' | 'no-packets' | 'no-sound' | 'no-frames' | 'not-shown'} CauseCode
 * @typedef {'try-again' | 'check-network' | 'ask-turn' | 'check-devices' | 'tap' | 'wait'} ActionCode
 *
 * @typedef {object} LinkFacts
 * @property {import('./peer-link.js').LinkState} state
 * @property {number} openMillis since the link was opened
 * @property {number} connectedMillis since it was last connected; 0 when it is not
 * @property {number} attempt how many repairs were tried
 * @property {boolean} isServerReachable
 * @property {boolean} isWebSocket
 * @property {boolean} isOtherHere whether the server has the other one's session
 * @property {boolean} isRelayOnly
 * @property {boolean} hasIceServers
 * @property {ReadonlySet<string>} candidateTypes of this side
 * @property {readonly number[]} candidateErrors of servers, as STUN and `icecandidateerror` number them
 * @property {boolean} isUnanswered whether an offer of this side waits for its answer
 * @property {boolean} hasDescription whether the other side has described itself
 * @property {boolean} hasCandidates whether candidates of the other side came
 * @property {boolean} hasIce
 * @property {boolean} hasDtls
 * @property {boolean} hasPackets
 * @property {boolean} hasFrames
 * @property {boolean} isSilent whether no sound came for a while that is sent
 * @property {boolean | null} isShown null where nobody tells
 * @property {import('./health.js').Expected} expected
 */

/** @type {Record<CauseCode, ActionCode>} */
const ACTIONS = {
  'server-unreachable': 'check-network',
  'websocket-blocked': 'check-network',
  'no-candidates': 'check-network',
  'turn-refused': 'ask-turn',
  'peer-silent': 'wait',
  'no-pair': 'ask-turn',
  'dtls-failed': 'try-again',
  'no-packets': 'check-devices',
  'no-sound': 'try-again',
  'no-frames': 'try-again',
  'not-shown': 'tap',
};

/** What comes about within that time is not late. */
export const PATIENCE_MILLIS = 5_000;

/** The first that holds is the cause. @type {Array<[CauseCode, (facts: LinkFacts) => boolean]>} */
const WITHOUT_WAY = [
  ['server-unreachable', ({ isServerReachable }) => !isServerReachable],
  ['turn-refused', (facts) => needsRelay(facts) && !facts.candidateTypes.has('relay')],
  ['no-candidates', (facts) => !hasWayOut(facts)],
  ['websocket-blocked', (facts) => isSilent(facts) && isSlow(facts)],
  ['peer-silent', isSilent],
  ['no-pair', ({ attempt, state }) => state !== 'repairing' || attempt > 1],
];

/** @type {Array<[CauseCode, (facts: LinkFacts) => boolean]>} */
const WITH_WAY = [
  ['dtls-failed', ({ hasDtls }) => !hasDtls],
  ['no-packets', ({ expected, hasPackets }) => (expected.video || expected.screen) && !hasPackets],
  ['no-sound', ({ state, isSilent }) => state === 'connected' && isSilent],
  ['no-frames', ({ expected, hasFrames }) => (expected.video || expected.screen) && !hasFrames],
  ['not-shown', ({ expected, isShown }) => expected.video && isShown === false],
];

/**
 * @param {LinkFacts} facts
 * @returns {{cause: CauseCode | null, action: ActionCode | null}} null while there is nothing to explain yet
 */
export function explain(facts) {
  const isEarly = facts.state === 'connecting' && facts.openMillis < PATIENCE_MILLIS;
  const isFresh = facts.state === 'connected' && facts.connectedMillis < PATIENCE_MILLIS;
  if (isEarly || isFresh) return { cause: null, action: null };
  const causes = facts.hasIce ? WITH_WAY : WITHOUT_WAY;
  const [cause = null] = causes.find(([, holds]) => holds(facts)) ?? [];
  return { cause, action: cause === null ? null : ACTIONS[cause] };
}

/** Where only the relay leads out, the relay is to blame; elsewhere when it says no. */
const needsRelay = (facts) => facts.isRelayOnly || isRefused(facts);

/** 300 to 699 are the codes of STUN and TURN; 700 and above mean that no answer came. */
const isRefused = ({ candidateErrors }) =>
  candidateErrors.some((code) => code >= 300 && code < 700);

function hasWayOut({ candidateTypes, candidateErrors, hasIceServers, isRelayOnly }) {
  if (candidateTypes.has('relay')) return true;
  if (isRelayOnly || candidateTypes.size === 0) return false;
  // Without an error, a missing public address only means that it is the same as one's own.
  return !hasIceServers || candidateTypes.has('srflx') || candidateErrors.length === 0;
}

/** A link that was there before did not break for slow signals. */
const isSlow = ({ isOtherHere, isWebSocket, state }) =>
  isOtherHere && !isWebSocket && state !== 'repairing';

function isSilent({ isOtherHere, isUnanswered, hasDescription, hasCandidates }) {
  return !isOtherHere || isUnanswered || !hasDescription || !hasCandidates;
}
