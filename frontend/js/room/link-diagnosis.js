import { readSample } from '../mesh/stats.js';

const NOTHING = readSample(new Map(), 0, null).numbers;

/**
 * @typedef {object} Diagnosis times are milliseconds since one asked to come in
 * @property {Array<{step: string, atMillis: number, detail?: string}>} timeline oldest first
 * @property {{local: string, remote: string, protocol: string, relayProtocol: string | null} | null} path
 * @property {import('../mesh/stats.js').Numbers} now
 * @property {Array<{atMillis: number, kbitIn: number | null, kbitOut: number | null,
 *   rttMillis: number | null, lossInPercent: number | null}>} history of 60 samples at most, oldest first
 * @property {import('../mesh/explain.js').CauseCode | null} cause
 * @property {import('../mesh/explain.js').ActionCode | null} action
 * @property {{attempt: number, nextInMillis: number} | null} repair null when nothing is broken
 */

/**
 * @param {import('../mesh/peer-link.js').PeerLink} link
 * @param {import('../mesh/timeline.js').TimelineStep[]} visit the steps that all links share
 * @param {number} startedAt
 * @param {{cause?: any, action?: any}} [health]
 * @returns {Diagnosis}
 */
export function diagnosisOf({ monitor, repair }, visit, startedAt, health = {}) {
  const since = (atMillis) => Math.max(0, Math.round(atMillis - startedAt));
  const { timeline, history, path } = monitor;
  const { cause = null, action = null } = health;
  return {
    timeline: [...visit, ...timeline.steps]
      .sort((a, b) => a.atMillis - b.atMillis)
      .map((entry) => ({ ...entry, atMillis: since(entry.atMillis) })),
    path: path && pick(path, ['local', 'remote', 'protocol', 'relayProtocol']),
    now: history.at(-1)?.numbers ?? NOTHING,
    history: history.map(({ atMillis, numbers }) => ({
      atMillis: since(atMillis),
      ...pick(numbers, ['kbitIn', 'kbitOut', 'rttMillis', 'lossInPercent']),
    })),
    cause,
    action,
    repair,
  };
}

/** @returns {any} */
const pick = (from, names) => Object.fromEntries(names.map((name) => [name, from[name]]));
