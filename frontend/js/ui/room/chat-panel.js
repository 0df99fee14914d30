import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { locale, t } from '../../i18n/index.js';
import { chatParts } from '../chat-text.js';
import { PageElement } from '../element.js';
import './chat-field.js';
import { panelHead } from './panel-head.js';

const NEAR_END = 48;

/** @typedef {import('../../room/room-state.js').RoomState['chat'][number]} ChatView */

/** What was written in the room; stays at the newest line unless somebody reads further up. */
export class ChatPanel extends PageElement {
  static properties = { session: { attribute: false }, chat: { attribute: false } };

  #follows = true;
  /** The field below grows, and so does a phone's keyboard. */
  #resized = new ResizeObserver(() => this.#follow());

  constructor() {
    super();
    /** @type {import('../../room/index.js').RoomSession | undefined} */
    this.session = undefined;
    /** @type {readonly ChatView[]} */
    this.chat = [];
  }

  render() {
    return html`${panelHead('chat', () => this.emit('panel', 'chat'))}
      <div
        class="panel__body chat"
        role="log"
        aria-live="polite"
        tabindex="0"
        data-testid="chat-log"
        aria-label=${t('panel.chat')}
        @scroll=${this.#scrolled}
      >
        ${this.chat.length === 0 ? html`<p class="chat__empty">${t('chat.empty')}</p>` : nothing}
        ${repeat(
          this.chat,
          ({ id }) => id,
          (message, index) => this.#message(message, this.chat[index - 1]),
        )}
      </div>
      <madang-chat-field
        class="panel__foot"
        .session=${this.session}
        @sent=${() => (this.#follows = true)}
      ></madang-chat-field>`;
  }

  firstUpdated() {
    if (this.#log) this.#resized.observe(this.#log);
  }

  updated() {
    this.#follow();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  #follow() {
    const log = this.#log;
    if (log && this.#follows) log.scrollTop = log.scrollHeight;
  }

  /**
   * @param {ChatView} message
   * @param {ChatView | undefined} before
   */
  #message(message, before) {
    const goesOn = before?.from === message.from && before.displayName === message.displayName;
    return html`<div
      class="message ${message.self ? 'message--self' : ''} ${message.pending ? 'message--pending' : ''}"
    >
      ${goesOn ? nothing : html`<p class="message__head"><b>${message.displayName}</b> <time>${timeOf(message.at)}</time></p>`}
      <p class="message__text">${words(message.text)}</p>
      ${message.pending ? html`<p class="message__pending">${t('chat.sending')}</p>` : nothing}
    </div>`;
  }

  #scrolled() {
    const log = this.#log;
    if (log) this.#follows = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END;
  }

  get #log() {
    return this.querySelector('.chat');
  }
}

/** @param {string} text with the line breaks that were typed */
const words = (text) =>
  html`<span>${chatParts(text).map(({ text, href }) => (href ? link(href) : text))}</span>`;

/** @param {string} href */
const link = (href) => html`<a href=${href} target="_blank" rel="noopener noreferrer">${href}</a>`;

/** @param {string | undefined} at ISO 8601; not there while a message is under way */
const timeOf = (at) =>
  at
    ? new Intl.DateTimeFormat(locale(), { hour: 'numeric', minute: '2-digit' }).format(new Date(at))
    : '';

customElements.define('madang-chat', ChatPanel);
