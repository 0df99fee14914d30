import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import { avatar } from '../avatar.js';
import { modifierKey } from '../capabilities.js';
import { chooseDevice } from '../device-switch.js';
import { PageElement } from '../element.js';
import '../flip-camera.js';
import { cameraIcon, cameraOffIcon, micIcon, micOffIcon } from '../icons.js';
import { attachStream } from '../media-element.js';
import { ShortcutController } from '../shortcuts.js';
import './mic-level.js';

/** One's own picture as in a mirror, with microphone and camera switches below it. */
export class LobbyPreview extends PageElement {
  static properties = { session: { attribute: false }, state: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../../room/index.js').RoomSession | undefined} */
    this.session = undefined;
    /** @type {import('../../room/room-state.js').RoomState | undefined} */
    this.state = undefined;
    new ShortcutController(this, {
      d: () => chooseDevice(this.session, 'mic'),
      e: () => chooseDevice(this.session, 'camera'),
    });
  }

  render() {
    const local = this.state?.local;
    if (!local) return nothing;
    const pictured = local.camera.on && local.camera.stream;
    return html`<div
      class="preview"
      data-testid="preview"
      data-starting=${local.starting}
      data-facing=${local.camera.facing ?? nothing}
    >
      <video
        class="preview__video"
        muted
        playsinline
        autoplay
        aria-label=${t('lobby.preview')}
        ?hidden=${!pictured}
      ></video>
      ${pictured ? nothing : this.#placeholder(local)}
      <div class="preview__bar">
        ${this.#switch('mic', local.mic.on, local.mic.on ? micIcon : micOffIcon)}
        ${this.#switch('camera', local.camera.on, local.camera.on ? cameraIcon : cameraOffIcon)}
        <madang-flip-camera .session=${this.session} .camera=${local.camera}></madang-flip-camera>
        <madang-mic-level .session=${this.session}></madang-mic-level>
      </div>
    </div>`;
  }

  updated() {
    const camera = this.state?.local.camera;
    attachStream(this.querySelector('video'), camera?.on ? camera.stream : null).catch(() => {});
  }

  /** @param {import('../../room/local-controls.js').LocalState} local */
  #placeholder(local) {
    const text = local.starting ? t('lobby.starting') : t('lobby.cameraOff');
    return html`<div class="preview__empty">
      ${avatar(this.state?.displayName ?? '')}
      <p role="status">${text}</p>
    </div>`;
  }

  /**
   * @param {'mic' | 'camera'} kind
   * @param {boolean} on
   * @param {unknown} icon
   */
  #switch(kind, on, icon) {
    const title = t(`bar.${kind}${on ? 'Off' : 'On'}`, { key: modifierKey() });
    return html`<button
      type="button"
      class="control"
      data-testid=${kind}
      aria-pressed=${on}
      aria-label=${t(`device.${kind}`)}
      title=${title}
      @click=${() => chooseDevice(this.session, kind)}
    >
      ${icon}
    </button>`;
  }
}

customElements.define('madang-preview', LobbyPreview);
