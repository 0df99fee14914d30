import { html } from 'lit';
import { t } from '../../i18n/index.js';

const RIGHTS = /** @type {const} */ (['mic', 'camera', 'screen', 'chat']);

/**
 * One switch for each right.
 *
 * @param {string} label
 * @param {import('../../room/rights-model.js').Rights} rights
 * @param {(right: keyof import('../../room/rights-model.js').Rights, granted: boolean) => void} change
 */
export const rightSwitches = (label, rights, change) =>
  html`<div class="rights" role="group" aria-label=${label}>
    <span class="rights__label" aria-hidden="true">${label}</span>
    <div class="rights__switches">
      ${RIGHTS.map(
        (right) =>
          html`<button
            class="chip"
            data-testid="right-${right}"
            aria-pressed=${rights[right]}
            @click=${() => change(right, !rights[right])}
          >
            ${t(`right.${right}`)}
          </button>`,
      )}
    </div>
  </div>`;
