import { html } from 'lit';
import { t } from '../../i18n/index.js';
import { copyText } from '../copy.js';
import { PageElement } from '../element.js';
import { checkIcon, linkIcon } from '../icons.js';
import { roomPath } from '../room-link.js';

const SHOWN_MS = 2000;

/** What one sends to others: never with a host secret in it. @param {string} code */
export const linkTo = (code) => location.origin + roomPath(code);

/** A button that copies the link of the room and says that it did. */
export class CopyLink extends PageElement {
  static properties = { code: { attribute: false }, look: {}, place: {}, copied: { state: true } };

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #fading;

  constructor() {
    super();
    this.code = '';
    this.look = 'button';
    /** Where it stands, for its test id: the bar has the plain `copy-link`. */
    this.place = '';
    this.copied = false;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#fading);
  }

  render() {
    return html`<button
      class=${this.look}
      data-testid="${this.place}copy-link"
      @click=${this.#copy}
    >
      ${this.copied ? checkIcon : linkIcon}
      <span class="control__label" aria-live="polite"
        >${this.copied ? t('room.copied') : t('room.copyLink')}</span
      >
    </button>`;
  }

  async #copy() {
    this.copied = await copyText(linkTo(this.code));
    clearTimeout(this.#fading);
    this.#fading = setTimeout(() => (this.copied = false), SHOWN_MS);
  }
}

customElements.define('madang-copy-link', CopyLink);
