import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../../i18n/index.js';
import { PageElement } from '../element.js';
import './chat-field.js';
import { chatMessage } from './chat-message.js';
import { panelHead } from './panel-head.js';

const NEAR_END = 48;

/** @typedef {import('../../room/room-state.js').RoomState['chat'][number]} ChatView */

/** What was written in the room; stays at the newest line unless somebody reads further up. */
export class ChatPanel extends PageElement {
  static properties = {
    session: { attribute: false },
    chat: { attribute: false },
    others: { attribute: false },
    to: { state: true },
  };

  #follows = true;
  /** The field below grows, and so does a phone's keyboard. */
  #resized = new ResizeObserver(() => this.#follow());

  constructor() {
    super();
    /** @type {import('../../room/index.js').RoomSession | undefined} */
    this.session = undefined;
    /** @type {readonly ChatView[]} */
    this.chat = [];
    /** @type {readonly import('../../room/room-state.js').ParticipantView[]} */
    this.others = [];
    /** @type {string | null} to whom alone one writes */
    this.to = null;
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
          (message, index) => chatMessage(message, this.chat[index - 1], this.#replyTo(message)),
        )}
      </div>
      <madang-chat-field
        class="panel__foot"
        .session=${this.session}
        .others=${this.others}
        .to=${this.to}
        @to=${(/** @type {CustomEvent<string | null>} */ { detail }) => (this.to = detail)}
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

  /** @param {ChatView} message */
  #replyTo({ from, self }) {
    const isHere = this.others.some(({ id }) => id === from);
    if (self || !isHere) return null;
    return () => {
      this.to = from;
      this.focusOn('textarea');
    };
  }

  #scrolled() {
    const log = this.#log;
    if (log) this.#follows = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END;
  }

  get #log() {
    return this.querySelector('.chat');
  }
}

customElements.define('madang-chat', ChatPanel);
