import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import { PageElement } from '../element.js';
import { clockTime } from '../plan.js';

const EVERY_MS = 5_000;

/** Says that the meeting is about to end by itself, with the one thing that can be done about it. */
export class ClosingNote extends PageElement {
  static properties = { session: { attribute: false }, state: { attribute: false } };

  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;

  constructor() {
    super();
    /** @type {import('../../room/index.js').RoomSession | undefined} */
    this.session = undefined;
    /** @type {import('../../room/room-state.js').RoomState | undefined} */
    this.state = undefined;
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
    const closing = this.state?.closing;
    if (!closing) return nothing;
    const left = Math.ceil((Date.parse(closing.at) - Date.now()) / 60_000);
    const text = left > 1 ? t('closing.in', { count: left }) : t('closing.soon');
    const why = t(`closing.${closing.reason}`, { time: clockTime(closing.at) });
    return html`<div
      class="closing"
      data-testid="closing"
      data-reason=${closing.reason}
      title=${why}
    >
      <span aria-hidden="true">${text}</span>
      <span class="visually-hidden" role="alert">${why}</span>
      ${this.#action(closing.reason)}
    </div>`;
  }

  /** @param {'planned' | 'abandoned'} reason */
  #action(reason) {
    if (reason === 'abandoned') {
      return this.#button(t('closing.stay'), () => this.session?.ending.stay());
    }
    if (!this.state?.canEnd) return nothing;
    return this.#button(t('closing.extend'), () => this.session?.ending.extend());
  }

  /**
   * @param {string} label
   * @param {() => void} act
   */
  #button(label, act) {
    return html`<button class="button closing__act" data-testid="closing-act" @click=${act}>
      ${label}
    </button>`;
  }
}

customElements.define('madang-closing', ClosingNote);
