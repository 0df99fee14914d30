import { Emitter } from '../lib/emitter.js';

/**
 * @typedef {'audioinput' | 'videoinput' | 'audiooutput'} DeviceKind
 * @typedef {{deviceId: string, label: string}} Device
 */

const STORAGE_KEY = 'madang.devices';
const KINDS = /** @type {DeviceKind[]} */ (['audioinput', 'videoinput', 'audiooutput']);

/**
 * The devices of this machine and which of them were chosen last.
 *
 * Events: `change` when the list changed; `added` with `{kind, label}` for a device that was plugged in.
 */
export class Devices extends Emitter {
  /** @type {Record<DeviceKind, Device[]>} */
  list = { audioinput: [], videoinput: [], audiooutput: [] };
  #mediaDevices;
  #storage;
  #stopListening = null;

  /**
   * @param {MediaDevices | undefined} mediaDevices
   * @param {Pick<Storage, 'getItem' | 'setItem'>} storage
   */
  constructor(mediaDevices, storage) {
    super();
    this.#mediaDevices = mediaDevices;
    this.#storage = storage;
  }

  /** @param {DeviceKind} kind @returns {string | null} */
  chosen(kind) {
    return this.#choices()[kind] ?? null;
  }

  /** @param {DeviceKind} kind @param {string} deviceId */
  choose(kind, deviceId) {
    this.#storage.setItem(STORAGE_KEY, JSON.stringify({ ...this.#choices(), [kind]: deviceId }));
  }

  start() {
    if (!this.#mediaDevices?.addEventListener || this.#stopListening) return;
    const listener = async () => {
      const before = this.list;
      await this.refresh();
      this.#tellAdded(before);
    };
    this.#mediaDevices.addEventListener('devicechange', listener);
    this.#stopListening = () => this.#mediaDevices.removeEventListener('devicechange', listener);
  }

  stop() {
    this.#stopListening?.();
    this.#stopListening = null;
  }

  /** Names and ids are known only after a permission, so this is to be repeated after each capture. */
  async refresh() {
    if (!this.#mediaDevices?.enumerateDevices) return;
    const devices = await this.#mediaDevices.enumerateDevices().catch(() => []);
    const list = KINDS.map((kind) => [
      kind,
      devices
        .filter((device) => device.kind === kind && device.deviceId)
        .map(({ deviceId, label }) => ({ deviceId, label })),
    ]);
    this.list = /** @type {Record<DeviceKind, Device[]>} */ (Object.fromEntries(list));
    this.emit('change');
  }

  #choices() {
    try {
      return JSON.parse(this.#storage.getItem(STORAGE_KEY)) ?? {};
    } catch {
      return {};
    }
  }

  #tellAdded(before) {
    for (const kind of KINDS) {
      // Before the first permission nothing has an id, and then everything would look new.
      if (!before[kind].length) continue;
      const known = new Set(before[kind].map(({ deviceId }) => deviceId));
      for (const { deviceId, label } of this.list[kind]) {
        if (!known.has(deviceId)) this.emit('added', { kind, label });
      }
    }
  }
}
