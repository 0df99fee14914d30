import { Emitter } from '../lib/emitter.js';

/**
 * @typedef {{label: string, devices: Array<{kind: import('../media/devices.js').DeviceKind, deviceId: string}>}} Offer
 */

/** What was plugged in is offered, not grabbed. Event: `change`. */
export class DeviceOffer extends Emitter {
  /** @type {Offer | null} what is neither used nor declined yet, and still there */
  current = null;

  /** @param {import('../media/devices.js').Devices} devices */
  constructor(devices) {
    super();
    devices.on('added', (offer) => this.#set(offer));
    devices.on('change', () => {
      const isThere = ({ kind, deviceId }) =>
        devices.list[kind].some((each) => each.deviceId === deviceId);
      if (this.current && !this.current.devices.some(isThere)) this.#set(null);
    });
  }

  /** @returns {Offer['devices']} what was offered, which then is no more */
  take() {
    const devices = this.current?.devices ?? [];
    this.#set(null);
    return devices;
  }

  #set(offer) {
    this.current = offer;
    this.emit('change');
  }
}
