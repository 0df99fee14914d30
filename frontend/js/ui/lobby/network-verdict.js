/** @typedef {import('../connection/test-results.js').TestResult} TestResult */

const NETWORK_TESTS = ['socket', 'transport', 'stun', 'turn-udp', 'turn-tcp', 'turn-tls'];

/** What of the tests is about the network, which is known long before a person has answered for the devices. */
export const isNetworkTest = (/** @type {TestResult} */ { test }) => NETWORK_TESTS.includes(test);

/** @param {readonly TestResult[]} results */
export const isComplete = (results) =>
  results.filter(isNetworkTest).length === NETWORK_TESTS.length;

/**
 * What is said when the tests are over or have taken too long: `unknown` where too little was found out.
 *
 * @param {readonly TestResult[]} results
 * @param {boolean} relayOnly
 */
export function lastVerdict(results, relayOnly) {
  if (isComplete(results)) return networkVerdict(results, relayOnly);
  const isCut = results.some(({ test, result }) => test === 'socket' && result === 'failed');
  return isCut ? 'unreachable' : 'unknown';
}

/**
 * What this network means for a meeting, in one word: `good`; `served`, when the server is reached and nothing more
 * could be tried; `slow`, through HTTP only; `relayed`, through a relay only; `near`, straight and to nobody outside;
 * `blocked`; `unreachable`.
 *
 * @param {readonly TestResult[]} results
 * @param {boolean} relayOnly whether the room uses relays alone
 */
export function networkVerdict(results, relayOnly) {
  const outcome = (/** @type {string} */ name) =>
    results.find(({ test }) => test === name)?.result ?? 'not-tested';
  const relays = ['turn-udp', 'turn-tcp', 'turn-tls'].map(outcome);
  const hasRelay = relays.includes('ok');
  if (outcome('socket') === 'failed') return 'unreachable';
  if (relayOnly && !hasRelay) return 'blocked';
  if (outcome('stun') === 'failed') {
    if (hasRelay) return 'relayed';
    return relays.includes('failed') ? 'blocked' : 'near';
  }
  if (outcome('transport') === 'failed') return 'slow';
  return outcome('stun') === 'ok' || hasRelay ? 'good' : 'served';
}
