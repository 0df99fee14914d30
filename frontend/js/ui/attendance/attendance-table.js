import { html, nothing } from 'lit';
import { attendanceByDay } from '../../room/attendance.js';
import { t } from '../../i18n/index.js';
import { PageElement } from '../element.js';
import { RefreshController } from '../home/list-refresh.js';
import { clockTime, dayText, shortDuration } from '../plan.js';
import { refusalSentence } from '../sentences.js';

/** @typedef {import('../../room/attendance.js').Attendee} Attendee */

/** More rows than one answer holds are not read every few seconds. */
const MANY = 1000;
const REST_MS = 60_000;

/** Who was there, by day; looks again by itself, since people come and go. */
export class AttendanceTable extends PageElement {
  static properties = {
    source: { attribute: false },
    name: { attribute: false },
    memberships: { state: true },
    problem: { state: true },
    opened: { state: true },
  };

  #isReading = false;
  #readAgainMs = 0;

  constructor() {
    super();
    /** @type {import('../../room/attendance.js').AttendanceOf | undefined} */
    this.source = undefined;
    /** Of the room, for the file. */
    this.name = '';
    /** @type {import('../../api/attendance-api.js').Membership[] | null} */
    this.memberships = null;
    this.problem = '';
    /** @type {string | null} whose spans are shown */
    this.opened = null;
    new RefreshController(this, () => this.#read());
  }

  firstUpdated() {
    this.#read();
  }

  render() {
    if (!this.memberships) {
      return html`<p class="attendance__note" role=${this.problem ? 'alert' : 'status'}>
        ${this.problem || t('attendance.loading')}
      </p>`;
    }
    const days = attendanceByDay(this.memberships, Date.now());
    return html`<div class="attendance" data-testid="attendance">
      ${days.length === 0 ? html`<p class="attendance__note">${t('attendance.empty')}</p>` : nothing}
      ${days.map(({ day, people }) => this.#day(day, people))}
      <button class="button" data-testid="attendance-csv" @click=${this.#download}>
        ${t('attendance.download')}
      </button>
      <p class="field__hint">${t('attendance.hint')}</p>
      <p class="field__problem" role="alert">${this.problem}</p>
    </div>`;
  }

  /** @param {number} day @param {Attendee[]} people */
  #day(day, people) {
    return html`<table class="attendance__table">
      <caption>
        ${dayText(day)}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t('attendance.person')}</th>
          <th scope="col">${t('attendance.time')}</th>
          <th scope="col">${t('attendance.present')}</th>
          <th scope="col">${t('attendance.spoke')}</th>
        </tr>
      </thead>
      <tbody>
        ${people.map((person) => this.#person(day, person))}
      </tbody>
    </table>`;
  }

  /** @param {number} day @param {Attendee} person */
  #person(day, { key, name, isHost, from, to, presentMillis, talkSeconds, spans }) {
    const id = `${day} ${key}`;
    const isOpen = this.opened === id;
    return html`<tr data-testid="attendee">
        <th scope="row">
          ${name || t('attendance.erased')}
          ${isHost ? html`<small>${t('people.host')}</small>` : nothing}
          ${
            spans.length > 1
              ? html`<button
                  class="attendance__more"
                  aria-expanded=${isOpen}
                  @click=${() => (this.opened = isOpen ? null : id)}
                >
                  ${t('attendance.times', { count: spans.length })}
                </button>`
              : nothing
          }
        </th>
        <td>${spanText(from, to)}</td>
        <td>${shortDuration(presentMillis)}</td>
        <td>${talkSeconds ? shortDuration(talkSeconds * 1000) : '–'}</td>
      </tr>
      ${isOpen ? spans.map((span) => spanRow(span)) : nothing}`;
  }

  /** One at a time, so that no older answer comes after a newer one. */
  async #read() {
    if (this.#isReading || performance.now() < this.#readAgainMs) return;
    this.#isReading = true;
    try {
      const memberships = (await this.source?.read()) ?? null;
      const isMuch = (memberships?.length ?? 0) > MANY;
      this.#readAgainMs = isMuch ? performance.now() + REST_MS : 0;
      this.memberships = memberships;
      this.problem = '';
    } catch (problem) {
      this.problem = refusalSentence(/** @type {{code?: string}} */ (problem));
    }
    this.#isReading = false;
  }

  async #download() {
    try {
      const csv = (await this.source?.csv()) ?? '';
      // With a byte order mark, as spreadsheets take Hangul for something else without one.
      const url = URL.createObjectURL(new Blob(['\uFEFF', csv], { type: 'text/csv' }));
      const link = document.createElement('a');
      link.href = url;
      link.download = `${this.name || 'attendance'}.csv`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    } catch (problem) {
      this.problem = refusalSentence(/** @type {{code?: string}} */ (problem));
    }
  }
}

/** @param {import('../../room/attendance.js').Span} span */
const spanRow = ({ from, to, talkSeconds }) =>
  html`<tr class="attendance__span">
    <td></td>
    <td>${spanText(from, to)}</td>
    <td>${shortDuration((to ?? Date.now()) - from)}</td>
    <td>${talkSeconds ? shortDuration(talkSeconds * 1000) : '–'}</td>
  </tr>`;

/** @param {number} from @param {number | null} to */
const spanText = (from, to) =>
  to === null
    ? html`${t('attendance.since', { from: clockTime(from) })}
        <b class="attendance__here">${t('attendance.here')}</b>`
    : t('attendance.span', { from: clockTime(from), to: clockTime(to) });

customElements.define('madang-attendance', AttendanceTable);
