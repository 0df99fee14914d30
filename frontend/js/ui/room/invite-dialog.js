import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import { PageElement } from '../element.js';
import { closeIcon, shareIcon } from '../icons.js';
import '../plan-line.js';
import { qrImage } from '../qr-code.js';
import { canShare, share } from '../share.js';
import './copy-link.js';
import { linkTo } from './copy-link.js';

/** The link of the room, to be copied, passed on or held before a camera. */
export class InviteDialog extends PageElement {
  static properties = { room: { attribute: false }, shown: { state: true } };

  constructor() {
    super();
    /** @type {import('../../api/rooms-api.js').Room | null} */
    this.room = null;
    this.shown = false;
  }

  render() {
    return html`<dialog
      class="keys invite"
      data-testid="invite"
      aria-labelledby="invite-title"
      @close=${() => (this.shown = false)}
      @click=${this.#clicked}
    >
      ${this.shown && this.room ? this.#content(this.room) : nothing}
    </dialog>`;
  }

  /** @param {import('../../api/rooms-api.js').Room} room */
  #content({ code, name }) {
    const link = linkTo(code);
    return html`<div class="keys__head">
        <h2 id="invite-title">${t('invite.title')}</h2>
        <button class="icon-button" aria-label=${t('panel.close')} @click=${this.#close}>
          ${closeIcon}
        </button>
      </div>
      <div class="invite__body">
        ${qrImage(link, t('invite.qr'))}
        <p>${t('invite.text')}</p>
        <p class="invite__link">${link}</p>
        <madang-plan .room=${this.room}></madang-plan>
        <div class="invite__ways">
          <madang-copy-link
            .code=${code}
            look="button button--primary"
            place="invite-"
          ></madang-copy-link>
          ${
            canShare()
              ? html`<button
                  class="button"
                  data-testid="share-link"
                  @click=${() => share(name, link)}
                >
                  ${shareIcon} ${t('invite.share')}
                </button>`
              : nothing
          }
        </div>
      </div>`;
  }

  async open() {
    this.shown = true;
    await this.updateComplete;
    if (!this.#dialog?.open) this.#dialog?.showModal();
  }

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

customElements.define('madang-invite', InviteDialog);
