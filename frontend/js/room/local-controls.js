import { Emitter } from '../lib/emitter.js';
import { MicWatch } from '../media/mic-watch.js';
import { testSound } from '../media/test-sound.js';
import { DeviceOffer } from './device-offer.js';
import { ALL_RIGHTS } from './rights-model.js';

/**
 * @typedef {import('./local-state.js').MediaProblem} MediaProblem
 * @typedef {import('./local-state.js').DeviceKind} DeviceKind
 * @typedef {import('./local-state.js').LocalState} LocalState
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
  #watch = new MicWatch();
  #offer;
  #told = '';
  #rights = ALL_RIGHTS;
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
    this.#offer = new DeviceOffer(devices);
    media.on('change', () => this.#changed());
    media.on('track', ({ slot, track }) => {
      if (slot === 'mic') this.#listenTo(track);
      this.emit('track', { slot, track });
    });
    media.on('lost', ({ kind, label, by }) =>
      this.#notice(`${kind}-${by === null ? 'lost' : 'replaced'}`, { label, by }),
    );
    screen.on('track', (change) => {
      this.emit('track', change);
      this.#changed();
    });
    screen.on('ended', () => this.#notice('screen-share-ended', {}));
    devices.on('change', () => this.#changed());
    this.#offer.on('change', () => this.#changed());
    meter.on('level', () => this.emit('level', this.level));
    meter.on('heard', (heard) => this.#watch.hear(heard, media.mic.isLive));
    this.#watch.on('deaf', () => this.#changed());
    this.#watch.on('muted-speaking', () => media.mic.track && this.#notice('muted-speaking'));
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
        silence: this.#silence,
      },
      camera: {
        on: camera.isLive,
        problem: camera.problem,
        deviceId: camera.deviceId,
        label: camera.label,
        stream: camera.isLive ? cameraStream : null,
        facing: camera.facing,
        canFlip: camera.facing !== null && this.#devices.list.videoinput.length > 1,
      },
      screen: { on: this.#screen.isOn, stream: this.#screen.stream },
      devices: this.#devices.list,
      outputDeviceId: this.#output,
      sound: this.#devices.sound,
      offer: this.#offer.current,
      starting: isStarting,
    };
  }

  /** What was wanted before the last meeting. */
  get remembered() {
    return { micOn: this.#devices.wasOn('mic'), cameraOn: this.#devices.wasOn('camera') };
  }

  /** @param {'mic' | 'camera'} kind @param {boolean} isOn */
  remember(kind, isOn) {
    this.#devices.rememberOn(kind, isOn);
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
    this.#offer.take();
    this.#devices.stop();
    this.#screen.stop();
    this.#media.stop();
    this.#meter.close();
    this.#rights = ALL_RIGHTS;
  }

  /** What one may not is switched off; nothing is ever switched on. @param {import('./rights-model.js').Rights} rights */
  permit(rights) {
    this.#rights = rights;
    for (const kind of /** @type {const} */ (['mic', 'camera'])) {
      if (!rights[kind] && this.#media[kind].isOn) this.#media[kind].set(false);
    }
    if (!rights.screen) this.#screen.stop();
  }

  /** @param {'mic' | 'camera'} kind @param {boolean} isOn */
  async set(kind, isOn) {
    if (isOn && !this.#rights[kind]) return this.#notice(`denied-${kind}`);
    await this.#media[kind].set(isOn);
    const { problem } = this.#media[kind];
    if (isOn && problem) this.#notice(`${kind}.${problem}`);
  }

  /** @param {'mic' | 'camera'} kind */
  async retry(kind) {
    if (!this.#rights[kind]) return this.#notice(`denied-${kind}`);
    return this.#media.retry(kind);
  }

  /** The other camera of a phone. */
  flipCamera() {
    return this.#media.camera.flip();
  }

  /** @param {keyof import('../media/constraints.js').SoundChoice} name @param {boolean} isOn */
  async setSound(name, isOn) {
    this.#devices.chooseSound(name, isOn);
    await this.#media.mic.reopen();
    this.#changed();
  }

  /** What tells a speaker that works. */
  testSound() {
    return testSound(this.#meter.createContext);
  }

  /** Takes what was plugged in, or leaves it. @param {boolean} isWanted */
  async answerOffer(isWanted) {
    const offered = this.#offer.take();
    if (!isWanted) return;
    for (const { kind, deviceId } of offered) await this.selectDevice(kind, deviceId);
  }

  /** The page is seen again. */
  async wake() {
    await Promise.all([this.#media.mic.revive(), this.#media.camera.revive()]);
  }

  /** @param {DeviceKind} kind @param {string} deviceId */
  async selectDevice(kind, deviceId) {
    if (kind === 'audioinput') return this.#media.mic.select(deviceId);
    if (kind === 'videoinput') return this.#media.camera.select(deviceId);
    this.#devices.choose(kind, deviceId);
    return this.#changed();
  }

  async startScreenShare() {
    if (!this.#rights.screen) return this.#notice('denied-screen');
    const problem = await this.#screen.start();
    const told = problem === 'denied' || problem === 'blocked' ? problem : 'failed';
    if (problem) this.#notice(`screen-share-${told}`, { problem });
  }

  stopScreenShare() {
    this.#screen.stop();
  }

  get #silence() {
    const { mic } = this.#media;
    if (!mic.isLive) return null;
    if (mic.isMutedBySystem) return 'system';
    return this.#watch.isDeaf ? 'deaf' : null;
  }

  /** A speaker that was unplugged is not forgotten: it is used again when it is back. */
  get #output() {
    const chosen = this.#devices.chosen('audiooutput');
    const { audiooutput } = this.#devices.list;
    const isThere =
      audiooutput.length === 0 || audiooutput.some(({ deviceId }) => deviceId === chosen);
    return isThere ? chosen : null;
  }

  #listenTo(track) {
    this.#watch.reset();
    this.#meter.listenTo(track);
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
