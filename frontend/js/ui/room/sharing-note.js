import { html } from 'lit';
import { t } from '../../i18n/index.js';
import { PageElement } from '../element.js';
import { screenIcon } from '../icons.js';

/** Says that one's own screen is visible to all, in place of a picture of it. */
export class SharingNote extends PageElement {
  static properties = { session: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../../room/index.js').RoomSession | undefined} */
    this.session = undefined;
  }

  render() {
    return html`<div class="sharing" role="status" data-testid="sharing-note">
      ${screenIcon}<span>${t('room.sharingNote')}</span>
      <button class="button" @click=${() => this.session?.media.stopScreenShare()}>
        ${t('room.stopSharing')}
      </button>
    </div>`;
  }
}

customElements.define('madang-sharing-note', SharingNote);
