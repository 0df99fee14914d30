import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import { canShareScreen, modifierKey } from '../capabilities.js';
import { switchDevice } from '../device-switch.js';
import { PageElement } from '../element.js';
import '../flip-camera.js';
import * as icons from '../icons.js';
import '../language-switch.js';
import { NarrowController } from '../narrow.js';
import { deviceProblemText } from '../sentences.js';
import '../theme-switch.js';
import { controlButton } from './control-button.js';
import './copy-link.js';
import { reactionButtons } from './reaction-menu.js';

/** All that one can do in a room; on a phone the rarer things are behind one more button. */
export class ControlBar extends PageElement {
  static properties = {
    session: { attribute: false },
    state: { attribute: false },
    panel: { attribute: false },
    unread: { attribute: false },
  };

  #narrow = new NarrowController(this);

  constructor() {
    super();
    /** @type {import('../../room/index.js').RoomSession | undefined} */
    this.session = undefined;
    /** @type {import('../../room/room-state.js').RoomState | undefined} */
    this.state = undefined;
    /** @type {import('./room-page.js').PanelName | null} */
    this.panel = null;
    this.unread = 0;
  }

  render() {
    if (!this.state) return nothing;
    return html`<div class="bar" role="toolbar" aria-label=${t('bar.label')}>
      <div class="bar__group">
        ${this.#device('mic', { on: icons.micIcon, off: icons.micOffIcon, letter: 'D' })}
        ${this.#device('camera', { on: icons.cameraIcon, off: icons.cameraOffIcon, letter: 'E' })}
        ${this.#narrow.matches ? nothing : this.#share()} ${this.#hand()}
        ${this.#narrow.matches ? nothing : html`<madang-reactions .session=${this.session}></madang-reactions>`}
        ${controlButton({ name: 'leave', icon: icons.leaveIcon, title: t('bar.leaveRoom'), act: () => this.session?.leave() })}
      </div>
      <div class="bar__group">
        ${this.#panelButton('people', icons.peopleIcon)}
        ${this.#panelButton('chat', icons.chatIcon, this.unread)}
        ${this.#narrow.matches ? this.#more() : this.#rarer()}
      </div>
    </div>`;
  }

  /**
   * @param {'mic' | 'camera'} kind
   * @param {{on: unknown, off: unknown, letter: string}} look
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
    if (!canShareScreen()) return nothing;
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
      title: badge ? t('bar.unread', { count: badge }) : t(`bar.${name}`),
      act: () => this.#openPanel(name),
    });
  }

  #rarer() {
    return html`${this.#panelButton('connection', icons.pulseIcon)}
      ${this.#panelButton('settings', icons.settingsIcon)}
      <madang-copy-link .code=${this.state?.room?.code ?? ''} look="control"></madang-copy-link>`;
  }

  #more() {
    return html`<button
        class="control"
        data-testid="more"
        popovertarget="more"
        aria-label=${t('bar.more')}
        title=${t('bar.more')}
      >
        ${icons.moreIcon}
      </button>
      <div class="sheet" id="more" popover>
        <div class="sheet__reactions" role="group" aria-label=${t('reaction.menu')}>
          ${reactionButtons((name) => this.#react(name))}
        </div>
        <div class="sheet__controls">
          ${this.#share()}
          <madang-flip-camera
            .session=${this.session}
            .camera=${this.state?.local.camera}
          ></madang-flip-camera>
          ${this.#rarer()}
        </div>
        <div class="sheet__look">
          <madang-language-switch></madang-language-switch
          ><madang-theme-switch></madang-theme-switch>
        </div>
      </div>`;
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

customElements.define('madang-control-bar', ControlBar);
