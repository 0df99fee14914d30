/**
 * How a link is, as its participant tells it to the room. Pure.
 *
 * @typedef {'ok' | 'weak' | 'connecting' | 'down' | 'blocked'} HealthState
 * @typedef {import('./stats.js').Sample} Sample
 *
 * What the other one sends, as it says itself.
 * @typedef {{audio: boolean, video: boolean, screen: boolean}} Expected
 */

const BAD_LOSS_PERCENT = 10;
const BAD_RTT_MILLIS = 600;
/** Fewer frames a second than this are a collapse where there have been more than the other number. */
const COLLAPSED_FPS = 10;
const SMOOTH_FPS = 15;
const SMALL_HEIGHT = 180;
/** What goes well is believed at the second look. */
const LOOKS = 2;

/** @type {Record<string, HealthState>} */
const OF_LINK = { connecting: 'connecting', repairing: 'down', failed: 'blocked' };

/**
 * @param {import('./peer-link.js').LinkState} linkState
 * @param {Sample[]} history oldest first
 * @param {Expected} expected
 * @param {boolean} isIncomplete whether something is awaited for too long
 * @returns {HealthState}
 */
export function healthState(linkState, history, expected, isIncomplete) {
  const told = OF_LINK[linkState];
  if (told) return told;
  const best = Math.max(0, ...history.map(({ numbers }) => numbers.fpsIn ?? 0));
  const isBad = history.slice(-LOOKS).some(({ numbers }) => isPoor(numbers, expected, best));
  return isBad || isIncomplete ? 'weak' : 'ok';
}

function isPoor(numbers, expected, bestFps) {
  const { lossInPercent, lossOutPercent, rttMillis, fpsIn, heightIn } = numbers;
  // A screen comes with few frames, and small pictures are sent with few on purpose.
  const isSmooth = expected.video && !expected.screen && heightIn > SMALL_HEIGHT;
  const isCollapsed = isSmooth && bestFps >= SMOOTH_FPS && fpsIn < COLLAPSED_FPS;
  const worstLoss = Math.max(lossInPercent ?? 0, lossOutPercent ?? 0);
  return worstLoss > BAD_LOSS_PERCENT || rttMillis > BAD_RTT_MILLIS || isCollapsed;
}
