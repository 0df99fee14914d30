/**
 * @typedef {{a: string, b: string, state: 'down' | 'blocked'}} FailedPair by participant id
 * @typedef {{pairs: number, relayed: number, failed: number, failedPairs: FailedPair[]}} RoomHealth
 */

/**
 * How many of the pairs, and their share; the share says more as soon as there are several.
 *
 * @param {number} count
 * @param {number} pairs
 * @param {string} language
 */
export function shareOf(count, pairs, language) {
  if (count === 0 || pairs === 0) return '0';
  const share = new Intl.NumberFormat(language, { style: 'percent' }).format(count / pairs);
  return `${count} (${share})`;
}

/**
 * The failed pairs by the names of their people; an id stands for somebody who has left meanwhile.
 *
 * @param {readonly FailedPair[]} pairs
 * @param {readonly {id: string, displayName: string}[]} participants
 * @returns {{names: [string, string], state: 'down' | 'blocked'}[]}
 */
export function namedPairs(pairs, participants) {
  const nameOf = (/** @type {string} */ id) =>
    participants.find((participant) => participant.id === id)?.displayName ?? id;
  return pairs.map(({ a, b, state }) => ({ names: [nameOf(a), nameOf(b)], state }));
}
