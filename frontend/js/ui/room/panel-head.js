import { html } from 'lit';
import { t } from '../../i18n/index.js';
import { closeIcon } from '../icons.js';

/**
 * @param {import('./room-page.js').PanelName} name
 * @param {(event: Event) => void} close
 */
export const panelHead = (name, close) =>
  html`<div class="panel__head">
    <h2 tabindex="-1" ?data-first-focus=${name !== 'chat'}>${t(`panel.${name}`)}</h2>
    <button
      class="icon-button"
      data-testid="close-panel"
      aria-label=${t('panel.close')}
      title=${t('panel.close')}
      @click=${close}
    >
      ${closeIcon}
    </button>
  </div>`;
