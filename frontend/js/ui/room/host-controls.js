import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import { PageElement } from '../element.js';
import './action-log.js';
import { confirmation } from './confirmation.js';
import { allEntries, entryChoice } from './entry-choice.js';
import { rightSwitches } from './right-switches.js';

const ALL = Object.freeze({ mic: true, camera: true, screen: true, chat: true });
const LEAST_PASSCODE = 4;

/** What is done to everybody, and to the room itself; each as far as one may. */
export class HostControls extends PageElement {
  static properties = {
    session: { attribute: false },
    state: { attribute: false },
    passcode: { state: true },
    told: { state: true },
  };

  constructor() {
    super();
    /** @type {import('../../room/index.js').RoomSession | undefined} */
    this.session = undefined;
    /** @type {import('../../room/room-state.js').RoomState | undefined} */
    this.state = undefined;
    /** @type {string | null} the passcode to be confirmed */
    this.passcode = null;
    this.told = '';
  }

  render() {
    if (!this.state?.canModerate) return nothing;
    const { isLasting, canEnd, participants } = this.state;
    const moderation = this.session?.moderation;
    const hands = participants.some(({ hand, self }) => hand && !self);
    return html`<details class="more lead">
      <summary data-testid="lead">${t('lead.title')}</summary>
      <div class="lead__buttons">
        <button class="button" data-testid="mute-all" @click=${() => moderation?.mute()}>
          ${t('lead.muteAll')}
        </button>
        ${hands ? html`<button class="button" data-testid="lower-all" @click=${() => moderation?.lowerHand()}>${t('lead.lowerAll')}</button>` : nothing}
      </div>
      ${isLasting ? this.#room() : nothing} ${canEnd ? this.#passcode() : nothing}
      ${canEnd ? html`<madang-action-log .session=${this.session}></madang-action-log>` : nothing}
    </details>`;
  }

  #room() {
    const { room } = /** @type {import('../../room/room-state.js').RoomState} */ (this.state);
    const moderation = this.session?.moderation;
    return html`${entryChoice({
        name: 'entry',
        label: t('lead.entry'),
        choices: allEntries(),
        chosen: room?.entry ?? 'open',
        choose: (entry) =>
          moderation?.setEntry(/** @type {import('./entry-choice.js').Entry} */ (entry)),
      })}
      ${rightSwitches(t('lead.everybody'), room?.rights ?? ALL, (right, granted) =>
        moderation?.allow(right, granted),
      )}
      <p class="lead__hint">${t('lead.everybodyHint')}</p>`;
  }

  #passcode() {
    const isSet = this.state?.room?.passcodeRequired;
    if (this.passcode !== null) {
      return confirmation({
        question: t(this.passcode ? 'lead.passcodeAsk' : 'lead.passcodeAskNone'),
        yes: t(this.passcode ? 'lead.passcodeUse' : 'lead.passcodeRemove'),
        confirm: () => this.#change(),
        cancel: () => this.#keep(),
      });
    }
    return html`<form class="field" @submit=${this.#ask}>
      <label for="room-passcode">${t('lead.passcode')}</label>
      <div class="field__row">
        <input
          id="room-passcode"
          data-testid="room-passcode"
          maxlength="64"
          autocomplete="off"
          aria-describedby="room-passcode-hint"
        />
        <button class="button" data-testid="change-passcode">${t('lead.passcodeSave')}</button>
      </div>
      <p class="lead__hint" id="room-passcode-hint" role="status">
        ${this.told || t(isSet ? 'lead.passcodeSet' : 'lead.passcodeNone')}
      </p>
    </form>`;
  }

  /** @param {SubmitEvent} event */
  #ask(event) {
    event.preventDefault();
    const field = /** @type {HTMLInputElement | null} */ (this.querySelector('#room-passcode'));
    const passcode = field?.value ?? '';
    if (passcode && passcode.length < LEAST_PASSCODE) {
      this.told = t('home.passcodeShort');
      field?.focus();
      return;
    }
    if (!passcode && !this.state?.room?.passcodeRequired) return;
    this.told = '';
    this.passcode = passcode;
    this.focusOn('[data-cancel]');
  }

  #keep() {
    this.passcode = null;
    this.focusOn('#room-passcode');
  }

  async #change() {
    const passcode = this.passcode ?? '';
    this.passcode = null;
    const isDone = await this.session?.moderation.setPasscode(passcode);
    const done = t(passcode ? 'lead.passcodeDone' : 'lead.passcodeGone');
    this.told = isDone ? done : '';
  }
}

customElements.define('madang-host-controls', HostControls);
