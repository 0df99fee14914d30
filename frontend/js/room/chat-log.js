/**
 * @typedef {{id: string, ref?: string, from: string, displayName: string, text: string, at: string, to?: string,
 *   toDisplayName?: string}} ChatMessage `to` of a private one
 * @typedef {ChatMessage & {pending?: boolean}} ChatEntry
 */

const sameAs = (message) => (entry) =>
  entry.id === message.id ||
  (entry.ref !== undefined && entry.ref === message.ref && entry.from === message.from);

/**
 * @param {ChatEntry[]} log
 * @param {ChatMessage} message from the room; takes the place of the own one that was pending
 * @returns {ChatEntry[]}
 */
export function withMessage(log, message) {
  return [...log.filter((entry) => !sameAs(message)(entry)), message];
}

/**
 * @param {ChatEntry[]} log
 * @param {string} [ref]
 * @returns {ChatEntry | undefined} what the room has not confirmed yet
 */
export const pendingOf = (log, ref) => log.find((entry) => entry.pending && entry.ref === ref);

/**
 * @param {ChatEntry[]} log
 * @param {ChatMessage[]} history of the room, newest last
 * @returns {ChatEntry[]} the history, after it what is still pending, older messages kept in front
 */
export function withHistory(log, history) {
  const rest = log.filter((entry) => !history.some((message) => sameAs(message)(entry)));
  const older = rest.filter(({ pending }) => !pending);
  const pending = rest.filter((entry) => entry.pending);
  return [...older, ...history, ...pending].sort(byTime);
}

/** @param {ChatEntry[]} log @param {string} ref @returns {ChatEntry[]} */
export function withoutPending(log, ref) {
  return log.filter((entry) => !(entry.pending && entry.ref === ref));
}

// Pending ones stay last: the clock of this machine is not that of the server.
const byTime = (a, b) =>
  Number(a.pending ?? false) - Number(b.pending ?? false) ||
  (a.at < b.at ? -1 : a.at > b.at ? 1 : 0);
