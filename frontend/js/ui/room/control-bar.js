import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import { canShareScreen, modifierKey } from '../capabilities.js';
import { switchDevice } from '../device-switch.js';
import { PageElement } from '../element.js';
import '../flip-camera.js';
import * as icons from '../icons.js';
import { NarrowController } from '../narrow.js';
import { deviceProblemText } from '../sentences.js';
import { SizeController } from '../size.js';
import { barFit, barGroups } from './bar-fit.js';
import { barSheet } from './bar-sheet.js';
import { controlButton } from './control-button.js';
import './copy-link.js';
import './reaction-menu.js';
import './view-menu.js';

/**
 * @typedef {{on: unknown, off: unknown, letter: string}} DeviceLook
 * @typedef {{name: string, first?: boolean, look: () => unknown}} BarControl `first` are those in the middle
 */

/** Room for a button with its label, and without, CSS pixels. */
const LABELLED = 80;
const BARE = 48;

/** All that one can do in a room; what does not fit is behind one more button. */
export class ControlBar extends PageElement {
  static properties = {
    session: { attribute: false },
    state: { attribute: false },
    panel: { attribute: false },
    unread: { attribute: false },
    view: { attribute: false },
    floats: { attribute: false },
  };

  #narrow = new NarrowController(this);
  #size = new SizeController(this, '.bar');

  constructor() {
    super();
    /** @type {import('../../room/index.js').RoomSession | undefined} */
    this.session = undefined;
    /** @type {import('../../room/room-state.js').RoomState | undefined} */
    this.state = undefined;
    /** @type {import('./room-page.js').PanelName | null} */
    this.panel = null;
    this.unread = 0;
    /** @type {import('./view-controller.js').RoomView | undefined} */
    this.view = undefined;
    /** Whether the small window is open. */
    this.floats = false;
  }

  render() {
    if (!this.state) return nothing;
    const narrow = this.#narrow.matches;
    const width = this.#size.width || innerWidth - 36;
    const slots = Math.floor(width / (narrow ? BARE : LABELLED));
    const { shown, more } = barFit(this.#controls(), slots, narrow);
    const { middle, end, last } = barGroups(shown, narrow);
    return html`<div class="bar" role="toolbar" aria-label=${t('bar.label')}>
        <div class="bar__group">${middle.map(({ look }) => look())}</div>
        <div class="bar__group">
          ${end.map(({ look }) => look())}
          ${narrow || more.length > 0 ? this.#more(more, narrow) : nothing}
          ${last.map(({ look }) => look())}
        </div>
      </div>
      <madang-view-menu .view=${this.view} .floats=${this.floats}></madang-view-menu>`;
  }

  /** @returns {BarControl[]} */
  #controls() {
    const device = (/** @type {'mic' | 'camera'} */ kind, /** @type {DeviceLook} */ look) => ({
      name: kind,
      first: true,
      look: () => this.#device(kind, look),
    });
    return [
      device('mic', { on: icons.micIcon, off: icons.micOffIcon, letter: 'D' }),
      device('camera', { on: icons.cameraIcon, off: icons.cameraOffIcon, letter: 'E' }),
      ...(canShareScreen() ? [{ name: 'share', first: true, look: () => this.#share() }] : []),
      { name: 'hand', first: true, look: () => this.#hand() },
      { name: 'reactions', first: true, look: () => this.#reactions() },
      { name: 'leave', first: true, look: () => this.#leave() },
      { name: 'people', look: () => this.#panelButton('people', icons.peopleIcon) },
      { name: 'chat', look: () => this.#panelButton('chat', icons.chatIcon, this.unread) },
      { name: 'view', look: () => this.#viewButton() },
      {
        name: 'polls',
        look: () => this.#panelButton('polls', icons.pollIcon, unanswered(this.state?.polls)),
      },
      { name: 'connection', look: () => this.#panelButton('connection', icons.pulseIcon) },
      { name: 'settings', look: () => this.#panelButton('settings', icons.settingsIcon) },
      { name: 'copy', look: () => this.#copy() },
    ];
  }

  /**
   * @param {'mic' | 'camera'} kind
   * @param {DeviceLook} look
   */
  #device(kind, look) {
    const { local, rights } = /** @type {import('../../room/room-state.js').RoomState} */ (
      this.state
    );
    const { on, problem } = local[kind];
    const denied = !rights[kind];
    return controlButton({
      name: kind,
      icon: on ? look.on : look.off,
      pressed: on,
      problem: problem !== null && !denied,
      denied,
      keys: look.letter,
      title: denied
        ? t(`denied.${kind}`)
        : problem
          ? deviceProblemText(kind, problem)
          : t(`bar.${kind}${on ? 'Off' : 'On'}`, { key: modifierKey() }),
      act: () => switchDevice(this.session, kind),
    });
  }

  #share() {
    const on = this.state?.local.screen.on ?? false;
    const denied = this.state?.rights.screen === false;
    return controlButton({
      name: 'share',
      icon: icons.screenIcon,
      pressed: on,
      denied,
      title: t(denied ? 'denied.screen' : on ? 'bar.shareOff' : 'bar.shareOn'),
      act: () =>
        on ? this.session?.media.stopScreenShare() : this.session?.media.startScreenShare(),
    });
  }

  #hand() {
    const up = this.state?.participants.find(({ self }) => self)?.hand ?? false;
    return controlButton({
      name: 'hand',
      icon: icons.handIcon,
      pressed: up,
      title: t(up ? 'bar.handDown' : 'bar.handUp'),
      act: () => this.session?.setHand(!up),
    });
  }

  /**
   * @param {import('./room-page.js').PanelName} name
   * @param {unknown} icon
   * @param {number} [badge]
   */
  #panelButton(name, icon, badge = 0) {
    return controlButton({
      name,
      icon,
      badge,
      expanded: this.panel === name,
      title: badge
        ? t(name === 'chat' ? 'bar.unread' : 'bar.unanswered', { count: badge })
        : t(`bar.${name}`),
      act: () => this.#openPanel(name),
    });
  }

  #reactions() {
    return html`<madang-reactions .session=${this.session}></madang-reactions>`;
  }

  #viewButton() {
    return controlButton({
      name: 'view',
      icon: this.view?.layout === 'speaker' ? icons.speakerViewIcon : icons.gridIcon,
      title: t('bar.viewMenu'),
      act: (event) => {
        const menu = this.querySelector('madang-view-menu');
        /** @type {import('./view-menu.js').ViewMenu} */ (menu).open(
          /** @type {Element} */ (event.currentTarget),
        );
      },
    });
  }

  #leave() {
    return controlButton({
      name: 'leave',
      icon: icons.leaveIcon,
      title: t('bar.leaveRoom'),
      act: () => this.session?.leave(),
    });
  }

  #copy() {
    return html`<madang-copy-link
      .code=${this.state?.room?.code ?? ''}
      look="control"
    ></madang-copy-link>`;
  }

  /** @param {BarControl[]} more @param {boolean} narrow */
  #more(more, narrow) {
    const flip = html`<madang-flip-camera
      .session=${this.session}
      .camera=${this.state?.local.camera}
    ></madang-flip-camera>`;
    const controls = narrow ? [{ name: 'flip', look: () => flip }, ...more] : more;
    return barSheet(controls, narrow, (name) => this.#react(name));
  }

  /** @param {string} name */
  #react(name) {
    this.session?.reactions.send(name);
    this.#closeSheet();
  }

  /** @param {import('./room-page.js').PanelName} name */
  #openPanel(name) {
    this.#closeSheet();
    this.emit('panel', name);
  }

  #closeSheet() {
    const sheet = this.querySelector('#more');
    if (sheet instanceof HTMLElement && sheet.matches(':popover-open')) sheet.hidePopover();
  }
}

/**
 * Open questions without an answer of one's own.
 * @param {readonly import('../../room/meeting-state.js').PollView[]} [polls]
 */
const unanswered = (polls = []) =>
  polls.filter(({ open, choices }) => open && choices.length === 0).length;

customElements.define('madang-control-bar', ControlBar);
