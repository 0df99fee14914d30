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
  /** Silenced by the machine, which is not `enabled`. */
  muted = false;

  constructor(kind, deviceId = `default-${kind}`, facing = undefined) {
    super();
    this.kind = kind;
    this.label = `label of ${deviceId}`;
    this.deviceId = deviceId;
    this.facing = facing;
  }

  getSettings() {
    const { deviceId, facing } = this;
    return { deviceId, width: 1280, height: 720, ...(facing && { facingMode: facing }) };
  }

  async applyConstraints(constraints) {
    this.constraints = constraints;
  }

  stop() {
    this.readyState = 'ended';
  }

  clone() {
    return new FakeTrack(this.kind, this.deviceId, this.facing);
  }

  /** By a switch on the headset, or a phone call. */
  silence(muted) {
    this.muted = muted;
    this.dispatchEvent(new Event(muted ? 'mute' : 'unmute'));
  }

  /** The device went away. */
  end() {
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
  }
}
