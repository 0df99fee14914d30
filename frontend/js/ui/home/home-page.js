import { html } from 'lit';
import { t } from '../../i18n/index.js';
import { PageElement } from '../element.js';
import { ownName } from '../own-name.js';
import '../site-header.js';
import './my-rooms.js';
import './room-create.js';
import './room-list.js';
import './room-open.js';

/** The start page: name, a new room, a known room, the public rooms. */
export class HomePage extends PageElement {
  static properties = { rooms: { attribute: false }, nameMissing: { state: true } };

  constructor() {
    super();
    /** @type {typeof import('../../room/index.js').rooms | undefined} */
    this.rooms = undefined;
    this.nameMissing = false;
  }

  render() {
    return html`<madang-site-header></madang-site-header>
      <main class="home">
        <section class="home__start">
          <h1>${t('home.title')}</h1>
          <p class="home__lead">${t('home.lead')}</p>
          <div class="card">
            ${this.#nameField()}
            <madang-room-create
              .rooms=${this.rooms}
              .needName=${() => this.#needName()}
            ></madang-room-create>
            <madang-room-open></madang-room-open>
          </div>
        </section>
        <div class="home__lists">
          <madang-my-rooms .rooms=${this.rooms}></madang-my-rooms>
          <madang-room-list .rooms=${this.rooms}></madang-room-list>
        </div>
      </main>`;
  }

  #nameField() {
    return html`<div class="field">
      <label for="own-name">${t('home.name')}</label>
      <input
        id="own-name"
        data-testid="display-name"
        maxlength="60"
        autocomplete="nickname"
        placeholder=${t('home.namePlaceholder')}
        .value=${ownName.read()}
        aria-invalid=${this.nameMissing}
        aria-describedby="own-name-problem"
        @input=${this.#typed}
      />
      <p class="field__problem" id="own-name-problem" role="alert">
        ${this.nameMissing ? t('home.nameMissing') : ''}
      </p>
    </div>`;
  }

  /** @param {InputEvent} event */
  #typed(event) {
    ownName.write(/** @type {HTMLInputElement} */ (event.target).value.trim());
    this.nameMissing = false;
  }

  /** @returns {boolean} whether there is a name; asks for it when not */
  #needName() {
    this.nameMissing = !ownName.read();
    if (this.nameMissing) /** @type {HTMLInputElement} */ (this.querySelector('#own-name')).focus();
    return !this.nameMissing;
  }
}

customElements.define('madang-home', HomePage);
