import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import { canChooseOutput } from '../capabilities.js';
import { PageElement } from '../element.js';
import '../speaker-test.js';
import './mic-level.js';

/** @typedef {'audioinput' | 'videoinput' | 'audiooutput'} DeviceKind */

/** The menus of microphones, cameras and, where the browser can, speakers. */
export class DevicePicker extends PageElement {
  static properties = {
    session: { attribute: false },
    local: { attribute: false },
    withLevel: { type: Boolean },
  };

  constructor() {
    super();
    /** @type {import('../../room/index.js').RoomSession | undefined} */
    this.session = undefined;
    /** @type {import('../../room/local-controls.js').LocalState | undefined} */
    this.local = undefined;
    /** Whether the level of the microphone is shown under it, where no picture carries it. */
    this.withLevel = false;
  }

  render() {
    const local = this.local;
    if (!local) return nothing;
    return html`<div class="devices">
      ${this.#menu('audioinput', 'mic', local.mic.deviceId)}
      ${this.withLevel ? html`<madang-mic-level .session=${this.session}></madang-mic-level>` : nothing}
      ${this.#menu('videoinput', 'camera', local.camera.deviceId)}
      <div>
        ${canChooseOutput() ? this.#menu('audiooutput', 'output', local.outputDeviceId) : nothing}
        <madang-speaker-test
          .session=${this.session}
          .outputDeviceId=${local.outputDeviceId}
        ></madang-speaker-test>
      </div>
    </div>`;
  }

  /**
   * @param {DeviceKind} kind
   * @param {'mic' | 'camera' | 'output'} name
   * @param {string | null} chosen
   */
  #menu(kind, name, chosen) {
    const devices = this.local?.devices[kind] ?? [];
    const label = t(`device.${name}`);
    return html`<div class="field">
      <label for="device-${name}">${label}</label>
      <select
        id="device-${name}"
        data-testid="device-${name}"
        ?disabled=${devices.length === 0}
        @change=${this.#choose(kind)}
      >
        ${devices.length === 0 ? html`<option>${t(name === 'output' ? 'device.default' : 'device.none')}</option>` : nothing}
        ${devices.map(
          (device, index) =>
            html`<option value=${device.deviceId} .selected=${device.deviceId === chosen}>
              ${device.label || t('device.nameless', { kind: label, count: index + 1 })}
            </option>`,
        )}
      </select>
    </div>`;
  }

  /** @param {DeviceKind} kind */
  #choose(kind) {
    return (/** @type {Event} */ event) =>
      this.session?.media.selectDevice(kind, /** @type {HTMLSelectElement} */ (event.target).value);
  }
}

customElements.define('madang-device-picker', DevicePicker);
