import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import '../connection/self-test.js';
import { PageElement } from '../element.js';
import { lockIcon } from '../icons.js';
import { ownName } from '../own-name.js';
import { CountdownController } from '../countdown.js';
import '../plan-line.js';
import '../site-header.js';
import './device-picker.js';
import {
  entryNote,
  entryOf,
  fullNote,
  isFull,
  keptOffNote,
  otherTabNote,
  refusalNote,
  removedNote,
} from './door-notes.js';
import './lobby-preview.js';
import './media-problems.js';
import './network-line.js';
import { occupancy } from './occupancy.js';

const ASKS_FOR_PASSCODE = ['passcode-required', 'passcode-wrong'];

/** The door of a room: see oneself, say one's name, come in. */
export class LobbyPage extends PageElement {
  static properties = {
    session: { attribute: false },
    state: { attribute: false },
    missing: { state: true },
    waiting: { state: true },
  };

  #countdown = new CountdownController(this);
  #hasMuted = false;
  /** @type {unknown} the room as it was when a place was tried for */
  #tried = null;

  constructor() {
    super();
    /** @type {import('../../room/index.js').RoomSession | undefined} */
    this.session = undefined;
    /** @type {import('../../room/room-state.js').RoomState | undefined} */
    this.state = undefined;
    /** @type {'' | 'name' | 'passcode'} the empty field that keeps one out */
    this.missing = '';
    /** Whether to come in as soon as there is a place. */
    this.waiting = false;
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
          ${occupancy(state.room)}<madang-plan .room=${state.room}></madang-plan>
          ${removedNote(state)} ${entryNote(state)} ${keptOffNote(state)}
          ${otherTabNote(state, () => this.#takeOver())} ${this.#nameField()}
          ${this.#passcodeField()} ${fullNote(state, this.waiting, () => this.#wait())}
          ${refusalNote(state, this.#countdown.secondsLeft)}
          <button
            class="button button--primary button--large"
            data-testid="join"
            aria-busy=${state.phase === 'joining'}
            ?disabled=${state.standing.removed || this.#countdown.secondsLeft > 0}
            @pointerenter=${() => session.prepare()}
            @focus=${() => session.prepare()}
          >
            ${this.#joinText(state)}
          </button>
          <madang-network-line
            .session=${session}
            .relayOnly=${state.room?.relayOnly ?? false}
          ></madang-network-line>
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

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (!this.state || !changed.has('state')) return;
    const { refusal } = this.state;
    if (refusal !== (changed.get('state')?.refusal ?? null)) {
      this.#countdown.start(refusal?.retryAfterMillis ?? 0);
    }
  }

  updated() {
    if (!this.state) return;
    if (this.state.otherTab && !this.#hasMuted) this.#mute();
    if (this.waiting && this.state.phase === 'lobby') this.#tryPlace(this.state);
  }

  /**
   * Once for each look at the room: others may be quicker.
   * @param {import('../../room/room-state.js').RoomState} state
   */
  #tryPlace(state) {
    const code = state.refusal?.code ?? 'room-full';
    if (code !== 'room-full') this.waiting = false;
    else if (!isFull(state) && state.room !== this.#tried) {
      this.#tried = state.room;
      this.#comeIn();
    }
  }

  /** Two tabs of one machine would hear each other. */
  #mute() {
    this.#hasMuted = true;
    this.session?.media.set('mic', false);
  }

  async #takeOver() {
    await this.session?.tabs.takeOver();
    if (this.session?.media.remembered.micOn && !this.state?.keptOff)
      this.session.media.set('mic', true);
    this.#comeIn();
  }

  /** @param {import('../../room/room-state.js').RoomState} state */
  #joinText(state) {
    if (state.phase === 'joining') return t('lobby.joining');
    return t(entryOf(state) === 'knock' ? 'lobby.knock' : 'lobby.join');
  }

  #wait() {
    this.waiting = !this.waiting && this.#isComplete();
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
    if (this.state?.standing.host) return nothing;
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
    this.#comeIn();
  }

  #comeIn() {
    if (this.state?.phase === 'joining' || !this.#isComplete()) return;
    const name = this.#field('own-name')?.value.trim() ?? '';
    const passcode = this.#field('passcode');
    ownName.write(name);
    this.session?.setDisplayName(name);
    this.session?.join(passcode ? { passcode: passcode.value } : {});
  }

  /** Whether all is typed in; what is not is asked for. */
  #isComplete() {
    const passcode = this.#field('passcode');
    if (!this.#field('own-name')?.value.trim()) this.#ask('name', 'own-name');
    else if (passcode && !passcode.value) this.#ask('passcode', 'passcode');
    else return true;
    return false;
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
