import { Emitter } from '../lib/emitter.js';
import { captureOne } from './capture.js';

const DEVICE_KINDS = /** @type {const} */ ({ mic: 'audioinput', camera: 'videoinput' });

/**
 * The microphone or the camera of this participant. A microphone that is off keeps its track, silenced, so that
 * it is back at once; a camera that is off gives its track back, so that its light goes out.
 *
 * Events: `track` with the track or null, when what is to be sent changed; `change`; `lost` with
 * `{label, by}` when the device went away: its name, and that of the one in its place or null.
 */
export class LocalTrack extends Emitter {
  /** @type {MediaStreamTrack | null} */
  track = null;
  /** @type {import('./media-problems.js').MediaProblem | null} */
  problem = null;
  isOn = true;
  #wasLost = false;
  #kind;
  #mediaDevices;
  #devices;
  #captures = 0;

  /**
   * @param {'mic' | 'camera'} kind
   * @param {MediaDevices | undefined} mediaDevices
   * @param {import('./devices.js').Devices} devices
   */
  constructor(kind, mediaDevices, devices) {
    super();
    this.#kind = kind;
    this.#mediaDevices = mediaDevices;
    this.#devices = devices;
  }

  /** Whether others see or hear something. */
  get isLive() {
    return this.isOn && this.track !== null;
  }

  get deviceId() {
    return this.track?.getSettings().deviceId ?? this.#devices.chosen(DEVICE_KINDS[this.#kind]);
  }

  get label() {
    return this.track?.label ?? '';
  }

  /** Whether the machine gives nothing: a switch on the headset, a phone call. */
  get isMutedBySystem() {
    return this.track?.muted ?? false;
  }

  /** @returns {'user' | 'environment' | null} which way the camera of a phone looks; null where it is not known */
  get facing() {
    const facing = this.track?.getSettings().facingMode;
    return facing === 'user' || facing === 'environment' ? facing : null;
  }

  /** @returns {import('./constraints.js').DeviceWish} what was chosen on an earlier visit */
  get rememberedWish() {
    const deviceId = this.#devices.chosen(DEVICE_KINDS[this.#kind]);
    return deviceId ? { deviceId, isExact: false } : null;
  }

  /** Takes over what was captured elsewhere. @param {import('./capture.js').Captured} captured */
  use({ track, problem }) {
    this.#captures++;
    this.#take(track, problem);
  }

  /** @param {boolean} isOn what is missing is asked for */
  async set(isOn) {
    this.isOn = isOn;
    if (isOn && !this.track) return this.retry();
    this.#captures++;
    if (!isOn && this.#kind === 'camera') this.#take(null, null);
    else this.#apply();
  }

  /** Asks for the device again. */
  async retry() {
    this.isOn = true;
    await this.#capture(this.rememberedWish);
  }

  /** The mute stays as it is. @param {string} deviceId */
  async select(deviceId) {
    this.#devices.choose(DEVICE_KINDS[this.#kind], deviceId);
    if (this.#kind === 'camera' && !this.isOn) return this.emit('change');
    // Phones open only one camera at a time.
    if (this.#kind === 'camera') this.#release();
    await this.#capture({ deviceId, isExact: true });
  }

  /** The other camera of a phone, for this visit. */
  async flip() {
    const facing = this.facing === 'environment' ? 'user' : 'environment';
    this.#release();
    await this.#capture({ facing, isExact: true });
  }

  /** The same device, opened anew, since its constraints have changed. The mute stays as it is. */
  async reopen() {
    if (!this.track) return;
    const { deviceId } = this;
    // Some browsers give a second track of a device what the first one wanted.
    this.#release();
    await this.#capture(deviceId ? { deviceId, isExact: true } : null);
  }

  /** The page is seen again: takes back what was taken from it meanwhile. */
  async revive() {
    if (this.track?.readyState === 'ended') await this.#handleEnded(this.track);
    else if (this.isOn && this.#wasLost && !this.track) await this.#capture(this.rememberedWish);
  }

  stop() {
    this.#captures++;
    this.#take(null, null);
  }

  async #capture(wish) {
    const capture = ++this.#captures;
    const { track, problem } = await captureOne(
      this.#mediaDevices,
      this.#kind,
      wish,
      this.#devices.sound,
    );
    // Switched off, or asked for another device, while the browser was busy.
    if (capture !== this.#captures) track?.stop();
    else this.#take(track, problem);
  }

  #take(track, problem) {
    if (track !== this.track) this.#release();
    this.track = track;
    this.problem = problem;
    if (track) this.#wasLost = false;
    track?.addEventListener('ended', () => this.#handleEnded(track));
    for (const type of ['mute', 'unmute']) track?.addEventListener(type, () => this.emit('change'));
    this.#apply();
    this.emit('track', track);
  }

  #apply() {
    if (this.track) this.track.enabled = this.isOn;
    this.emit('change');
  }

  #release() {
    this.track?.stop();
    this.track = null;
  }

  async #handleEnded(track) {
    if (track !== this.track) return;
    this.track = null;
    this.#wasLost = true;
    await this.#capture(null);
    this.emit('lost', { label: track.label, by: this.track?.label ?? null });
  }
}
