import { html } from 'lit';
import { t } from '../../i18n/index.js';
import { PageElement } from '../element.js';
import { readRoomLink } from '../room-link.js';
import { refusalSentence } from '../sentences.js';
import { moreChoices, readChoices } from './room-choices.js';

/** Opens a new room and goes in. */
export class RoomCreate extends PageElement {
  static properties = {
    rooms: { attribute: false },
    needName: { attribute: false },
    busy: { state: true },
    problem: { state: true },
    hasRelay: { state: true },
    visibility: { state: true },
  };

  constructor() {
    super();
    /** @type {typeof import('../../room/index.js').rooms | undefined} */
    this.rooms = undefined;
    /** @type {() => boolean} */
    this.needName = () => true;
    this.busy = false;
    this.problem = '';
    this.hasRelay = false;
    /** @type {'unlisted' | 'public'} */
    this.visibility = 'unlisted';
  }

  async firstUpdated() {
    this.hasRelay = (await this.rooms?.hasRelay().catch(() => false)) ?? false;
  }

  render() {
    return html`<form class="create" novalidate @submit=${this.#create} @change=${this.#chosen}>
      <div class="field">
        <label for="room-name">${t('home.roomName')}</label>
        <div class="field__row">
          <input
            id="room-name"
            name="name"
            data-testid="room-name"
            maxlength="80"
            autocomplete="off"
            placeholder=${t('home.roomNamePlaceholder')}
            aria-describedby="create-problem"
          />
          <button class="button button--primary" data-testid="create-room" ?disabled=${this.busy}>
            ${this.busy ? t('home.creating') : t('home.createButton')}
          </button>
        </div>
      </div>
      <p class="field__problem" id="create-problem" role="alert" data-testid="create-problem">
        ${this.problem}
      </p>
      <p class="field__hint" data-testid="who-finds-it" role="status">
        ${t(`home.${this.visibility}Note`)}
      </p>
      ${moreChoices(this.hasRelay)}
    </form>`;
  }

  /** Said where everybody sees it, since the choice itself is folded away. @param {Event} event */
  #chosen(event) {
    const { name, value } = /** @type {HTMLInputElement} */ (event.target);
    if (name === 'visibility') this.visibility = value === 'public' ? 'public' : 'unlisted';
  }

  /** @param {SubmitEvent} event */
  async #create(event) {
    event.preventDefault();
    const wish = readChoices(/** @type {HTMLFormElement} */ (event.target));
    this.problem = this.#whatIsWrong(wish);
    if (this.problem || !this.rooms || this.busy || !this.needName()) return;
    this.busy = true;
    try {
      const room = await this.rooms.create(wish);
      const link = readRoomLink(room.hostLink ?? '');
      this.emit('go', { page: 'room', code: room.code, hostSecret: link?.hostSecret });
    } catch (problem) {
      this.problem = refusalSentence(/** @type {{code?: string}} */ (problem));
    } finally {
      this.busy = false;
    }
  }

  /** @param {{name: string, passcode?: string}} wish */
  #whatIsWrong({ name, passcode }) {
    if (!name) {
      /** @type {HTMLInputElement} */ (this.querySelector('#room-name')).focus();
      return t('home.roomNameMissing');
    }
    return passcode && passcode.length < 4 ? t('home.passcodeShort') : '';
  }
}

customElements.define('madang-room-create', RoomCreate);
