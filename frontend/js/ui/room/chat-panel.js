import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../../i18n/index.js';
import { PageElement } from '../element.js';
import { holdsFiles } from '../file-drop.js';
import { talkOf } from '../talk.js';
import './chat-field.js';
import { chatMessage } from './chat-message.js';
import { fileCard } from './file-card.js';
import { filesOf } from './file-picker.js';
import { panelHead } from './panel-head.js';

const NEAR_END = 48;

/** @typedef {import('../../room/room-state.js').RoomState['chat'][number]} ChatView */

/** What was written in the room; stays at the newest line unless somebody reads further up. */
export class ChatPanel extends PageElement {
  static properties = {
    session: { attribute: false },
    chat: { attribute: false },
    files: { attribute: false },
    others: { attribute: false },
    dropping: { state: true },
    to: { state: true },
    mayWrite: { attribute: false },
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
    /** @type {readonly import('../../room/room-files.js').FileView[]} */
    this.files = [];
    /** Whether a file is held over this panel. */
    this.dropping = false;
    /** @type {readonly import('../../room/room-state.js').ParticipantView[]} */
    this.others = [];
    /** @type {string | null} to whom alone one writes */
    this.to = null;
    for (const type of ['dragover', 'dragleave', 'drop']) {
      this.addEventListener(type, (event) => this.#dragged(/** @type {DragEvent} */ (event)));
    }
    this.mayWrite = true;
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
        ${this.chat.length + this.files.length === 0 ? html`<p class="chat__empty">${t('chat.empty')}</p>` : nothing}
        ${repeat(
          talkOf(this.chat, this.files),
          ({ id }) => id,
          ({ message, before, group }) =>
            group
              ? fileCard(group, this.session?.files)
              : chatMessage(message, before, this.#replyTo(message)),
        )}
      </div>
      ${this.mayWrite ? this.#field() : html`<p class="panel__foot chat__denied" data-testid="chat-denied">${t('denied.chat')}</p>`}
      ${this.dropping ? html`<p class="chat__drop">${t('file.drop')}</p>` : nothing}`;
  }

  #field() {
    return html`<madang-chat-field
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

  /** @param {DragEvent} event */
  #dragged(event) {
    if (!holdsFiles(event)) return;
    this.dropping = this.mayWrite && event.type === 'dragover';
    if (!this.mayWrite) return;
    event.preventDefault();
    if (event.type === 'drop') this.#offer(filesOf(event.dataTransfer));
  }

  /** @param {File[]} files */
  #offer(files) {
    if (!files.length || !this.session) return;
    this.session.files.offer(files, this.to);
    this.#follows = true;
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
