import { html, nothing } from 'lit';
import { t } from '../i18n/index.js';
import { PageElement } from './element.js';
import { flipIcon } from './icons.js';

/** Front and back camera of a phone; nothing where there is only one. */
export class FlipCamera extends PageElement {
  static properties = { session: { attribute: false }, camera: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../room/index.js').RoomSession | undefined} */
    this.session = undefined;
    /** @type {import('../room/local-controls.js').LocalState['camera'] | undefined} */
    this.camera = undefined;
  }

  render() {
    if (!this.camera?.on || !this.camera.canFlip) return nothing;
    return html`<button
      type="button"
      class="control"
      data-testid="flip-camera"
      aria-label=${t('device.flip')}
      title=${t('device.flip')}
      @click=${() => this.session?.media.flipCamera()}
    >
      ${flipIcon} <span class="control__label">${t('device.flipShort')}</span>
    </button>`;
  }
}

customElements.define('madang-flip-camera', FlipCamera);
