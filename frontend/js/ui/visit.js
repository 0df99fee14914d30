import { html } from 'lit';
import { locale, onLocaleChange, serverLocale, t } from '../i18n/index.js';
import { meetingText } from './duration.js';
import { PageElement } from './element.js';
import { mark } from './mark.js';
import { setTitle } from './locale.js';
import './lobby/lobby-page.js';
import './lobby/waiting-page.js';
import './outcome-page.js';
import { ownName } from './own-name.js';
import './room/room-page.js';
import { outcomeWords } from './sentences.js';
import './site-header.js';

/** @typedef {import('../room/index.js').RoomSession} RoomSession */

/** The one next step of each end; none where only the start page is left. @type {Record<string, string>} */
const NEXT_STEP = {
  left: 'outcome.rejoin',
  replaced: 'outcome.here',
  abandoned: 'outcome.rejoin',
  'signed-out': 'outcome.rejoin',
  unavailable: 'outcome.retry',
};

/** One visit to a room, from the door to the end; owns the session. */
export class Visit extends PageElement {
  static properties = {
    code: { attribute: false },
    hostSecret: { attribute: false },
    createSession: { attribute: false },
    session: { state: true },
  };

  /** @type {AbortController | undefined} */
  #listening;
  /**
   * Drawn once for each picture that the browser paints: much happens between two of them while somebody comes in, and
   * the connections are not to wait for it.
   * @type {number | undefined}
   */
  #frame;
  /** A page that comes back after a reload goes in without showing the door. */
  #seenLobby = false;
  #hosted = false;

  constructor() {
    super();
    this.code = '';
    /** @type {string | undefined} */
    this.hostSecret = undefined;
    /** @type {(() => RoomSession) | undefined} */
    this.createSession = undefined;
    /** @type {RoomSession | undefined} */
    this.session = undefined;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#open();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#close();
  }

  render() {
    const phase = this.session?.state.phase ?? 'opening';
    switch (phase) {
      case 'in-room':
      case 'reconnecting':
        return html`<madang-room
          .session=${this.session}
          .state=${this.session?.state}
        ></madang-room>`;
      case 'lobby':
        return this.#lobby();
      case 'joining':
        return this.#seenLobby ? this.#lobby() : this.#waiting();
      case 'waiting':
        this.#seenLobby = true;
        return html`<madang-waiting
          .session=${this.session}
          .state=${this.session?.state}
        ></madang-waiting>`;
      case 'opening':
        return this.#waiting();
      default:
        return this.#outcome(phase);
    }
  }

  #lobby() {
    this.#seenLobby = true;
    return html`<madang-lobby
      .session=${this.session}
      .state=${this.session?.state}
    ></madang-lobby>`;
  }

  #waiting() {
    return html`<main class="waiting" aria-busy="true">
      ${mark()}
      <p role="status">${t('app.loading')}</p>
    </main>`;
  }

  /** @param {string} phase */
  #outcome(phase) {
    const step = NEXT_STEP[phase];
    const { summary = null, hasEnded = false } = this.session?.state ?? {};
    const words = outcomeWords(phase, { hasEnded, hasMet: summary !== null });
    return html`<madang-outcome
      headline=${t(`outcome.${words}`)}
      text=${t(`outcome.${words}Text`)}
      note=${phase === 'replaced' ? '' : meetingText(summary)}
      action=${step ? t(step) : ''}
      gate=${step ? 'open' : 'closed'}
      .attendance=${this.#hosted ? this.session?.attendance : null}
      .room=${this.session?.state.room?.name ?? ''}
      @next=${this.#again}
    ></madang-outcome>`;
  }

  #again() {
    this.#close();
    this.#open();
  }

  #open() {
    const session = this.createSession?.();
    if (!session) return;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const stopListening = onLocaleChange((next) => session.setLocale(serverLocale(next)));
    signal.addEventListener('abort', stopListening);
    session.addEventListener('change', () => this.#changed(session), { signal });
    this.#seenLobby = this.#hosted = false;
    this.session = session;
    session.setLocale(serverLocale(locale()));
    session.open(this.code, { hostSecret: this.hostSecret, displayName: ownName.read() });
  }

  #close() {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
    this.#listening?.abort();
    this.session?.close();
    this.session = undefined;
  }

  /** @param {RoomSession} session */
  #changed(session) {
    this.#hosted ||= session.state.canEnd;
    setTitle(session.state.room?.name);
    if (document.hidden) this.requestUpdate();
    else this.#frame ??= requestAnimationFrame(() => this.#draw());
  }

  #draw() {
    this.#frame = undefined;
    this.requestUpdate();
  }
}

customElements.define('madang-visit', Visit);
