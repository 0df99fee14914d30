import { html, nothing } from 'lit';
import { PageElement } from '../element.js';
import '../lobby/device-picker.js';
import '../lobby/media-problems.js';
import './key-settings.js';
import { panelHead } from './panel-head.js';
import './sound-settings.js';

/** Devices, changed without leaving; the mute stays as it was. */
export class SettingsPanel extends PageElement {
  static properties = { session: { attribute: false }, local: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../../room/index.js').RoomSession | undefined} */
    this.session = undefined;
    /** @type {import('../../room/local-controls.js').LocalState | undefined} */
    this.local = undefined;
  }

  render() {
    if (!this.local) return nothing;
    return html`${panelHead('settings', () => this.emit('panel', 'settings'))}
      <div class="panel__body" data-testid="settings">
        <madang-media-problems
          .session=${this.session}
          .local=${this.local}
        ></madang-media-problems>
        <madang-device-picker
          .session=${this.session}
          .local=${this.local}
          withLevel
        ></madang-device-picker>
        <madang-sound-settings
          .session=${this.session}
          .local=${this.local}
        ></madang-sound-settings>
        <madang-key-settings></madang-key-settings>
      </div>`;
  }
}

customElements.define('madang-settings', SettingsPanel);
