import { html } from 'lit';
import { t } from '../../i18n/index.js';
import { CopiedController } from '../copied.js';
import { PageElement } from '../element.js';
import { checkIcon, linkIcon } from '../icons.js';
import { roomPath } from '../room-link.js';

/** What one sends to others: never with a host secret in it. @param {string} code */
export const linkTo = (code) => location.origin + roomPath(code);

/** A button that copies the link of the room and says that it did. */
export class CopyLink extends PageElement {
  static properties = { code: { attribute: false }, look: {}, place: {} };

  #copied = new CopiedController(this);

  constructor() {
    super();
    this.code = '';
    this.look = 'button';
    /** Where it stands, for its test id: the bar has the plain `copy-link`. */
    this.place = '';
  }

  render() {
    const copied = this.#copied.outcome === 'copied';
    return html`<button
      class=${this.look}
      data-testid="${this.place}copy-link"
      @click=${() => this.#copied.copy(linkTo(this.code))}
    >
      ${copied ? checkIcon : linkIcon}
      <span class="control__label" aria-live="polite"
        >${copied ? t('room.copied') : t('room.copyLink')}</span
      >
    </button>`;
  }
}

customElements.define('madang-copy-link', CopyLink);
