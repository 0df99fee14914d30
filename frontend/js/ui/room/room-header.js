import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import { PageElement } from '../element.js';
import { relayIcon } from '../icons.js';
import '../language-switch.js';
import { mark } from '../mark.js';
import { NarrowController } from '../narrow.js';
import { freshNotices, noticeText } from '../notices.js';
import { isRelayOnly } from '../relay-only.js';
import '../theme-switch.js';
import './closing-note.js';

/** The name of the room, and one line for what just happened; so no notice ever covers a face. */
export class RoomHeader extends PageElement {
  static properties = { session: { attribute: false }, state: { attribute: false } };

  #narrow = new NarrowController(this);
  /** @type {AbortController | undefined} */
  #listening;
  /** @type {import('../notices.js').Notice[]} */
  #notices = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #fading;

  constructor() {
    super();
    /** @type {import('../../room/index.js').RoomSession | undefined} */
    this.session = undefined;
    /** @type {import('../../room/room-state.js').RoomState | undefined} */
    this.state = undefined;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#listening?.abort();
    clearTimeout(this.#fading);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has('session')) return;
    this.#listening?.abort();
    this.#listening = new AbortController();
    this.session?.addEventListener(
      'notice',
      (event) => this.#noticed(/** @type {CustomEvent} */ (event).detail),
      {
        signal: this.#listening.signal,
      },
    );
  }

  render() {
    const { room, participants = [] } = this.state ?? {};
    return html`<header class="room-header">
      ${this.#narrow.matches ? nothing : mark()}
      <h1 class="room-header__name" tabindex="-1" title=${room?.name ?? ''}>${room?.name ?? ''}</h1>
      <span class="room-header__count" data-testid="participant-count"
        >${t('room.people', { count: participants.length })}</span
      >
      ${isRelayOnly(room) ? relayOnlyMark() : nothing} ${this.#status()}
      <madang-closing .session=${this.session} .state=${this.state}></madang-closing>
      ${
        this.#narrow.matches
          ? nothing
          : html`<madang-language-switch></madang-language-switch
              ><madang-theme-switch></madang-theme-switch>`
      }
    </header>`;
  }

  #status() {
    const away = this.state?.phase === 'reconnecting';
    const text = away ? t('room.reconnecting') : noticeText(this.#notices, performance.now());
    return html`<div
      class="status ${away ? 'status--away' : ''} ${text ? '' : 'status--empty'}"
      data-testid="status"
      role=${away ? 'alert' : 'status'}
    >
      ${away ? html`<i class="status__pulse" aria-hidden="true"></i>` : nothing}<span>${text}</span>
    </div>`;
  }

  /** @param {{code: string, data?: Record<string, string>}} notice */
  #noticed({ code, data }) {
    const nowMs = performance.now();
    this.#notices = [...freshNotices(this.#notices, nowMs), { code, data, atMs: nowMs }];
    this.requestUpdate();
    clearTimeout(this.#fading);
    this.#fading = setTimeout(() => this.requestUpdate(), 5000);
  }
}

const relayOnlyMark = () =>
  html`<span class="room-header__relay" data-testid="relay-only" title=${t('room.relayOnlyHint')}
    >${relayIcon}<span>${t('room.relayOnly')}</span></span
  >`;

customElements.define('madang-room-header', RoomHeader);
