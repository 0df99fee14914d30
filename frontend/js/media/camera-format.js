/** What a camera is asked to give, by how much of it is sent to anybody. */
export const LARGE_FORMAT = {
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 30 },
};
export const SMALL_FORMAT = {
  width: { ideal: 640 },
  height: { ideal: 360 },
  frameRate: { ideal: 24 },
};

/** Keeps the camera at the format that is wanted; each is opened at the large one. */
export class CameraFormat {
  #isLarge = true;
  /** @type {WeakMap<MediaStreamTrack, boolean>} those that were asked for another one */
  #given = new WeakMap();

  /**
   * @param {MediaStreamTrack | null} track the camera of now
   * @param {boolean} [isLarge] from now on
   * @returns {Promise<boolean>} whether the camera gives something else now; never throws
   */
  async apply(track, isLarge = this.#isLarge) {
    this.#isLarge = isLarge;
    if (!track || (this.#given.get(track) ?? true) === isLarge) return false;
    this.#given.set(track, isLarge);
    try {
      await track.applyConstraints(isLarge ? LARGE_FORMAT : SMALL_FORMAT);
      return true;
    } catch {
      // It stays as it is, and the encoders scale it down.
      return false;
    }
  }
}
