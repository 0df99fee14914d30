/**
 * Time as it is injected everywhere, in milliseconds, so that tests need not wait.
 * @typedef {object} Clock
 * @property {() => number} now
 * @property {(task: () => void, delayMillis: number) => any} setTimeout
 * @property {(timer: any) => void} clearTimeout
 * @property {(task: () => void, periodMillis: number) => any} setInterval
 * @property {(timer: any) => void} clearInterval
 */

/** @type {Clock} */
export const systemClock = {
  now: () => Date.now(),
  setTimeout: (task, delayMillis) => setTimeout(task, delayMillis),
  clearTimeout: (timer) => clearTimeout(timer),
  setInterval: (task, periodMillis) => setInterval(task, periodMillis),
  clearInterval: (timer) => clearInterval(timer),
};
