import { html, nothing } from 'lit';
import { t } from '../i18n/index.js';
import { PageElement } from './element.js';
import { calendarIcon } from './icons.js';
import { invitationPath, isPlanned, planDistance, planTime } from './plan.js';

const EVERY_MS = 10_000;

/** When a room is planned, counted down, with its entry for a calendar; nothing for a room without a plan. */
export class PlanLine extends PageElement {
  static properties = { room: { attribute: false } };

  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;

  constructor() {
    super();
    /** @type {import('../api/rooms-api.js').Room | null | undefined} */
    this.room = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(() => this.requestUpdate(), EVERY_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  render() {
    const { room } = this;
    if (!room || !isPlanned(room)) return nothing;
    const now = Date.now();
    const distance = planDistance(room, now);
    return html`<p class="plan" data-testid="plan">
      ${calendarIcon}
      <span class="plan__when"
        >${planTime(room, now)}${distance ? html`<b class="plan__distance">${distance}</b>` : nothing}</span
      >
      <a
        class="plan__link"
        data-testid="calendar"
        href=${invitationPath(room.code)}
        download="madang-${room.code}.ics"
        >${t('plan.calendar')}</a
      >
    </p>`;
  }
}

customElements.define('madang-plan', PlanLine);
