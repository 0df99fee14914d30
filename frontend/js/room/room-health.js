/**
 * How the links between all participants are, as far as they tell. Pure.
 *
 * @typedef {import('../mesh/health.js').HealthState} HealthState
 * @typedef {{state: HealthState, step?: string, relayed?: boolean}} LinkHealth
 * @typedef {Record<string, Record<string, LinkHealth>>} RoomHealth by who tells, then by whom it is about
 * @typedef {{a: string, b: string, state: 'down' | 'blocked'}} BrokenPair
 */

/** @type {HealthState[]} */
const FROM_GOOD_TO_BAD = ['ok', 'weak', 'connecting', 'down', 'blocked'];

/**
 * @param {unknown} links as another participant tells them, who may be anybody
 * @returns {Record<string, LinkHealth>} what of it can be understood
 */
export function readLinks(links) {
  const read = /** @type {Record<string, LinkHealth>} */ ({});
  for (const link of Array.isArray(links) ? links : []) {
    const { to, state, step, relayed } = link ?? {};
    if (typeof to !== 'string' || !FROM_GOOD_TO_BAD.includes(state)) continue;
    read[to] = { state, ...(typeof step === 'string' && { step }), relayed: relayed === true };
  }
  return read;
}

/**
 * @param {RoomHealth} told
 * @param {import('./roster.js').RosterEntry[]} roster
 * @returns {RoomHealth} only of who is in the room
 */
export function healthOfRoom(told, roster) {
  const ids = new Set(roster.map(({ id }) => id));
  const present = (entries) => Object.entries(entries).filter(([id]) => ids.has(id));
  return Object.fromEntries(
    present(told).map(([from, links]) => [from, Object.fromEntries(present(links))]),
  );
}

/**
 * A pair is as bad as the worse of its two sides says. Who is away from the server, about to reload or to leave belongs to none.
 *
 * @param {RoomHealth} health
 * @param {import('./roster.js').RosterEntry[]} roster
 * @returns {BrokenPair[]} in the order of the roster
 */
export function brokenPairs(health, roster) {
  const ids = roster.filter(({ connection }) => connection === 'connected').map(({ id }) => id);
  const pairs = ids
    .flatMap((a, index) => ids.slice(index + 1).map((b) => ({ a, b, state: worse(health, a, b) })))
    .filter((pair) => pair.state === 'down' || pair.state === 'blocked');
  return /** @type {BrokenPair[]} */ (pairs);
}

function worse(health, a, b) {
  const sides = [health[a]?.[b]?.state, health[b]?.[a]?.state];
  return FROM_GOOD_TO_BAD[Math.max(...sides.map((state) => FROM_GOOD_TO_BAD.indexOf(state)))];
}
