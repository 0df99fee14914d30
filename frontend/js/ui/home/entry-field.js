import { html } from 'lit';
import { t } from '../../i18n/index.js';

const ENTRIES = /** @type {const} */ (['open', 'knock', 'locked']);

/**
 * Who comes in, as a field of a form.
 * @param {string} id
 * @param {string} [chosen]
 */
export const entryField = (id, chosen = 'open') =>
  html`<div class="field">
    <label for=${id}>${t('lead.entry')}</label>
    <select id=${id} name="entry" data-testid="entry">
      ${ENTRIES.map(
        (entry) =>
          html`<option value=${entry} ?selected=${entry === chosen}>
            ${t(`home.entry-${entry}`)}
          </option>`,
      )}
    </select>
  </div>`;
