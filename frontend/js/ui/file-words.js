import { hasMessage, locale, t } from '../i18n/index.js';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];
const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** @param {number} bytes */
export function sizeText(bytes) {
  const step = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(bytes || 1) / 3)));
  return new Intl.NumberFormat(locale(), {
    style: 'unit',
    unit: UNITS[step],
    maximumFractionDigits: step < 2 ? 0 : 1,
  }).format(bytes / 1000 ** step);
}

/** @param {number} seconds */
export function leftText(seconds) {
  if (seconds < MINUTE) return t('file.seconds', { count: Math.max(1, Math.round(seconds)) });
  if (seconds < HOUR) return t('file.minutes', { count: Math.round(seconds / MINUTE) });
  return t('file.hours', { count: Math.round(seconds / HOUR) });
}

/** @param {import('../room/room-files.js').FileView} file */
export const isOpen = ({ state }) => ['offered', 'sending', 'receiving'].includes(state);

/** @param {import('../room/room-files.js').FileView} file */
export const isMoving = ({ state }) => state === 'sending' || state === 'receiving';

/** How far it is, and how it ended. @param {import('../room/room-files.js').FileView} file */
export function stateText({ direction, state, reason, isConnected, size, bytes, bytesPerSecond }) {
  const key = `file.${direction}.${state}`;
  if (!hasMessage(key)) return t(`${key}.${reason}`);
  const moves = state === 'sending' || state === 'receiving';
  if (moves && !isConnected) return t('file.waiting');
  if (!moves || !bytesPerSecond) return t(key);
  const rate = t('file.rate', { size: sizeText(bytesPerSecond) });
  return `${rate} · ${leftText((size - bytes) / bytesPerSecond)}`;
}

/**
 * One card for a file that goes to several.
 * @param {readonly import('../room/room-files.js').FileView[]} files
 */
export function fileGroups(files) {
  /** @type {Map<string, import('../room/room-files.js').FileView[]>} */
  const groups = new Map();
  for (const file of files) groups.set(file.group, [...(groups.get(file.group) ?? []), file]);
  return [...groups.values()];
}
