import { html, nothing } from 'lit';
import { t } from '../i18n/index.js';
import './attendance/attendance-button.js';
import { PageElement } from './element.js';
import { isEmbedded } from './embedded.js';
import { mark } from './mark.js';
import './site-header.js';

/** The end of a way: what happened, and the next step. Emits `next` when `action` is chosen. */
export class OutcomePage extends PageElement {
  static properties = {
    headline: {},
    text: {},
    note: {},
    action: {},
    gate: {},
    attendance: { attribute: false },
    room: { attribute: false },
  };

  constructor() {
    super();
    this.headline = '';
    this.text = '';
    /** What there is to say of the meeting. */
    this.note = '';
    this.action = '';
    /** @type {'open' | 'closed'} */
    this.gate = 'closed';
    /** @type {import('../room/attendance.js').AttendanceOf | null | undefined} of the room that was hosted */
    this.attendance = null;
    this.room = '';
  }

  render() {
    return html`<madang-site-header></madang-site-header>
      <main class="outcome" data-testid="outcome">
        ${mark(this.gate)}
        <h1 tabindex="-1">${this.headline}</h1>
        ${this.note ? html`<p class="outcome__note" data-testid="meeting">${this.note}</p>` : nothing}
        <p>${this.text}</p>
        <div class="outcome__steps">
          ${
            this.action
              ? html`<button
                  class="button button--primary"
                  data-testid="next-step"
                  @click=${() => this.emit('next')}
                >
                  ${this.action}
                </button>`
              : nothing
          }
          ${
            isEmbedded
              ? nothing
              : html`<a
                  class=${this.action ? 'button' : 'button button--primary'}
                  href="/"
                  data-testid="go-home"
                  >${t('outcome.home')}</a
                >`
          }
          ${
            this.attendance
              ? html`<madang-attendance-button
                  .source=${this.attendance}
                  .name=${this.room}
                ></madang-attendance-button>`
              : nothing
          }
        </div>
      </main>`;
  }

  firstUpdated() {
    this.focusOn('h1');
  }
}

customElements.define('madang-outcome', OutcomePage);
