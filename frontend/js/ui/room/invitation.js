import { html } from 'lit';
import { t } from '../../i18n/index.js';
import { PageElement } from '../element.js';
import { qrIcon } from '../icons.js';
import { mark } from '../mark.js';
import '../plan-line.js';
import './copy-link.js';
import { linkTo } from './copy-link.js';

/** In the free space beside somebody who is alone: how to bring others in. */
export class Invitation extends PageElement {
  static properties = { room: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../../api/rooms-api.js').Room | null} */
    this.room = null;
  }

  render() {
    const code = this.room?.code ?? '';
    return html`<div class="invitation" data-testid="invitation">
      ${mark()}
      <h2>${t('room.aloneTitle')}</h2>
      <p>${t('room.aloneText')}</p>
      <madang-plan .room=${this.room}></madang-plan>
      <input
        class="invitation__link"
        readonly
        aria-label=${t('room.link')}
        .value=${linkTo(code)}
        @focus=${this.#select}
      />
      <madang-copy-link
        .code=${code}
        look="button button--primary"
        place="invitation-"
      ></madang-copy-link>
      <button class="button" data-testid="invite-open" @click=${() => this.emit('invite')}>
        ${qrIcon} ${t('invite.more')}
      </button>
    </div>`;
  }

  /** @param {FocusEvent} event */
  #select(event) {
    /** @type {HTMLInputElement} */ (event.target).select();
  }
}

customElements.define('madang-invitation', Invitation);
