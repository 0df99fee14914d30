/** A MediaStream as far as it holds tracks. */
export class FakeStream {
  #tracks;

  constructor(tracks = []) {
    this.#tracks = [...tracks];
  }

  getTracks() {
    return [...this.#tracks];
  }

  getAudioTracks() {
    return this.#tracks.filter(({ kind }) => kind === 'audio');
  }

  getVideoTracks() {
    return this.#tracks.filter(({ kind }) => kind === 'video');
  }

  addTrack(track) {
    this.#tracks.push(track);
  }

  removeTrack(track) {
    this.#tracks = this.#tracks.filter((each) => each !== track);
  }
}

/** A track of a device. */
export class FakeTrack extends EventTarget {
  enabled = true;
  readyState = 'live';

  constructor(kind, deviceId = `default-${kind}`) {
    super();
    this.kind = kind;
    this.label = `label of ${deviceId}`;
    this.deviceId = deviceId;
  }

  getSettings() {
    return { deviceId: this.deviceId, width: 1280, height: 720 };
  }

  stop() {
    this.readyState = 'ended';
  }

  clone() {
    return new FakeTrack(this.kind, this.deviceId);
  }

  /** The device went away. */
  end() {
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
  }
}
