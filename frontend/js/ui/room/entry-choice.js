import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { t } from '../../i18n/index.js';

export const ENTRIES = /** @type {const} */ (['open', 'knock', 'locked']);

/** @typedef {typeof ENTRIES[number]} Entry */

/**
 * Who comes in, as one choice of several.
 *
 * @param {object} choice
 * @param {string} choice.name of the group, for the browser
 * @param {string} choice.label
 * @param {ReadonlyArray<{value: string, text: string}>} choice.choices
 * @param {string} choice.chosen
 * @param {(value: string) => void} choice.choose
 */
export const entryChoice = ({ name, label, choices, chosen, choose }) =>
  html`<fieldset class="entry">
    <legend>${label}</legend>
    ${choices.map(
      ({ value, text }) =>
        html`<label class="entry__one">
          <input
            type="radio"
            name=${name}
            value=${value}
            data-testid="entry-${value}"
            .checked=${live(value === chosen)}
            @change=${() => choose(value)}
          /><span>${text}</span>
        </label>`,
    )}
  </fieldset>`;

export const allEntries = () => ENTRIES.map((value) => ({ value, text: t(`entry.${value}`) }));
