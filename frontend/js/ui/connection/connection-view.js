import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../../i18n/index.js';
import { avatar } from '../avatar.js';
import { isRelayOnly } from '../relay-only.js';
import { PageElement } from '../element.js';
import { nextIcon } from '../icons.js';
import { isBroken, linkHealth, linkKind } from '../link-health.js';
import { panelHead } from '../room/panel-head.js';
import { NO_LINKS } from '../room/room-links.js';
import { connectionActions } from './actions.js';
import './copy-report.js';
import { linkDetails } from './link-details.js';
import './self-test.js';
import { span } from './units.js';

const TICK_MS = 1000;

/** @typedef {import('../link-health.js').LinkedParticipant} LinkedParticipant */

/** How one is connected with each of the others; refreshes in place, so focus and scroll stay where they are. */
export class ConnectionView extends PageElement {
  static properties = {
    session: { attribute: false },
    state: { attribute: false },
    links: { attribute: false },
    asked: { attribute: false },
    open: { state: true },
  };

  /** @type {AbortController | undefined} */
  #watching;
  /** Whether the focus was on something that this redraw may take away. */
  #hadFocus = false;

  constructor() {
    super();
    /** @type {import('./diagnosis.js').WatchedSession | undefined} */
    this.session = undefined;
    /** @type {import('../../room/room-state.js').RoomState | undefined} */
    this.state = undefined;
    this.links = NO_LINKS;
    /** @type {string | null} the participant whose link is to be shown first */
    this.asked = null;
    /** @type {string | null} */
    this.open = null;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stopWatching();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    this.#hadFocus = this.contains(document.activeElement);
    if (changed.has('session') || !this.#watching) this.#watch();
    if (changed.has('asked') && this.asked) this.open = this.asked;
    else if (!this.hasUpdated) this.open = this.#worstLink();
  }

  render() {
    const others = this.#others();
    return html`${panelHead('connection', () => this.emit('panel', 'connection'))}
      <div class="panel__body connection">
        ${isRelayOnly(this.state?.room) ? html`<p class="callout">${t('room.relayOnlyHint')}</p>` : nothing}
        ${others.length === 0 ? html`<p class="connection__empty">${t('connection.nobody')}</p>` : nothing}
        <ul class="links">
          ${repeat(
            others,
            ({ id }) => id,
            (participant) =>
              html`<li class="link" data-participant=${participant.id}>
                ${this.#link(participant)}
              </li>`,
          )}
        </ul>
        <madang-self-test .session=${this.session}></madang-self-test>
      </div>
      <div class="panel__foot">
        <madang-copy-report .session=${this.session}></madang-copy-report>
      </div>`;
  }

  updated() {
    const lost = this.#hadFocus && document.activeElement === document.body;
    if (lost) this.focusOn(this.open ? `[data-person="${this.open}"]` : 'h2');
  }

  /** @param {LinkedParticipant} participant */
  #link(participant) {
    const { id, displayName } = participant;
    const opened = this.open === id;
    const diagnosis = this.session?.diagnostics.diagnose?.(id);
    const kind = linkKind(participant, this.links.ownPairs);
    const health = linkHealth(participant);
    return html`<h3>
        <button
          class="link__head"
          data-person=${id}
          aria-expanded=${opened}
          @click=${() => (this.open = opened ? null : id)}
        >
          ${avatar(displayName)}
          <span class="link__who"
            ><span class="link__name">${displayName}</span
            ><span class="link__state link__state--${kind}">${t(`link.${kind}`)}</span></span
          >
          <span class="link__brief">${brief(health?.relayed, diagnosis?.now.rttMillis)}</span>
          ${nextIcon}
        </button>
      </h3>
      ${
        opened && diagnosis
          ? html`<div class="link__details" data-testid="link-details">
              ${linkDetails({
                diagnosis,
                name: displayName,
                complete: health?.state === 'ok' || health?.state === 'weak',
                act: (action) => connectionActions(this, id)[action]?.(),
              })}
            </div>`
          : nothing
      }`;
  }

  /** @returns {readonly LinkedParticipant[]} */
  #others() {
    return (this.state?.participants ?? []).filter(({ self }) => !self);
  }

  /** The one that needs a look, or the only one. */
  #worstLink() {
    const others = this.#others();
    const broken = others.find((participant) => isBroken(linkHealth(participant)?.state ?? 'ok'));
    return (broken ?? (others.length === 1 ? others[0] : null))?.id ?? null;
  }

  #watch() {
    this.#stopWatching();
    const session = this.session;
    if (!session) return;
    this.#watching = new AbortController();
    const { signal } = this.#watching;
    session.addEventListener('stats', () => this.requestUpdate(), { signal });
    session.diagnostics.watch?.(true);
    // The time to the next try runs on between two statistics.
    const timer = setInterval(() => this.requestUpdate(), TICK_MS);
    signal.addEventListener('abort', () => {
      clearInterval(timer);
      session.diagnostics.watch?.(false);
    });
  }

  #stopWatching() {
    this.#watching?.abort();
    this.#watching = undefined;
  }
}

/**
 * @param {boolean | undefined} relayed
 * @param {number | null | undefined} rttMillis
 */
const brief = (relayed, rttMillis) =>
  [
    relayed ? t('path.relayShort') : '',
    rttMillis === null || rttMillis === undefined ? '' : span(Math.round(rttMillis)),
  ]
    .filter(Boolean)
    .join(' · ');

customElements.define('madang-connection', ConnectionView);
