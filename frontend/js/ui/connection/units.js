import { locale } from '../../i18n/index.js';

/**
 * @param {number} value
 * @param {number} [digits] after the point
 */
const number = (value, digits = 0) =>
  new Intl.NumberFormat(locale(), { maximumFractionDigits: digits }).format(value);

/** @param {number | null | undefined} value */
export const isKnown = (value) => Number.isFinite(value);

/** @param {number} kbit per second */
export const rate = (kbit) =>
  kbit < 1000 ? `${number(kbit)} kbit/s` : `${number(kbit / 1000, 1)} Mbit/s`;

/** Long spans in seconds. @param {number} millis */
export const span = (millis) =>
  millis < 10_000 ? `${number(millis)} ms` : `${number(millis / 1000, 1)} s`;

/** @param {number} value 0 to 100 */
export const percent = (value) => `${number(value, value < 10 ? 1 : 0)} %`;

/** @param {number} value frames per second */
export const frames = (value) => `${number(value)} fps`;

/** The whole seconds that are left, never below 0. @param {number} millis */
export const secondsLeft = (millis) => Math.max(0, Math.ceil(millis / 1000));
