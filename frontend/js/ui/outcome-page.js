import { html, nothing } from 'lit';
import { t } from '../i18n/index.js';
import { PageElement } from './element.js';
import { isEmbedded } from './embedded.js';
import { mark } from './mark.js';
import './site-header.js';

/** The end of a way: what happened, and the next step. Emits `next` when `action` is chosen. */
export class OutcomePage extends PageElement {
  static properties = { headline: {}, text: {}, note: {}, action: {}, gate: {} };

  constructor() {
    super();
    this.headline = '';
    this.text = '';
    /** What there is to say of the meeting. */
    this.note = '';
    this.action = '';
    /** @type {'open' | 'closed'} */
    this.gate = 'closed';
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
        </div>
      </main>`;
  }

  firstUpdated() {
    this.focusOn('h1');
  }
}

customElements.define('madang-outcome', OutcomePage);
