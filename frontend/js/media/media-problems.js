/**
 * Why there is no microphone, camera or screen.
 * @typedef {'denied' | 'not-found' | 'busy' | 'insecure' | 'overconstrained' | 'unknown'} MediaProblem
 */

/** @type {Record<string, MediaProblem>} */
const PROBLEMS = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'not-found',
  NotReadableError: 'busy',
  AbortError: 'busy',
  OverconstrainedError: 'overconstrained',
};

/**
 * @param {any} error of getUserMedia or getDisplayMedia
 * @returns {MediaProblem}
 */
export function problemOf(error) {
  return PROBLEMS[error?.name] ?? 'unknown';
}
