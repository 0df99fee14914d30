import { html } from 'lit';
import { t } from '../../i18n/index.js';
import { PageElement } from '../element.js';

const STEPS = 12;

/** A bar that moves with one's own voice. */
export class MicLevel extends PageElement {
  static properties = { session: { attribute: false }, level: { state: true } };

  /** @type {AbortController | undefined} */
  #listening;

  constructor() {
    super();
    /** @type {import('../../room/index.js').RoomSession | undefined} */
    this.session = undefined;
    /** 0 to 1 */
    this.level = 0;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#listening?.abort();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has('session')) return;
    this.#listening?.abort();
    this.#listening = new AbortController();
    const heard = (/** @type {Event} */ event) => {
      this.level = /** @type {CustomEvent} */ (event).detail.level;
    };
    this.session?.addEventListener('level', heard, { signal: this.#listening.signal });
  }

  render() {
    const lit = Math.round(this.level * STEPS);
    return html`<span
      class="level"
      role="img"
      aria-label=${t('device.level')}
      data-testid="mic-level"
      data-level=${this.level.toFixed(2)}
    >
      ${Array.from({ length: STEPS }, (_, step) => html`<i class=${step < lit ? 'level__step level__step--lit' : 'level__step'}></i>`)}
    </span>`;
  }
}

customElements.define('madang-mic-level', MicLevel);
