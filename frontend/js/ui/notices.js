import { hasMessage, t } from '../i18n/index.js';

/** @typedef {{code: string, data?: Record<string, string | number>, atMs: number}} Notice */

const SHOWN_MS = 5000;
const TOGETHER_MS = 2000;
/** @type {Record<string, string>} */
const COUNTED = {
  'participant-joined': 'notice.joinedMany',
  'participant-left': 'notice.leftMany',
};

/**
 * The line of a code; errors that answer one's own doing are worded as refusals, devices that do not start as in the lobby. Unknown codes are not shown.
 * @param {string} code
 */
const lineOf = (code) => [`notice.${code}`, `refusal.${code}`, `problem.${code}`].find(hasMessage);

/**
 * The sentence to show now: the newest notice, and a count instead of a stream of names.
 * @param {readonly Notice[]} notices oldest first
 * @param {number} nowMs
 */
export function noticeText(notices, nowMs) {
  const last = notices.filter(({ code }) => lineOf(code)).at(-1);
  if (!last || nowMs - last.atMs >= SHOWN_MS) return '';
  const together = notices.filter(
    ({ code, atMs }) => code === last.code && last.atMs - atMs <= TOGETHER_MS,
  );
  const counted = COUNTED[last.code];
  if (counted && together.length > 2) return t(counted, { count: together.length });
  return t(lineOf(last.code) ?? '', last.data);
}

/**
 * @param {readonly Notice[]} notices
 * @param {number} nowMs
 */
export const freshNotices = (notices, nowMs) =>
  notices.filter(({ atMs }) => nowMs - atMs < SHOWN_MS);
