import { html } from 'lit';
import { t } from '../../i18n/index.js';
import { clipIcon } from '../icons.js';

/** @param {(files: File[]) => void} send */
export function filePicker(send) {
  const label = t('file.attach');
  return html`<button
      class="icon-button chat-field__attach"
      type="button"
      data-testid="file-attach"
      aria-label=${label}
      title=${label}
      @click=${(/** @type {Event} */ { currentTarget }) =>
        /** @type {HTMLElement} */ (
          /** @type {HTMLElement} */ (currentTarget).nextElementSibling
        ).click()}
    >
      ${clipIcon}</button
    ><input
      type="file"
      multiple
      hidden
      data-testid="file-input"
      aria-label=${t('file.attach')}
      @change=${(/** @type {Event} */ { target }) => {
        const input = /** @type {HTMLInputElement} */ (target);
        send([...(input.files ?? [])]);
        input.value = '';
      }}
    />`;
}

/** @param {DataTransfer | null} data of a drop or a paste */
export const filesOf = (data) => [...(data?.files ?? [])];
