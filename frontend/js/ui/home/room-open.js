import { html } from 'lit';
import { t } from '../../i18n/index.js';
import { PageElement } from '../element.js';
import { readRoomLink } from '../room-link.js';

/** Goes to a room of which somebody has the link or the code. */
export class RoomOpen extends PageElement {
  static properties = { wrong: { state: true } };

  constructor() {
    super();
    this.wrong = false;
  }

  render() {
    return html`<form class="open" novalidate @submit=${this.#open}>
      <div class="field">
        <label for="room-link">${t('home.open')}</label>
        <div class="field__row">
          <input
            id="room-link"
            name="link"
            data-testid="room-link"
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            placeholder=${t('home.openPlaceholder')}
            aria-invalid=${this.wrong}
            aria-describedby="room-link-problem"
            @input=${() => (this.wrong = false)}
          />
          <button class="button" data-testid="open-room">${t('home.openButton')}</button>
        </div>
        <p class="field__problem" id="room-link-problem" role="alert">
          ${this.wrong ? t('home.openWrong') : ''}
        </p>
      </div>
    </form>`;
  }

  /** @param {SubmitEvent} event */
  #open(event) {
    event.preventDefault();
    const text = new FormData(/** @type {HTMLFormElement} */ (event.target)).get('link');
    const link = readRoomLink(String(text));
    this.wrong = !link;
    if (link) this.emit('go', { page: 'room', ...link });
  }
}

customElements.define('madang-room-open', RoomOpen);
