import { FreezeWatch } from '../freeze-watch.js';

const EVERY_MS = 1000;

/** Watches the frames of a video and redraws its host when the picture gets stuck or moves again. */
export class FreezeController {
  frozen = false;
  #host;
  #video;
  #watch = new FreezeWatch();
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;

  /**
   * @param {import('lit').ReactiveControllerHost} host
   * @param {() => HTMLVideoElement | null} video
   */
  constructor(host, video) {
    this.#host = host;
    this.#video = video;
    host.addController(this);
  }

  hostConnected() {
    this.#timer = setInterval(() => this.#look(), EVERY_MS);
  }

  hostDisconnected() {
    clearInterval(this.#timer);
  }

  #look() {
    const video = this.#video();
    const nowMs = performance.now();
    const expected = video?.srcObject && !video.paused && document.visibilityState === 'visible';
    if (!expected) this.#watch.reset(nowMs);
    const frozen =
      Boolean(expected) &&
      this.#watch.sample(video?.getVideoPlaybackQuality().totalVideoFrames ?? 0, nowMs);
    if (frozen === this.frozen) return;
    this.frozen = frozen;
    this.#host.requestUpdate();
  }
}
