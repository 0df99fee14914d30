import { hasMessage, t } from '../../i18n/index.js';

/**
 * @typedef {object} TestResult
 * @property {string} test
 * @property {'ok' | 'failed' | 'not-tested'} result
 * @property {string} [detail]
 * @property {number} [millis]
 */

/**
 * The results so far, with one more or with all of them.
 * @param {readonly TestResult[]} results
 * @param {TestResult | readonly TestResult[]} told
 * @returns {TestResult[]} each test once, in the order first told
 */
export function withResults(results, told) {
  const byTest = new Map(results.map((result) => [result.test, result]));
  for (const result of [told].flat()) byTest.set(result.test, result);
  return [...byTest.values()];
}

/** @param {TestResult} result */
export function resultSentence({ test, result, detail }) {
  if (detail === 'answers') return t('selftest.answers');
  const key = `selftest.${test}.${result}`;
  return t(hasMessage(key) ? key : `selftest.${result}`);
}

/** What was tested, in a word or two. @param {string} test */
export const testName = (test) => (hasMessage(`selftest.${test}`) ? t(`selftest.${test}`) : test);

/**
 * All in one sentence, for who cannot watch the list fill.
 * @param {readonly TestResult[]} results
 */
export function verdict(results) {
  const failed = results.filter(({ result }) => result === 'failed').length;
  return failed === 0 ? t('selftest.allGood') : t('selftest.someFailed', { count: failed });
}
