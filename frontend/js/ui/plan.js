import { locale, t } from '../i18n/index.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** From here on the date says more than how many hours it is. */
const FAR = 20 * HOUR;

/** @typedef {{startsAt?: string, endsAt?: string}} Planned */

/** Whether a room has a time. @param {Planned | null | undefined} room */
export const isPlanned = (room) => Boolean(room?.startsAt || room?.endsAt);

/** @param {string} code */
export const invitationPath = (code) => `/api/rooms/${encodeURIComponent(code)}/invitation.ics`;

/**
 * When a room is planned, in the zone of who reads it: `today, 15:00 – 16:00`.
 * @param {Planned} room
 * @param {number} nowMs
 */
export function planTime({ startsAt, endsAt }, nowMs) {
  if (startsAt && endsAt) {
    return t('plan.span', { from: moment(startsAt, nowMs), to: endOf(startsAt, endsAt, nowMs) });
  }
  if (startsAt) return t('plan.from', { from: moment(startsAt, nowMs) });
  return endsAt ? t('plan.until', { to: moment(endsAt, nowMs) }) : '';
}

/**
 * How far it is: `starts in 12 minutes`, `under way`, `the planned time is over`; empty when that says nothing.
 * @param {Planned} room
 * @param {number} nowMs
 */
export function planDistance({ startsAt, endsAt }, nowMs) {
  const start = startsAt ? Date.parse(startsAt) : null;
  const end = endsAt ? Date.parse(endsAt) : null;
  if (end !== null && nowMs >= end) return t('plan.over');
  if (start !== null && nowMs < start) {
    return start - nowMs < FAR ? t('plan.startsIn', { distance: distance(start - nowMs) }) : '';
  }
  return start === null ? '' : t('plan.underWay');
}

/** @param {number} millis in words of the language, at least a minute */
function distance(millis) {
  const minutes = Math.max(1, Math.ceil(millis / MINUTE));
  const hours = Math.floor(minutes / 60);
  const parts = [
    ...(hours ? [unit(hours, 'hour')] : []),
    ...(minutes % 60 && hours < 6 ? [unit(minutes % 60, 'minute')] : []),
  ];
  return parts.join(' ');
}

/** @param {number} count @param {'hour' | 'minute'} name */
const unit = (count, name) =>
  new Intl.NumberFormat(locale(), { style: 'unit', unit: name, unitDisplay: 'long' }).format(count);

/**
 * How long something took: `1 h 5 min`, `40 s`.
 * @param {number} millis
 */
export function shortDuration(millis) {
  const seconds = Math.round(millis / 1000);
  if (seconds < 60) return t('plan.seconds', { count: seconds });
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return t('plan.minutes', { count: minutes });
  const hours = Math.floor(minutes / 60);
  if (minutes % 60 === 0) return t('plan.fullHours', { count: hours });
  return t('plan.hours', { hours, minutes: minutes % 60 });
}

/** @param {string | number} time */
export const clockTime = (time) => format(time, hourOf());

/** @param {string | number} time */
export const dayText = (time) => format(time, { dateStyle: 'full' });

/** @param {string} startsAt @param {string} endsAt @param {number} nowMs */
const endOf = (startsAt, endsAt, nowMs) =>
  dayOf(Date.parse(startsAt)) === dayOf(Date.parse(endsAt))
    ? clockTime(endsAt)
    : moment(endsAt, nowMs);

/** @param {string} time @param {number} nowMs */
function moment(time, nowMs) {
  const days = Math.round((dayOf(Date.parse(time)) - dayOf(nowMs)) / DAY);
  if (days === 0) return t('plan.today', { time: clockTime(time) });
  if (days === 1) return t('plan.tomorrow', { time: clockTime(time) });
  return format(time, {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    ...hourOf(),
  });
}

/** @returns {Intl.DateTimeFormatOptions} */
const hourOf = () => ({ hour: 'numeric', minute: '2-digit' });

/** @param {number} millis @returns {number} the first moment of its day, here */
const dayOf = (millis) => new Date(millis).setHours(0, 0, 0, 0);

/**
 * Newer browsers write AM and PM into Korean.
 * @param {string | number} time
 * @param {Intl.DateTimeFormatOptions} options
 */
export const format = (time, options) =>
  new Intl.DateTimeFormat(locale(), options)
    .formatToParts(new Date(time))
    .map(({ type, value }) => (type === 'dayPeriod' ? halfOfDay(value) : value))
    .join('');

/** @param {string} written */
const halfOfDay = (written) =>
  written === 'AM' ? t('time.am') : written === 'PM' ? t('time.pm') : written;
