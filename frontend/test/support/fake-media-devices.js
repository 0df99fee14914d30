import { FakeStream, FakeTrack } from './fake-stream.js';

/** navigator.mediaDevices of a machine whose devices, permissions and faults a test decides. */
export class FakeMediaDevices extends EventTarget {
  asked = [];
  given = [];
  /** What getUserMedia fails with, by `audio` and `video`. */
  faults = {};
  devices = [
    { kind: 'audioinput', deviceId: 'mic1', label: 'Mic 1' },
    { kind: 'videoinput', deviceId: 'cam1', label: 'Camera 1' },
    { kind: 'audiooutput', deviceId: 'out1', label: 'Speaker 1' },
  ];

  async getUserMedia(constraints) {
    this.asked.push(constraints);
    await null;
    const kinds = ['audio', 'video'].filter((kind) => constraints[kind]);
    const fault = kinds.map((kind) => this.faults[kind]).find(Boolean);
    if (fault) throw named(fault);
    const tracks = kinds.map((kind) => this.#track(kind, constraints[kind]));
    this.given.push(...tracks);
    return new FakeStream(tracks);
  }

  async getDisplayMedia(constraints) {
    this.asked.push(constraints);
    if (this.faults.screen) throw named(this.faults.screen);
    const tracks = [new FakeTrack('video', 'screen'), new FakeTrack('audio', 'tab')];
    this.given.push(...tracks);
    return new FakeStream(tracks);
  }

  async enumerateDevices() {
    return this.devices;
  }

  /** How many captures are still running. */
  get live() {
    return this.given.filter(({ readyState }) => readyState === 'live').length;
  }

  plug(...devices) {
    this.devices = devices;
    this.dispatchEvent(new Event('devicechange'));
  }

  #track(kind, { deviceId: wish = {}, facingMode }) {
    const deviceKind = kind === 'audio' ? 'audioinput' : 'videoinput';
    const present = this.devices.filter((device) => device.kind === deviceKind);
    const isWanted = facingMode
      ? ({ facing }) => facing === (facingMode.exact ?? facingMode.ideal)
      : ({ deviceId }) => deviceId === (wish.exact ?? wish.ideal);
    const wanted = present.find(isWanted);
    if ((facingMode ?? wish).exact && !wanted) throw named('OverconstrainedError');
    if (!present.length) throw named('NotFoundError');
    const { deviceId, facing } = wanted ?? present[0];
    return new FakeTrack(kind, deviceId, facing);
  }
}

/** localStorage for one test. */
export function fakeStorage(items = {}) {
  const map = new Map(Object.entries(items));
  return {
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
  };
}

const named = (name) => Object.assign(new Error(name), { name });
