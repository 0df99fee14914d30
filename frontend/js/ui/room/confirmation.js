import { html } from 'lit';
import { t } from '../../i18n/index.js';
import { closesOnEscape } from '../menu.js';

/**
 * Asks in place, where the button was; nothing pops up over faces. Escape answers the question and nothing else.
 * @param {{question: string, yes: string, confirm: () => void, cancel: () => void}} question
 */
export const confirmation = ({ question, yes, confirm, cancel }) =>
  html`<div
    class="confirmation"
    role="group"
    aria-label=${question}
    @keydown=${closesOnEscape(cancel)}
  >
    <p>${question}</p>
    <div class="confirmation__answers">
      <button class="button" data-cancel data-testid="cancel" @click=${cancel}>
        ${t('people.cancel')}
      </button>
      <button class="button button--danger" data-testid="confirm" @click=${confirm}>${yes}</button>
    </div>
  </div>`;
