import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../../i18n/index.js';
import { avatar } from '../avatar.js';
import { PageElement } from '../element.js';
import { checkIcon, chatIcon } from '../icons.js';

/** Who waits to be let in, for who may let them in. */
export class WaitingList extends PageElement {
  static properties = {
    session: { attribute: false },
    knocks: { attribute: false },
    writingTo: { state: true },
    sentTo: { state: true },
  };

  constructor() {
    super();
    /** @type {import('../../room/index.js').RoomSession | undefined} */
    this.session = undefined;
    /** @type {readonly import('../../room/rights-model.js').Knock[]} */
    this.knocks = [];
    /** @type {string | null} */
    this.writingTo = null;
    /** @type {string | null} */
    this.sentTo = null;
  }

  render() {
    const { knocks } = this;
    if (knocks.length === 0) return nothing;
    return html`<section class="knocks" aria-label=${t('knocks.title', { count: knocks.length })}>
      <div class="knocks__head">
        <h3>${t('knocks.title', { count: knocks.length })}</h3>
        ${
          knocks.length > 1
            ? html`<button
                class="button button--primary"
                data-testid="admit-all"
                @click=${() => this.session?.moderation.admit()}
              >
                ${t('knocks.admitAll')}
              </button>`
            : nothing
        }
      </div>
      <ul data-testid="knocks">
        ${repeat(
          knocks,
          ({ id }) => id,
          (knock) => html`<li>${this.#knock(knock)}</li>`,
        )}
      </ul>
    </section>`;
  }

  /** @param {import('../../room/rights-model.js').Knock} knock */
  #knock({ id, displayName: name }) {
    const moderation = this.session?.moderation;
    return html`<div class="person">
        ${avatar(name)}
        <div class="person__who">
          <span class="person__name">${name}</span>
          ${this.sentTo === id ? html`<span class="person__role" role="status">${t('knocks.sent')}</span>` : nothing}
        </div>
        <div class="person__marks">
          ${button({ name: 'write', icon: chatIcon, label: t('knocks.writeName', { name }), act: () => this.#write(id) })}
          <button
            class="button"
            data-testid="refuse"
            aria-label=${t('knocks.refuseName', { name })}
            @click=${() => moderation?.refuse(id)}
          >
            ${t('knocks.refuse')}
          </button>
          <button
            class="button button--primary knocks__admit"
            data-testid="admit"
            aria-label=${t('knocks.admitName', { name })}
            @click=${() => moderation?.admit(id)}
          >
            ${checkIcon}${t('knocks.admit')}
          </button>
        </div>
      </div>
      ${this.writingTo === id ? this.#field(id, name) : nothing}`;
  }

  /**
   * @param {string} id
   * @param {string} name
   */
  #field(id, name) {
    return html`<form
      class="field__row knocks__line"
      @submit=${(/** @type {SubmitEvent} */ event) => this.#send(event, id)}
    >
      <input
        class="knocks__text"
        data-testid="line"
        maxlength="200"
        autocomplete="off"
        aria-label=${t('knocks.text', { name })}
        placeholder=${t('knocks.text', { name })}
      />
      <button class="button" data-testid="send-line">${t('knocks.send')}</button>
    </form>`;
  }

  /** @param {string} id */
  #write(id) {
    this.writingTo = this.writingTo === id ? null : id;
    this.sentTo = null;
    this.focusOn('.knocks__text');
  }

  /**
   * @param {SubmitEvent} event
   * @param {string} id
   */
  #send(event, id) {
    event.preventDefault();
    const field = /** @type {HTMLInputElement | null} */ (this.querySelector('.knocks__text'));
    const text = field?.value.trim() ?? '';
    if (!text) return;
    this.session?.moderation.write(id, text);
    this.writingTo = null;
    this.sentTo = id;
  }
}

/** @param {{name: string, icon: unknown, label: string, act: () => void}} button */
const button = ({ name, icon, label, act }) =>
  html`<button
    class="icon-button"
    data-testid=${name}
    aria-label=${label}
    title=${label}
    @click=${act}
  >
    ${icon}
  </button>`;

customElements.define('madang-waiting-list', WaitingList);
