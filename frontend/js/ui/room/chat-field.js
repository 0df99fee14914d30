import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import { ChatInput } from '../chat-input.js';
import { PageElement } from '../element.js';
import { sendIcon } from '../icons.js';
import { chatRecipient } from './chat-recipient.js';
import { filePicker, filesOf } from './file-picker.js';

/** In UTF-16 units, as the server counts. */
const LIMIT = 4000;
const WARN_BELOW = 200;

/** Where one writes: Enter sends, Shift and Enter make a new line. Event: `to` with the id of who was chosen. */
export class ChatField extends PageElement {
  static properties = {
    session: { attribute: false },
    others: { attribute: false },
    to: { attribute: false },
    length: { state: true },
  };

  #input = new ChatInput(() => this.#send());
  /** Known by name after leaving, too. @type {{id: string, displayName: string} | null} */
  #chosen = null;
  /** @type {(() => void) | undefined} */
  #stopListening;

  constructor() {
    super();
    /** @type {import('../../room/index.js').RoomSession | undefined} */
    this.session = undefined;
    /** @type {readonly import('../../room/room-state.js').ParticipantView[]} */
    this.others = [];
    /** @type {string | null} */
    this.to = null;
    this.length = 0;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stopListening?.();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('session')) {
      this.#stopListening?.();
      this.#stopListening = this.session?.chat.on('returned', () => this.#takeReturned());
    }
    const found = this.others.find(({ id }) => id === this.to);
    if (found) this.#chosen = { id: found.id, displayName: found.displayName };
    else if (this.to !== this.#chosen?.id) this.#chosen = null;
  }

  render() {
    const name = this.#chosen?.displayName;
    const placeholder = name ? t('private.placeholder', { name }) : t('chat.placeholder');
    return html`${
        this.others.length || this.#chosen
          ? chatRecipient(this.others, this.#chosen, (id) => this.emit('to', id))
          : nothing
      }
      <form
        class="chat-field ${this.#chosen ? 'chat-field--private' : ''}"
        @submit=${this.#submitted}
      >
        ${filePicker((files) => this.#offer(files))}
        <textarea
          rows="1"
          data-testid="chat-input"
          data-first-focus
          aria-label=${placeholder}
          placeholder=${placeholder}
          @input=${this.#typed}
          @paste=${this.#pasted}
          @compositionstart=${() => this.#input.compositionStart()}
          @compositionend=${(/** @type {CompositionEvent} */ event) => this.#input.compositionEnd(event.data)}
          @keydown=${(/** @type {KeyboardEvent} */ event) => this.#input.keyDown(event)}
        ></textarea>
        <button
          class="control control--send"
          data-testid="chat-send"
          aria-label=${t('chat.send')}
          title=${t('chat.send')}
          ?disabled=${this.length > LIMIT || this.#isGone}
        >
          ${sendIcon}
        </button>
      </form>
      ${this.#hint()}`;
  }

  #hint() {
    const left = LIMIT - this.length;
    const name = this.#chosen?.displayName ?? '';
    if (this.#isGone) return hint(t('private.gone', { name }), { urgent: true, told: true });
    if (left < 0) return hint(t('chat.tooLong', { count: -left }), { urgent: true, told: true });
    if (left < WARN_BELOW) return hint(t('chat.left', { count: left }), { told: true });
    return hint(name ? t('private.note', { name }) : t('chat.note'));
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
    if (!text || text.length > LIMIT || this.#isGone) return;
    this.session?.chat.send(text, this.#chosen?.id ?? null);
    this.#field.value = '';
    this.#typed();
    this.emit('sent');
  }

  /** @param {ClipboardEvent} event */
  #pasted(event) {
    const files = filesOf(event.clipboardData);
    if (!files.length) return;
    event.preventDefault();
    this.#offer(files);
  }

  /** @param {File[]} files */
  #offer(files) {
    if (!files.length || this.#isGone) return;
    this.session?.files.offer(files, this.#chosen?.id ?? null);
    this.emit('sent');
  }

  firstUpdated() {
    this.#takeReturned();
  }

  /** A line that was refused waits until nothing else is being written, be it that the chat was closed meanwhile. */
  #takeReturned() {
    if (this.#field.value.trim()) return;
    const line = this.session?.chat.takeReturned();
    if (!line) return;
    this.#field.value = line.text;
    this.#typed();
    this.emit('to', line.to);
  }

  get #isGone() {
    const chosen = this.#chosen;
    return chosen !== null && !this.others.some(({ id }) => id === chosen.id);
  }

  #grow() {
    this.#field.style.height = 'auto';
    this.#field.style.height = `${this.#field.scrollHeight}px`;
  }

  get #field() {
    return /** @type {HTMLTextAreaElement} */ (this.querySelector('textarea'));
  }
}

/**
 * @param {string} text
 * @param {{urgent?: boolean, told?: boolean}} [look]
 */
const hint = (text, { urgent = false, told = false } = {}) =>
  html`<p
    class="chat-field__hint ${urgent ? 'chat-field__hint--over' : ''}"
    role=${told ? 'status' : nothing}
  >
    ${text}
  </p>`;

customElements.define('madang-chat-field', ChatField);
