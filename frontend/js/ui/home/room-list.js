import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../../i18n/index.js';
import { PageElement } from '../element.js';
import { nextIcon, previousIcon, searchIcon } from '../icons.js';
import { RefreshController } from './list-refresh.js';
import { roomRow } from './room-row.js';

const PAGE_SIZE = 8;
const TYPING_PAUSE_MS = 250;

/** The public rooms, refreshing themselves; rows keep their element, so a focused row keeps the focus. */
export class RoomList extends PageElement {
  static properties = {
    rooms: { attribute: false },
    answer: { state: true },
    failed: { state: true },
  };

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #typing;
  #query = '';
  #page = 0;
  #asked = 0;

  constructor() {
    super();
    /** @type {typeof import('../../room/index.js').rooms | undefined} */
    this.rooms = undefined;
    /** @type {{rooms: import('../../api/rooms-api.js').Room[], total: number} | undefined} */
    this.answer = undefined;
    this.failed = false;
    new RefreshController(this, () => this.#read());
  }

  connectedCallback() {
    super.connectedCallback();
    this.#read();
  }

  render() {
    return html`<section class="list" data-testid="room-list" aria-labelledby="list-title">
      <div class="list__head">
        <h2 id="list-title">${t('list.title')}</h2>
        <label class="search">
          <span class="visually-hidden">${t('list.search')}</span>${searchIcon}
          <input
            type="search"
            maxlength="80"
            data-testid="room-search"
            placeholder=${t('list.search')}
            @input=${this.#typed}
          />
        </label>
      </div>
      ${this.failed ? this.#problem() : nothing} ${this.#rows()} ${this.#pages()}
    </section>`;
  }

  #rows() {
    if (!this.answer)
      return this.failed ? nothing : html`<p class="list__note">${t('list.loading')}</p>`;
    if (this.answer.rooms.length === 0) return this.#empty();
    return html`<ul class="list__rows">
      ${repeat(this.answer.rooms, (room) => room.code, roomRow)}
    </ul>`;
  }

  #empty() {
    const kind = this.#query ? 'noMatch' : 'empty';
    return html`<div class="list__empty">
      <p><b>${t(`list.${kind}`)}</b></p>
      <p>${t(`list.${kind}Text`)}</p>
    </div>`;
  }

  #problem() {
    return html`<p class="list__problem" role="alert">
      ${t('list.error')}
      <button class="button button--quiet" @click=${this.#read}>${t('list.retry')}</button>
    </p>`;
  }

  #pages() {
    const pages = Math.ceil((this.answer?.total ?? 0) / PAGE_SIZE);
    if (pages < 2) return nothing;
    return html`<div class="list__pages">
      <button
        class="icon-button"
        aria-label=${t('list.previous')}
        ?disabled=${this.#page === 0}
        @click=${() => this.#turn(-1)}
      >
        ${previousIcon}
      </button>
      <span>${t('list.page', { page: this.#page + 1, pages })}</span>
      <button
        class="icon-button"
        aria-label=${t('list.next')}
        ?disabled=${this.#page >= pages - 1}
        @click=${() => this.#turn(1)}
      >
        ${nextIcon}
      </button>
    </div>`;
  }

  /** @param {InputEvent} event */
  #typed(event) {
    this.#query = /** @type {HTMLInputElement} */ (event.target).value.trim();
    this.#page = 0;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#read(), TYPING_PAUSE_MS);
  }

  /** @param {number} step */
  #turn(step) {
    this.#page += step;
    this.#read();
  }

  async #read() {
    const asked = ++this.#asked;
    try {
      const answer = await this.rooms?.list({ q: this.#query, page: this.#page, size: PAGE_SIZE });
      if (asked !== this.#asked) return;
      if (answer?.rooms.length === 0 && this.#page > 0) return this.#turn(-this.#page);
      this.answer = answer;
      this.failed = false;
    } catch {
      if (asked === this.#asked) this.failed = true;
    }
  }
}

customElements.define('madang-room-list', RoomList);
