import { html } from 'lit';
import { t } from '../../i18n/index.js';
import { lockIcon } from '../icons.js';

/**
 * Who reads what is written: everybody, or one person alone.
 * @param {readonly {id: string, displayName: string}[]} others
 * @param {{id: string, displayName: string} | null} chosen may have left meanwhile, and stays chosen
 * @param {(id: string | null) => void} choose
 */
export function chatRecipient(others, chosen, choose) {
  const gone = chosen !== null && !others.some(({ id }) => id === chosen.id);
  const listed = gone ? [...others, chosen] : others;
  return html`<label class="recipient ${chosen ? 'recipient--private' : ''}">
    <span class="recipient__label">${t('private.to')}</span>
    ${chosen ? lockIcon : ''}
    <select
      data-testid="chat-to"
      @change=${(/** @type {Event} */ { target }) =>
        choose(/** @type {HTMLSelectElement} */ (target).value || null)}
    >
      <option value="" .selected=${chosen === null}>${t('private.all')}</option>
      ${listed.map(
        ({ id, displayName }) =>
          html`<option value=${id} .selected=${chosen?.id === id}>
            ${t('private.one', { name: displayName })}
          </option>`,
      )}
    </select>
  </label>`;
}
