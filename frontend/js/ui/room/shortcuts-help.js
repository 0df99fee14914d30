import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import { modifierKey } from '../capabilities.js';
import { PageElement } from '../element.js';
import { isFreeKey } from '../free-key.js';
import { closeIcon } from '../icons.js';
import { pushToTalk, singleKeys } from '../preferences.js';

/** All keys of a room, on `?` and from the settings. */
export class ShortcutsHelp extends PageElement {
  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('keydown', this.#pressed);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#pressed);
  }

  render() {
    return html`<dialog
      class="keys"
      data-testid="shortcuts"
      aria-labelledby="keys-title"
      @click=${this.#clicked}
    >
      <div class="keys__head">
        <h2 id="keys-title">${t('keys.title')}</h2>
        <button class="icon-button" aria-label=${t('panel.close')} @click=${this.#close}>
          ${closeIcon}
        </button>
      </div>
      <dl class="keys__list">
        ${key(`${modifierKey()}D`, t('keys.mic'))} ${key(`${modifierKey()}E`, t('keys.camera'))}
        ${key(t('keys.space'), t(pushToTalk.read() ? 'keys.talk' : 'keys.talkOff'))}
        ${singleKeys.read() ? key('?', t('keys.help')) : nothing} ${key('Esc', t('keys.close'))}
      </dl>
    </dialog>`;
  }

  open() {
    this.requestUpdate();
    if (!this.#dialog?.open) this.#dialog?.showModal();
  }

  /** @param {KeyboardEvent} event */
  #pressed = (event) => {
    if (event.key !== '?' || !singleKeys.read() || !isFreeKey(event)) return;
    event.preventDefault();
    this.open();
  };

  /** Beside the dialog, which is its backdrop. @param {MouseEvent} event */
  #clicked(event) {
    if (event.target === this.#dialog) this.#close();
  }

  #close() {
    this.#dialog?.close();
  }

  get #dialog() {
    return this.querySelector('dialog');
  }
}

/**
 * @param {string} name
 * @param {string} effect
 */
const key = (name, effect) =>
  html`<div class="keys__line">
    <dt><kbd>${name}</kbd></dt>
    <dd>${effect}</dd>
  </div>`;

customElements.define('madang-shortcuts', ShortcutsHelp);
