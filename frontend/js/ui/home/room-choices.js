import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import { entryField } from './entry-field.js';
import { planChoice, readPlan } from './plan-choice.js';

const CAPACITIES = [2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16];
const USUAL_CAPACITY = 8;
const LEAST_PASSCODE = 4;

/**
 * What most people leave as it is when they open a room.
 * @param {boolean} hasRelay
 * @param {boolean} isPasscodeShort
 */
export function moreChoices(hasRelay, isPasscodeShort) {
  return html`<details class="more">
    <summary data-testid="more-choices">${t('home.more')}</summary>
    <fieldset class="choice">
      <legend>${t('home.visibility')}</legend>
      ${visibilityChoice('unlisted', true)} ${visibilityChoice('public', false)}
    </fieldset>
    <div class="more__pair">
      <div class="field">
        <label for="capacity">${t('home.capacity')}</label>
        <select id="capacity" name="capacity" aria-describedby="capacity-hint">
          ${CAPACITIES.map((count) => html`<option value=${count} ?selected=${count === USUAL_CAPACITY}>${count}</option>`)}
        </select>
      </div>
      <div class="field">
        <label for="new-passcode">${t('home.passcode')}</label>
        <input
          id="new-passcode"
          name="passcode"
          maxlength="64"
          autocomplete="off"
          placeholder=${t('home.passcodeHint')}
          aria-invalid=${isPasscodeShort}
          aria-describedby="new-passcode-problem"
        />
        <p class="field__problem" id="new-passcode-problem" role="alert">
          ${isPasscodeShort ? t('home.passcodeShort') : ''}
        </p>
      </div>
    </div>
    <p class="field__hint" id="capacity-hint">${t('home.capacityHint')}</p>
    ${entryField('entry')} ${planChoice()} ${hasRelay ? relayChoice() : nothing}
  </details>`;
}

const relayChoice = () =>
  html`<label class="choice__one choice__one--alone">
    <input type="checkbox" name="relayOnly" data-testid="relay-only" />
    <span><b>${t('home.relayOnly')}</b><small>${t('home.relayOnlyHint')}</small></span>
  </label>`;

/**
 * @param {HTMLFormElement} form
 * @returns {{name: string, visibility: string, capacity: number, entry: string, passcode?: string, relayOnly?: true,
 *   startsAt?: string, endsAt?: string}}
 */
export function readChoices(form) {
  const data = new FormData(form);
  const passcode = String(data.get('passcode') ?? '');
  return {
    name: String(data.get('name') ?? '').trim(),
    visibility: String(data.get('visibility')),
    capacity: Number(data.get('capacity')),
    entry: String(data.get('entry')),
    ...(passcode ? { passcode } : {}),
    ...readPlan(data, Date.now()),
    ...(data.has('relayOnly') ? { relayOnly: true } : {}),
  };
}

/**
 * Which field of a new room has to be filled in otherwise, the first one of the form.
 *
 * @param {{name: string, passcode?: string}} wish
 * @returns {'' | 'name' | 'passcode'}
 */
export function wrongField({ name, passcode }) {
  if (!name) return 'name';
  return passcode && passcode.length < LEAST_PASSCODE ? 'passcode' : '';
}

/**
 * @param {'public' | 'unlisted'} value
 * @param {boolean} checked
 */
const visibilityChoice = (value, checked) =>
  html`<label class="choice__one">
    <input type="radio" name="visibility" value=${value} ?checked=${checked} />
    <span><b>${t(`home.${value}`)}</b><small>${t(`home.${value}Hint`)}</small></span>
  </label>`;
