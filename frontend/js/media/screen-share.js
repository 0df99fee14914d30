import { Emitter } from '../lib/emitter.js';
import { problemOf } from './media-problems.js';

/** Wishes that browsers without them ignore: offer sound, let the source be changed, do not offer this very page. */
const HINTS = {
  systemAudio: 'include',
  surfaceSwitching: 'include',
  selfBrowserSurface: 'exclude',
};

/**
 * The shared screen, window or tab, with its sound where the browser offers it.
 *
 * Events: `track` with `{slot, track}`; `ended` when it was stopped outside of this page's own button.
 */
export class ScreenShare extends Emitter {
  /** @type {MediaStream | null} */
  stream = null;
  #mediaDevices;
  #attempt = 0;

  /** @param {MediaDevices | undefined} mediaDevices */
  constructor(mediaDevices) {
    super();
    this.#mediaDevices = mediaDevices;
  }

  get isOn() {
    return this.stream !== null;
  }

  /**
   * To be called from a gesture.
   *
   * @returns {Promise<import('./media-problems.js').MediaProblem | 'blocked' | null>} `denied` also when somebody
   *   changed their mind, `blocked` when the system does not let the browser see the screen
   */
  async start() {
    if (this.stream) return null;
    if (!this.#mediaDevices?.getDisplayMedia) return 'insecure';
    const attempt = ++this.#attempt;
    try {
      const stream = await this.#mediaDevices.getDisplayMedia({
        video: { frameRate: { ideal: 15, max: 30 } },
        // Music and films, not a voice.
        audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
        ...HINTS,
      });
      // Stopped while the picker was open.
      if (attempt === this.#attempt) this.#use(stream);
      else for (const track of stream.getTracks()) track.stop();
      return null;
    } catch (error) {
      // Both are the same kind of error, and only its text differs.
      return /system/i.test(error?.message) ? 'blocked' : problemOf(error);
    }
  }

  stop() {
    this.#attempt++;
    if (!this.stream) return;
    for (const track of this.stream.getTracks()) track.stop();
    this.stream = null;
    this.#tell();
  }

  #use(stream) {
    this.stream = stream;
    const [video] = stream.getVideoTracks();
    const [audio] = stream.getAudioTracks();
    video.contentHint = 'detail';
    if (audio) audio.contentHint = 'music';
    video.addEventListener('ended', () => {
      if (this.stream !== stream) return;
      this.stop();
      this.emit('ended');
    });
    this.#tell();
  }

  #tell() {
    this.emit('track', { slot: 'screen', track: this.stream?.getVideoTracks()[0] ?? null });
    this.emit('track', { slot: 'screen-audio', track: this.stream?.getAudioTracks()[0] ?? null });
  }
}
