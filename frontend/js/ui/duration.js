import { t } from '../i18n/index.js';

/**
 * How long a meeting was, as one would say it.
 * @param {number} millis
 */
export function durationText(millis) {
  const seconds = Math.max(1, Math.round(millis / 1_000));
  if (seconds < 60) return t('time.seconds', { count: seconds });
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return t('time.minutes', { count: minutes });
  const hours = t('time.hours', { count: Math.floor(minutes / 60) });
  return minutes % 60 ? `${hours} ${t('time.minutes', { count: minutes % 60 })}` : hours;
}

/** @param {{millis: number, others: number} | null} summary */
export function meetingText(summary) {
  if (!summary) return '';
  const time = durationText(summary.millis);
  return summary.others > 0
    ? t('outcome.together', { time, count: summary.others + 1 })
    : t('outcome.alone', { time });
}
