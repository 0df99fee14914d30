import { html } from 'lit';
import { t } from '../../i18n/index.js';

/** Minutes; 0 is an open end. */
const LENGTHS = [0, 30, 60, 90, 120, 180, 240, 480];

/** When the room is for; both may be left open. */
export const planChoice = () =>
  html`<fieldset class="choice choice--plan">
      <legend>${t('home.plan')}</legend>
      <div class="field">
        <label for="starts-at">${t('home.startsAt')}</label>
        <input
          id="starts-at"
          name="startsAt"
          type="datetime-local"
          data-testid="starts-at"
          aria-describedby="plan-hint"
        />
      </div>
      <div class="field">
        <label for="lasts">${t('home.lasts')}</label>
        <select id="lasts" name="lasts" data-testid="lasts">
          ${LENGTHS.map((minutes) => html`<option value=${minutes}>${lengthText(minutes)}</option>`)}
        </select>
      </div>
    </fieldset>
    <p class="field__hint" id="plan-hint">${t('home.planHint')}</p>`;

/** @param {number} minutes */
function lengthText(minutes) {
  if (minutes === 0) return t('home.openEnd');
  if (minutes < 60) return t('plan.minutes', { count: minutes });
  return t(minutes % 60 ? 'plan.hours' : 'plan.fullHours', {
    hours: Math.floor(minutes / 60),
    minutes: minutes % 60,
    count: minutes / 60,
  });
}

/**
 * @param {FormData} data
 * @param {number} nowMs
 * @returns {{startsAt?: string, endsAt?: string}}
 */
export function readPlan(data, nowMs) {
  const wanted = Date.parse(String(data.get('startsAt') ?? ''));
  const minutes = Number(data.get('lasts') ?? 0);
  const starts = Number.isNaN(wanted) ? null : wanted;
  return {
    ...(starts !== null && { startsAt: new Date(starts).toISOString() }),
    ...(minutes > 0 && { endsAt: new Date((starts ?? nowMs) + minutes * 60_000).toISOString() }),
  };
}
