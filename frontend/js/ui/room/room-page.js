import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import { Arrivals } from '../arrivals.js';
import { switchDevice } from '../device-switch.js';
import { PageElement } from '../element.js';
import { FileDropGuard } from '../file-drop.js';
import { FocusKeeper } from '../focus-keeper.js';
import { PushToTalkController } from '../push-to-talk.js';
import { ShortcutController } from '../shortcuts.js';
import { offersOf } from '../talk.js';
import { unreadAfter } from '../unread.js';
import { WakeLockController } from '../wake-lock.js';
import './audio-outlet.js';
import './control-bar.js';
import { loadPanels, PanelsController } from './panels-controller.js';
import { PictureInPicture } from './picture-in-picture.js';
import './reaction-news.js';
import './room-banner.js';
import { brokenSentences, RoomLinksController } from './room-links.js';
import './room-header.js';
import './room-hints.js';
import './room-stage.js';
import './shortcuts-help.js';
import { ViewController } from './view-controller.js';

/** @typedef {'people' | 'chat' | 'settings' | 'connection' | 'polls' | 'attendance'} PanelName */

/** Inside a room: header, stage, one panel at most, controls. */
export class RoomPage extends PageElement {
  static properties = {
    session: { attribute: false },
    state: { attribute: false },
    panel: { state: true },
    explained: { state: true },
  };

  /** @type {string | null | undefined} undefined until the history of the room is here */
  #seenMessage;
  #links = new RoomLinksController(this);
  #view = new ViewController(this);
  #float = new PictureInPicture(this);
  #arrivals = new Arrivals();

  constructor() {
    super();
    /** @type {import('../../room/index.js').RoomSession | undefined} */
    this.session = undefined;
    /** @type {import('../../room/room-state.js').RoomState | undefined} */
    this.state = undefined;
    /** @type {PanelName | null} */
    this.panel = null;
    /** @type {string | null} whose link was asked about on a tile */
    this.explained = null;
    new PanelsController(this);
    new WakeLockController(this);
    new FileDropGuard(this);
    new FocusKeeper(this);
    new ShortcutController(this, {
      d: () => switchDevice(this.session, 'mic'),
      e: () => switchDevice(this.session, 'camera'),
    });
    new PushToTalkController(this, {
      isOff: () => this.state?.local.mic.on === false && this.state.local.mic.problem === null,
      talk: (on) => this.session?.media.set('mic', on),
    });
    this.addEventListener('shortcuts', () => this.#open('madang-shortcuts'));
    this.addEventListener('invite', () => this.#open('madang-invite'));
    this.addEventListener('keydown', (event) => this.#pressed(event));
    this.addEventListener('panel', (event) =>
      this.#toggle(/** @type {CustomEvent} */ (event).detail),
    );
    this.addEventListener('float', () => this.#float.toggle());
    this.addEventListener('explain', (event) =>
      this.#explain(/** @type {CustomEvent} */ (event).detail),
    );
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has('state') && !changed.has('panel')) return;
    if (this.#seenMessage === undefined || this.panel === 'chat') {
      this.#seenMessage = this.state?.chat.at(-1)?.id ?? null;
    }
  }

  render() {
    const { session, state } = this;
    if (!session || !state) return nothing;
    const links = this.#links.settle(state);
    return html`<div
      class="room"
      data-testid="room"
      data-phase=${state.phase}
      data-facing=${state.local.camera.facing ?? nothing}
    >
      <madang-room-header .session=${session} .state=${state}></madang-room-header>
      <madang-room-banner
        .session=${session}
        .state=${state}
        .isListOpen=${this.panel === 'people'}
      ></madang-room-banner>
      <main class="room__middle">
        <madang-stage
          .session=${session}
          .state=${state}
          .links=${links}
          .view=${this.#view.state}
        ></madang-stage>
        ${this.#panelContent(links)}
      </main>
      <madang-hints .session=${session} .state=${state}></madang-hints>
      <madang-control-bar
        .session=${session}
        .state=${state}
        .panel=${this.panel}
        .unread=${this.#unread() + this.#offers()}
        .view=${this.#view.state}
        .floats=${this.#float.isOpen}
      ></madang-control-bar>
      <madang-audio-outlet
        .participants=${state.participants}
        .outputDeviceId=${state.local.outputDeviceId}
      ></madang-audio-outlet>
      <madang-reaction-news .participants=${state.participants}></madang-reaction-news>
      <madang-shortcuts></madang-shortcuts>
      <madang-invite .room=${state.room}></madang-invite>
      <p class="visually-hidden" aria-live="polite">${this.#newestMessage()}</p>
      <p class="visually-hidden" role="status">${brokenSentences(state, links)}</p>
    </div>`;
  }

  firstUpdated() {
    this.focusOn('h1');
  }

  /** @param {import('./room-links.js').RoomLinks} links */
  #panelContent(links) {
    const { session, state } = this;
    switch (this.panel) {
      case 'people':
        return html`<madang-people
          class="panel"
          .session=${session}
          .state=${state}
          .links=${links}
        ></madang-people>`;
      case 'chat':
        return html`<madang-chat
          class="panel"
          .session=${session}
          .chat=${state?.chat}
          .files=${state?.files}
          .others=${state?.participants.filter(({ self }) => !self)}
          .mayWrite=${state?.rights.chat}
        ></madang-chat>`;
      case 'settings':
        return html`<madang-settings
          class="panel"
          .session=${session}
          .local=${state?.local}
        ></madang-settings>`;
      case 'connection':
        return html`<madang-connection
          class="panel panel--wide"
          data-testid="connection-view"
          .session=${session}
          .state=${state}
          .links=${links}
          .asked=${this.explained}
        ></madang-connection>`;
      case 'polls':
        return html`<madang-polls
          class="panel"
          .session=${session}
          .state=${state}
        ></madang-polls>`;
      case 'attendance':
        return html`<madang-attendance-panel
          class="panel panel--wide"
          .session=${session}
          .state=${state}
        ></madang-attendance-panel>`;
      default:
        return nothing;
    }
  }

  #unread() {
    return unreadAfter(this.state?.chat ?? [], this.#seenMessage ?? null);
  }

  /** Files that somebody offers, while the chat is closed. */
  #offers() {
    return this.panel === 'chat' ? 0 : offersOf(this.state?.files ?? []).length;
  }

  /** Read aloud while the chat is closed; the open chat is a log that announces itself. */
  #newestMessage() {
    const others = (this.state?.chat ?? []).filter(({ self }) => !self).map(({ id }) => id);
    const together = this.#arrivals.count(others, performance.now());
    const message = this.state?.chat.at(-1);
    if (this.panel === 'chat' || !message || message.self || this.#unread() === 0) return '';
    if (together > 2) return t('chat.many', { count: together });
    return t(message.to ? 'private.from' : 'chat.from', {
      name: message.displayName,
      text: message.text,
    });
  }

  /** @param {'madang-shortcuts' | 'madang-invite'} name of a dialog */
  async #open(name) {
    await loadPanels();
    /** @type {(HTMLElement & {open(): unknown}) | null} */ (this.querySelector(name))?.open();
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (event.key !== 'Escape' || !this.panel || event.isComposing) return;
    // That key closes an open menu or dialog first.
    if (!this.querySelector(':popover-open, dialog[open]')) this.#toggle(this.panel);
  }

  /** @param {string} id of the participant on whose tile it was asked */
  #explain(id) {
    this.explained = id;
    this.#show('connection', `.panel [data-person="${id}"]`);
  }

  /** @param {PanelName} name */
  #toggle(name) {
    this.explained = null;
    if (this.panel !== name) return this.#show(name, '.panel [data-first-focus]');
    this.panel = null;
    this.focusOn(openerOf(name));
  }

  /** @param {PanelName} name @param {string} focus */
  async #show(name, focus) {
    this.panel = name;
    await loadPanels();
    if (this.panel === name) this.focusOn(focus);
  }
}

/** What opened a panel; inside the closed sheet of a phone it cannot have the focus. @param {PanelName} name */
const openerOf = (name) =>
  `[data-panel="${name === 'attendance' ? 'people' : name}"]:not(#more *), [popovertarget="more"]`;

customElements.define('madang-room', RoomPage);
