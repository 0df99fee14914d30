import { Emitter } from '../lib/emitter.js';
import { CameraFormat } from './camera-format.js';
import { captureBoth, captureOne } from './capture.js';
import { LocalTrack } from './local-track.js';

/**
 * Microphone and camera of this participant. There is always a result: what cannot be had is told by `problem`.
 *
 * Events: `track` with `{slot, track}` when what is to be sent changed; `format` when the camera gives another size;
 * `change`; `lost` with `{kind, label, by}`.
 */
export class LocalMedia extends Emitter {
  isStarting = false;
  /** What the preview shows; the same object as long as this one lives. */
  cameraStream;
  mic;
  camera;
  #mediaDevices;
  #devices;
  #format = new CameraFormat();
  #visit = 0;

  /**
   * @param {object} parts
   * @param {MediaDevices | undefined} parts.mediaDevices
   * @param {import('./devices.js').Devices} parts.devices
   * @param {() => MediaStream} parts.createStream
   */
  constructor({ mediaDevices, devices, createStream }) {
    super();
    this.#mediaDevices = mediaDevices;
    this.#devices = devices;
    this.cameraStream = createStream();
    this.mic = this.#watch('mic');
    this.camera = this.#watch('camera');
  }

  /** @param {{mic: boolean, camera: boolean}} wanted what was on before, or everything */
  async start({ mic, camera }) {
    const visit = ++this.#visit;
    this.mic.isOn = mic;
    this.camera.isOn = camera;
    this.isStarting = true;
    this.emit('change');
    const captured = await this.#capture(camera);
    if (visit !== this.#visit) {
      // It ended while the browser asked: nothing may stay on.
      captured.mic.track?.stop();
      captured.camera?.track?.stop();
      return;
    }
    // Each may have been switched off while the browser asked, and stays so.
    this.mic.use(captured.mic);
    if (this.camera.isOn && captured.camera) this.camera.use(captured.camera);
    else captured.camera?.track?.stop();
    this.isStarting = false;
    this.emit('change');
  }

  /** @param {'mic' | 'camera'} kind */
  retry(kind) {
    return this[kind].retry();
  }

  /** @param {boolean} [isLarge] whether the camera is to give its larger format */
  async setCapture(isLarge) {
    if (await this.#format.apply(this.camera.track, isLarge)) this.emit('format');
  }

  stop() {
    this.#visit++;
    this.isStarting = false;
    this.mic.stop();
    this.camera.stop();
  }

  async #capture(withCamera) {
    const wishes = { mic: this.mic.rememberedWish, camera: this.camera.rememberedWish };
    const { sound } = this.#devices;
    if (withCamera) return captureBoth(this.#mediaDevices, wishes, sound);
    return {
      mic: await captureOne(this.#mediaDevices, 'mic', wishes.mic, sound),
      camera: null,
    };
  }

  #watch(kind) {
    const local = new LocalTrack(kind, this.#mediaDevices, this.#devices);
    local.on('track', async (track) => {
      if (kind === 'camera') this.#show(track);
      this.emit('track', { slot: kind, track });
      if (kind === 'camera') this.setCapture();
      if (track) await this.#devices.refresh();
    });
    local.on('change', () => this.emit('change'));
    local.on('lost', (lost) => this.emit('lost', { kind, ...lost }));
    return local;
  }

  #show(track) {
    for (const old of this.cameraStream.getTracks()) this.cameraStream.removeTrack(old);
    if (track) this.cameraStream.addTrack(track);
  }
}
