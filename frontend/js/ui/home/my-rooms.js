import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../../i18n/index.js';
import { attendanceOf } from '../../room/attendance.js';
import '../attendance/attendance-button.js';
import { PageElement } from '../element.js';
import '../plan-line.js';
import { roomPath } from '../room-link.js';
import { RefreshController } from './list-refresh.js';
import './room-edit.js';

const SHOWN = 5;

/** The rooms that this person hosts: the way back to them, and to their attendance. Nothing for who hosts none. */
export class MyRooms extends PageElement {
  static properties = {
    rooms: { attribute: false },
    answer: { state: true },
    size: { state: true },
  };

  constructor() {
    super();
    /** @type {typeof import('../../room/index.js').rooms | undefined} */
    this.rooms = undefined;
    /** @type {{rooms: import('../../api/rooms-api.js').Room[], total: number}} */
    this.answer = { rooms: [], total: 0 };
    this.size = SHOWN;
    new RefreshController(this, () => this.#read());
  }

  firstUpdated() {
    this.#read();
  }

  render() {
    const { rooms, total } = this.answer;
    if (rooms.length === 0) return nothing;
    return html`<section class="list mine" data-testid="my-rooms" aria-labelledby="mine-title">
      <h2 id="mine-title">${t('mine.title')}</h2>
      <ul class="list__rows">
        ${repeat(
          rooms,
          ({ code }) => code,
          (room) => this.#row(room),
        )}
      </ul>
      ${
        rooms.length < total && this.size < 100
          ? html`<button class="button button--quiet" @click=${this.#more}>
              ${t('mine.more')}
            </button>`
          : nothing
      }
    </section>`;
  }

  /** @param {import('../../api/rooms-api.js').Room} room */
  #row(room) {
    const { code, name, state, participants } = room;
    const rooms = this.rooms;
    const open = state === 'open';
    return html`<li class="mine__room">
      <span class="mine__name"
        >${open ? html`<a href=${roomPath(code)}>${name}</a>` : html`<span>${name}</span>`}
        <small
          >${open ? (participants ? t('lobby.inside', { count: participants }) : '') : t('mine.ended')}</small
        >
        ${open ? html`<madang-plan .room=${room}></madang-plan>` : nothing}
      </span>
      ${
        rooms
          ? html`<span class="mine__acts">
              ${open ? html`<madang-room-edit .rooms=${rooms} .room=${room} @changed=${this.#read}></madang-room-edit>` : nothing}
              <madang-attendance-button
                .source=${attendanceOf(rooms, () => code)}
                .name=${name}
              ></madang-attendance-button>
            </span>`
          : nothing
      }
    </li>`;
  }

  #more() {
    this.size = Math.min(100, this.size * 4);
    this.#read();
  }

  async #read() {
    // Without it the page is as good as before; the next look tries again.
    const answer = await this.rooms?.hosted({ size: this.size }).catch(() => null);
    if (answer) this.answer = answer;
  }
}

customElements.define('madang-my-rooms', MyRooms);
