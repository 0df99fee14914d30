import { html } from 'lit';
import { t } from '../../i18n/index.js';
import { ChatInput } from '../chat-input.js';
import { PageElement } from '../element.js';
import { sendIcon } from '../icons.js';

/** In UTF-16 units, as the server counts. */
const LIMIT = 4000;
const WARN_BELOW = 200;

/** Where one writes: Enter sends, Shift and Enter make a new line. */
export class ChatField extends PageElement {
  static properties = { session: { attribute: false }, length: { state: true } };

  #input = new ChatInput(() => this.#send());

  constructor() {
    super();
    /** @type {import('../../room/index.js').RoomSession | undefined} */
    this.session = undefined;
    this.length = 0;
  }

  render() {
    return html`<form class="chat-field" @submit=${this.#submitted}>
        <textarea
          rows="1"
          data-testid="chat-input"
          data-first-focus
          aria-label=${t('chat.placeholder')}
          placeholder=${t('chat.placeholder')}
          @input=${this.#typed}
          @compositionstart=${() => this.#input.compositionStart()}
          @compositionend=${(/** @type {CompositionEvent} */ event) => this.#input.compositionEnd(event.data)}
          @keydown=${(/** @type {KeyboardEvent} */ event) => this.#input.keyDown(event)}
        ></textarea>
        <button
          class="control control--send"
          data-testid="chat-send"
          aria-label=${t('chat.send')}
          title=${t('chat.send')}
          ?disabled=${this.length > LIMIT}
        >
          ${sendIcon}
        </button>
      </form>
      ${this.#count()}`;
  }

  #count() {
    const left = LIMIT - this.length;
    if (left >= WARN_BELOW) return html`<p class="chat-field__hint">${t('chat.note')}</p>`;
    const text = left < 0 ? t('chat.tooLong', { count: -left }) : t('chat.left', { count: left });
    return html`<p
      class="chat-field__hint ${left < 0 ? 'chat-field__hint--over' : ''}"
      role="status"
    >
      ${text}
    </p>`;
  }

  #typed() {
    this.length = this.#field.value.trim().length;
    this.#grow();
  }

  /** @param {SubmitEvent} event */
  #submitted(event) {
    event.preventDefault();
    this.#send();
    this.#field.focus();
  }

  #send() {
    const text = this.#field.value.trim();
    if (!text || text.length > LIMIT) return;
    this.session?.chat.send(text);
    this.#field.value = '';
    this.#typed();
    this.emit('sent');
  }

  #grow() {
    this.#field.style.height = 'auto';
    this.#field.style.height = `${this.#field.scrollHeight}px`;
  }

  get #field() {
    return /** @type {HTMLTextAreaElement} */ (this.querySelector('textarea'));
  }
}

customElements.define('madang-chat-field', ChatField);
