import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import '../connection/self-test.js';
import { PageElement } from '../element.js';
import { lockIcon } from '../icons.js';
import { ownName } from '../own-name.js';
import { refusalSentence } from '../sentences.js';
import '../site-header.js';
import './device-picker.js';
import './lobby-preview.js';
import './media-problems.js';
import { occupancy } from './occupancy.js';

const ASKS_FOR_PASSCODE = ['passcode-required', 'passcode-wrong'];

/** The door of a room: see oneself, say one's name, come in. */
export class LobbyPage extends PageElement {
  static properties = {
    session: { attribute: false },
    state: { attribute: false },
    missing: { state: true },
  };

  constructor() {
    super();
    /** @type {import('../../room/index.js').RoomSession | undefined} */
    this.session = undefined;
    /** @type {import('../../room/room-state.js').RoomState | undefined} */
    this.state = undefined;
    /** @type {'' | 'name' | 'passcode'} the empty field that keeps one out */
    this.missing = '';
  }

  render() {
    const { session, state } = this;
    if (!session || !state) return nothing;
    return html`<madang-site-header></madang-site-header>
      <main class="lobby">
        <section class="lobby__self">
          <madang-preview .session=${session} .state=${state}></madang-preview>
          <madang-media-problems .session=${session} .local=${state.local}></madang-media-problems>
        </section>
        <form class="lobby__door" novalidate @submit=${this.#join}>
          <h1 tabindex="-1">${state.room?.name ?? ''}</h1>
          ${occupancy(state.room)} ${this.#nameField()} ${this.#passcodeField()} ${this.#refusal()}
          <button
            class="button button--primary button--large"
            data-testid="join"
            aria-busy=${state.phase === 'joining'}
          >
            ${state.phase === 'joining' ? t('lobby.joining') : t('lobby.join')}
          </button>
          <details class="more">
            <summary data-testid="devices">${t('lobby.devices')}</summary>
            <madang-device-picker .session=${session} .local=${state.local}></madang-device-picker>
          </details>
          <madang-self-test .session=${session}></madang-self-test>
        </form>
      </main>`;
  }

  firstUpdated() {
    // On a phone a focused field would pull up the keyboard over the page.
    const first = ownName.read() || matchMedia('(pointer: coarse)').matches ? 'h1' : '#own-name';
    this.focusOn(first);
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
        .value=${this.state?.displayName || ownName.read()}
        aria-invalid=${this.missing === 'name'}
        aria-describedby="own-name-problem"
        @input=${this.#typedName}
      />
      <p class="field__problem" id="own-name-problem" role="alert">
        ${this.missing === 'name' ? t('home.nameMissing') : ''}
      </p>
    </div>`;
  }

  #passcodeField() {
    const asked =
      this.state?.room?.passcodeRequired ||
      ASKS_FOR_PASSCODE.includes(this.state?.refusal?.code ?? '');
    if (!asked) return nothing;
    return html`<div class="field">
      <label for="passcode">${lockIcon} ${t('lobby.passcode')}</label>
      <input
        id="passcode"
        type="password"
        data-testid="passcode"
        maxlength="64"
        autocomplete="off"
        aria-invalid=${this.missing === 'passcode' || this.state?.refusal?.code === 'passcode-wrong'}
        aria-describedby="passcode-problem"
        @input=${() => (this.missing = '')}
      />
      <p class="field__problem" id="passcode-problem" role="alert">
        ${this.missing === 'passcode' ? t('lobby.passcodeMissing') : ''}
      </p>
    </div>`;
  }

  #refusal() {
    const { refusal, socket } = this.state ?? {};
    if (refusal) {
      return html`<p
        class="callout callout--problem"
        role="alert"
        data-testid="refusal"
        data-code=${refusal.code}
      >
        ${refusalSentence(refusal)}
      </p>`;
    }
    return socket === 'lost'
      ? html`<p class="callout" role="status">${t('lobby.offline')}</p>`
      : nothing;
  }

  /** @param {InputEvent} event */
  #typedName(event) {
    const name = /** @type {HTMLInputElement} */ (event.target).value.trim();
    ownName.write(name);
    this.session?.setDisplayName(name);
    this.missing = '';
  }

  /** @param {SubmitEvent} event */
  #join(event) {
    event.preventDefault();
    if (this.state?.phase === 'joining') return;
    const name = this.#field('own-name')?.value.trim() ?? '';
    const passcode = this.#field('passcode');
    if (!name) return this.#ask('name', 'own-name');
    if (passcode && !passcode.value) return this.#ask('passcode', 'passcode');
    ownName.write(name);
    this.session?.setDisplayName(name);
    this.session?.join(passcode ? { passcode: passcode.value } : {});
  }

  /**
   * @param {'name' | 'passcode'} missing
   * @param {string} id
   */
  #ask(missing, id) {
    this.missing = missing;
    this.#field(id)?.focus();
  }

  /** @param {string} id @returns {HTMLInputElement | null} */
  #field(id) {
    return this.querySelector(`#${id}`);
  }
}

customElements.define('madang-lobby', LobbyPage);
