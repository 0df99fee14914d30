import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import { PageElement } from '../element.js';
import '../site-header.js';
import './lobby-preview.js';
import './media-problems.js';

/** Before the door: knocked, and waiting to be let in. */
export class WaitingPage extends PageElement {
  static properties = { session: { attribute: false }, state: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../../room/index.js').RoomSession | undefined} */
    this.session = undefined;
    /** @type {import('../../room/room-state.js').RoomState | undefined} */
    this.state = undefined;
  }

  render() {
    const { session, state } = this;
    if (!session || !state?.waiting) return nothing;
    const { line } = state.waiting;
    return html`<madang-site-header></madang-site-header>
      <main class="lobby">
        <section class="lobby__self">
          <madang-preview .session=${session} .state=${state}></madang-preview>
          <madang-media-problems .session=${session} .local=${state.local}></madang-media-problems>
        </section>
        <section class="lobby__door" data-testid="waiting">
          <h1 tabindex="-1">${state.room?.name ?? ''}</h1>
          <p class="waiting-place" role="status">
            <b><i class="status__pulse" aria-hidden="true"></i>${t('waiting.title')}</b>
            <span data-testid="place">${this.#place()}</span>
          </p>
          <p>${this.#hint()}</p>
          <div role="status">
            ${
              line
                ? html`<p class="callout" data-testid="line">
                    <b>${t('waiting.line', { name: line.displayName })}</b> ${line.text}
                  </p>`
                : nothing
            }
          </div>
          <button
            class="button button--large"
            data-testid="stop-waiting"
            @click=${() => session.stopWaiting()}
          >
            ${t('waiting.cancel')}
          </button>
        </section>
      </main>`;
  }

  firstUpdated() {
    this.focusOn('h1');
  }

  #place() {
    const { position = 1, total = 1 } = this.state?.waiting ?? {};
    return total === 1 ? t('waiting.alone') : t('waiting.place', { position, total });
  }

  #hint() {
    if (this.state?.socket !== 'open') return t('waiting.offline');
    return t(this.state.waiting?.attended ? 'waiting.attended' : 'waiting.unattended');
  }
}

customElements.define('madang-waiting', WaitingPage);
