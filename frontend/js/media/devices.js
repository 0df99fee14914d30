import { Emitter } from '../lib/emitter.js';
import { USUAL_SOUND } from './constraints.js';

/**
 * @typedef {'audioinput' | 'videoinput' | 'audiooutput'} DeviceKind
 * @typedef {{deviceId: string, label: string, groupId?: string}} Device
 */

const STORAGE_KEY = 'madang.devices';
/** Not devices of their own: other names of the one that the system prefers. */
const ALIASES = ['default', 'communications'];
const KINDS = /** @type {DeviceKind[]} */ (['audioinput', 'videoinput', 'audiooutput']);

/**
 * The devices of this machine and which of them were chosen last.
 *
 * Events: `change` when the list changed; `added` with `{label, devices}` for what was plugged in: a
 * headset is a microphone and a speaker.
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
    this.#keep({ [kind]: deviceId });
  }

  /** @param {'mic' | 'camera'} kind @returns {boolean} whether it was wanted before the last meeting */
  wasOn(kind) {
    return this.#choices().off?.[kind] !== true;
  }

  /** @param {'mic' | 'camera'} kind @param {boolean} isOn */
  rememberOn(kind, isOn) {
    this.#keep({ off: { ...this.#choices().off, [kind]: !isOn } });
  }

  /** @returns {import('./constraints.js').SoundChoice} what is to be done to the sound of the microphone */
  get sound() {
    return { ...USUAL_SOUND, ...this.#choices().sound };
  }

  /** @param {keyof import('./constraints.js').SoundChoice} name @param {boolean} isOn */
  chooseSound(name, isOn) {
    this.#keep({ sound: { ...this.sound, [name]: isOn } });
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
        .map(({ deviceId, label, groupId }) => ({ deviceId, label, groupId })),
    ]);
    this.list = /** @type {Record<DeviceKind, Device[]>} */ (Object.fromEntries(list));
    this.emit('change');
  }

  #keep(choice) {
    this.#storage.setItem(STORAGE_KEY, JSON.stringify({ ...this.#choices(), ...choice }));
  }

  #choices() {
    try {
      return JSON.parse(this.#storage.getItem(STORAGE_KEY)) ?? {};
    } catch {
      return {};
    }
  }

  #tellAdded(before) {
    /** @type {Map<string, {label: string, devices: Array<{kind: DeviceKind, deviceId: string}>}>} */
    const groups = new Map();
    for (const kind of KINDS) {
      // Before the first permission nothing has an id, and then everything would look new.
      if (!before[kind].length) continue;
      const known = new Set([...ALIASES, ...before[kind].map(({ deviceId }) => deviceId)]);
      for (const { deviceId, label, groupId } of this.list[kind]) {
        if (known.has(deviceId)) continue;
        const key = groupId || deviceId;
        const group = groups.get(key) ?? { label, devices: [] };
        group.devices.push({ kind, deviceId });
        groups.set(key, group);
      }
    }
    for (const group of groups.values()) this.emit('added', group);
  }
}
