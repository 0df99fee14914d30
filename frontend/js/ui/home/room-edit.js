import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import { PageElement } from '../element.js';
import { closeIcon } from '../icons.js';
import { refusalSentence } from '../sentences.js';
import { entryField } from './entry-field.js';
import { fieldTime, roomChange } from './room-change.js';

/** The button to change a room of one's own, and the form that it opens. Event: `changed` when something is new. */
export class RoomEdit extends PageElement {
  static properties = {
    rooms: { attribute: false },
    room: { attribute: false },
    edited: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    /** @type {typeof import('../../room/index.js').rooms | undefined} */
    this.rooms = undefined;
    /** @type {import('../../api/rooms-api.js').Room | undefined} */
    this.room = undefined;
    /** @type {import('../../api/rooms-api.js').Room | null} as it was when the form was opened */
    this.edited = null;
    this.problem = '';
    this.busy = false;
  }

  render() {
    const name = this.room?.name ?? '';
    return html`<button
        class="button"
        data-testid="edit-room"
        aria-label=${t('mine.changeOf', { room: name })}
        @click=${this.#open}
      >
        ${t('mine.change')}
      </button>
      <dialog
        class="sheet-dialog sheet-dialog--form"
        aria-label=${t('mine.changeOf', { room: name })}
        @close=${() => (this.edited = null)}
      >
        ${this.edited ? this.#form(this.edited) : nothing}
      </dialog>`;
  }

  /** @param {import('../../api/rooms-api.js').Room} room */
  #form({ code, name, entry, startsAt, endsAt }) {
    return html`<form class="edit" novalidate data-testid="edit-form" @submit=${this.#save}>
      <div class="sheet-dialog__head">
        <h2>${t('mine.changeOf', { room: name })}</h2>
        <button
          type="button"
          class="icon-button"
          aria-label=${t('panel.close')}
          title=${t('panel.close')}
          @click=${this.#close}
        >
          ${closeIcon}
        </button>
      </div>
      <div class="field">
        <label for="name-${code}">${t('home.roomName')}</label>
        <input
          id="name-${code}"
          name="name"
          data-testid="edit-name"
          maxlength="80"
          autocomplete="off"
          autofocus
          value=${name}
        />
      </div>
      <div class="edit__times">
        ${timeField('startsAt', `starts-${code}`, t('home.startsAt'), startsAt)}
        ${timeField('endsAt', `ends-${code}`, t('mine.endsAt'), endsAt)}
      </div>
      ${entryField(`entry-${code}`, entry)}
      <p class="field__hint">${t('mine.changeHint')}</p>
      <p class="field__problem" role="alert" data-testid="edit-problem">${this.problem}</p>
      <div class="edit__answers">
        <button type="button" class="button" @click=${this.#close}>${t('mine.cancel')}</button>
        <button class="button button--primary" data-testid="edit-save" ?disabled=${this.busy}>
          ${t('mine.save')}
        </button>
      </div>
    </form>`;
  }

  async #open() {
    this.problem = '';
    this.edited = this.room ?? null;
    // The dialog gives the focus to what is in it when it opens.
    await this.updateComplete;
    this.#dialog?.showModal();
  }

  #close() {
    this.#dialog?.close();
  }

  /** @param {SubmitEvent} event */
  async #save(event) {
    event.preventDefault();
    const room = this.edited;
    if (!room || this.busy) return;
    const data = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const change = roomChange(data, room);
    this.problem = change.name === '' ? t('home.roomNameMissing') : '';
    if (this.problem) return;
    if (Object.keys(change).length === 0) {
      this.#close();
      return;
    }
    this.busy = true;
    try {
      await this.rooms?.change(room.code, change);
      this.#close();
      this.emit('changed');
    } catch (problem) {
      this.problem = refusalSentence(/** @type {{code?: string}} */ (problem));
    } finally {
      this.busy = false;
    }
  }

  get #dialog() {
    return this.querySelector('dialog');
  }
}

/**
 * @param {string} name
 * @param {string} id
 * @param {string} label
 * @param {string} [time]
 */
const timeField = (name, id, label, time) =>
  html`<div class="field">
    <label for=${id}>${label}</label>
    <input
      id=${id}
      name=${name}
      type="datetime-local"
      data-testid="edit-${name}"
      value=${fieldTime(time)}
    />
  </div>`;

customElements.define('madang-room-edit', RoomEdit);
