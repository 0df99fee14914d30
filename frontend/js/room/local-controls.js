import { Emitter } from '../lib/emitter.js';

/**
 * @typedef {import('../media/media-problems.js').MediaProblem} MediaProblem
 * @typedef {import('../media/devices.js').DeviceKind} DeviceKind
 *
 * @typedef {object} LocalState
 * @property {{on: boolean, level: number, problem: MediaProblem | null, deviceId: string | null,
 *   label: string}} mic `level` is that of the last change; the event `level` has each
 * @property {{on: boolean, problem: MediaProblem | null, deviceId: string | null, label: string,
 *   stream: MediaStream | null}} camera
 * @property {{on: boolean, stream: MediaStream | null}} screen
 * @property {Record<DeviceKind, Array<{deviceId: string, label: string}>>} devices
 * @property {string | null} outputDeviceId
 * @property {boolean} starting
 */

/**
 * Everything of this participant that can be switched.
 *
 * Events: `change`; `media` with what the others are to be told when it changed; `track` with `{slot, track}`;
 * `level` with 0 to 1; `notice` with `{code, data}`.
 */
export class LocalControls extends Emitter {
  #media;
  #devices;
  #screen;
  #meter;
  #told = '';
  /** @type {Promise<unknown>} */
  #started = Promise.resolve();

  /**
   * @param {object} parts
   * @param {import('../media/local-media.js').LocalMedia} parts.media
   * @param {import('../media/devices.js').Devices} parts.devices
   * @param {import('../media/screen-share.js').ScreenShare} parts.screen
   * @param {import('../media/level-meter.js').LevelMeter} parts.meter
   */
  constructor({ media, devices, screen, meter }) {
    super();
    this.#media = media;
    this.#devices = devices;
    this.#screen = screen;
    this.#meter = meter;
    media.on('change', () => this.#changed());
    media.on('track', ({ slot, track }) => {
      if (slot === 'mic') meter.listenTo(track);
      this.emit('track', { slot, track });
    });
    media.on('lost', ({ kind, isReplaced }) => this.#notice(`${kind}-lost`, { isReplaced }));
    screen.on('track', (change) => {
      this.emit('track', change);
      this.#changed();
    });
    screen.on('ended', () => this.#notice('screen-share-ended', {}));
    devices.on('change', () => this.#changed());
    devices.on('added', (device) => this.#notice('device-added', device));
    meter.on('level', () => this.emit('level', this.level));
  }

  /** @returns {number} 0 to 1; a muted microphone is silent */
  get level() {
    return this.#media.mic.isLive ? this.#meter.level : 0;
  }

  /** @returns {{mic: boolean, camera: boolean, screen: boolean}} what the others are told */
  get told() {
    const { mic, camera } = this.#media;
    return { mic: mic.isLive, camera: camera.isLive, screen: this.#screen.isOn };
  }

  /** What is wanted, be it there or not. */
  get wanted() {
    return { micOn: this.#media.mic.isOn, cameraOn: this.#media.camera.isOn };
  }

  /** @returns {LocalState} */
  get state() {
    const { mic, camera, cameraStream, isStarting } = this.#media;
    return {
      mic: {
        on: mic.isLive,
        level: this.level,
        problem: mic.problem,
        deviceId: mic.deviceId,
        label: mic.label,
      },
      camera: {
        on: camera.isLive,
        problem: camera.problem,
        deviceId: camera.deviceId,
        label: camera.label,
        stream: camera.isLive ? cameraStream : null,
      },
      screen: { on: this.#screen.isOn, stream: this.#screen.stream },
      devices: this.#devices.list,
      outputDeviceId: this.#devices.chosen('audiooutput'),
      starting: isStarting,
    };
  }

  /** @param {{mic: boolean, camera: boolean}} wanted */
  async start(wanted) {
    this.#devices.start();
    this.#started = Promise.all([this.#media.start(wanted), this.#devices.refresh()]).then(
      () => {},
    );
    await this.#started;
  }

  /** @returns {Promise<LocalState>} once every device that is wanted was opened or refused */
  async settled() {
    await this.#started;
    return this.state;
  }

  stop() {
    this.#devices.stop();
    this.#screen.stop();
    this.#media.stop();
    this.#meter.stop();
  }

  /** @param {'mic' | 'camera'} kind @param {boolean} isOn */
  async set(kind, isOn) {
    await this.#media[kind].set(isOn);
    const { problem } = this.#media[kind];
    if (isOn && problem) this.#notice(`${kind}.${problem}`);
  }

  /** @param {'mic' | 'camera'} kind */
  retry(kind) {
    return this.#media.retry(kind);
  }

  /** @param {DeviceKind} kind @param {string} deviceId */
  async selectDevice(kind, deviceId) {
    if (kind === 'audioinput') return this.#media.mic.select(deviceId);
    if (kind === 'videoinput') return this.#media.camera.select(deviceId);
    this.#devices.choose(kind, deviceId);
    return this.#changed();
  }

  async startScreenShare() {
    const problem = await this.#screen.start();
    // Whoever closes the browser's own dialogue knows it.
    if (problem && problem !== 'denied') this.#notice('screen-share-failed', { problem });
  }

  stopScreenShare() {
    this.#screen.stop();
  }

  #changed() {
    this.emit('change');
    const told = this.told;
    const text = JSON.stringify(told);
    if (text === this.#told) return;
    this.#told = text;
    this.emit('media', told);
  }

  #notice(code, data = undefined) {
    this.emit('notice', { code, data });
  }
}
