import { html } from 'lit';
import { t } from '../../i18n/index.js';
import { PageElement } from '../element.js';
import { readRoomLink } from '../room-link.js';
import { refusalSentence } from '../sentences.js';
import { moreChoices, readChoices, wrongField } from './room-choices.js';

/** Opens a new room and goes in. */
export class RoomCreate extends PageElement {
  static properties = {
    rooms: { attribute: false },
    needName: { attribute: false },
    busy: { state: true },
    problem: { state: true },
    wrong: { state: true },
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
    /** @type {'' | 'name' | 'passcode'} the field that keeps the room from being opened */
    this.wrong = '';
    this.hasRelay = false;
    /** @type {'unlisted' | 'public'} */
    this.visibility = 'unlisted';
  }

  async firstUpdated() {
    this.hasRelay = (await this.rooms?.hasRelay().catch(() => false)) ?? false;
  }

  render() {
    return html`<form
      class="create"
      novalidate
      @submit=${this.#create}
      @change=${this.#chosen}
      @input=${this.#typed}
    >
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
            aria-invalid=${this.wrong === 'name'}
            aria-describedby="room-name-problem"
          />
          <p
            class="field__problem"
            id="room-name-problem"
            role="alert"
            ?hidden=${this.wrong !== 'name'}
          >
            ${this.wrong === 'name' ? t('home.roomNameMissing') : ''}
          </p>
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
      ${moreChoices(this.hasRelay, this.wrong === 'passcode')}
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
    this.problem = '';
    this.#mark(wrongField(wish));
    // Always asked for, so that all that is missing is marked; it comes first on the page, and so has the focus.
    if (!this.needName() || this.wrong || !this.rooms || this.busy) return;
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

  /** @param {'' | 'name' | 'passcode'} wrong a field that is to be filled in otherwise, which gets the focus */
  #mark(wrong) {
    this.wrong = wrong;
    if (!wrong) return;
    const field = /** @type {HTMLInputElement} */ (this.querySelector(`[name="${wrong}"]`));
    const fold = field.closest('details');
    if (fold) fold.open = true;
    field.focus();
  }

  /** @param {Event} event */
  #typed({ target }) {
    if (/** @type {HTMLInputElement} */ (target).name === this.wrong) this.wrong = '';
  }
}

customElements.define('madang-room-create', RoomCreate);
