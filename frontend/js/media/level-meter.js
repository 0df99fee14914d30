import { Emitter } from '../lib/emitter.js';

const PERIOD_MILLIS = 100;
const QUIETEST_DECIBELS = -60;

/**
 * @param {Float32Array} samples from -1 to 1
 * @returns {number} their loudness; -Infinity for digital silence, which no real microphone gives
 */
export function decibelsOf(samples) {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  return 10 * Math.log10(power);
}

/**
 * @param {number} decibels
 * @returns {number} 0 (silence) to 1 (as loud as possible), even steps being even steps of loudness
 */
export const levelAt = (decibels) => Math.min(1, Math.max(0, 1 - decibels / QUIETEST_DECIBELS));

/**
 * How loud the microphone is. Events, ten times a second while a track is there: `level` with 0 to 1; `heard` with
 * `{decibels, at}`, only while the browser lets us listen.
 */
export class LevelMeter extends Emitter {
  level = 0;
  #clock;
  createContext;
  #context = null;
  #source = null;
  #track = null;
  #timer = null;

  /**
   * @param {import('../lib/clock.js').Clock} clock
   * @param {() => AudioContext} createContext
   */
  constructor(clock, createContext) {
    super();
    this.#clock = clock;
    this.createContext = createContext;
  }

  /** @param {MediaStreamTrack | null} track its clone is listened to, so that muting does not deafen the meter */
  listenTo(track) {
    this.stop();
    if (!track) return;
    try {
      this.#context ??= this.createContext();
      // Without a gesture a context may wait; it goes on when there was one.
      this.#context.resume();
      this.#track = track.clone();
      this.#track.enabled = true;
      this.#source = this.#context.createMediaStreamSource(new MediaStream([this.#track]));
    } catch {
      // No audio output at all: there is a voice but no level.
      return;
    }
    const analyser = this.#context.createAnalyser();
    analyser.fftSize = 1_024;
    this.#source.connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    this.#timer = this.#clock.setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      const decibels = decibelsOf(samples);
      this.#tell(levelAt(decibels));
      // A context that waits for a gesture hears nothing at all.
      if (this.#context.state === 'running') {
        this.emit('heard', { decibels, at: this.#clock.now() });
      }
    }, PERIOD_MILLIS);
  }

  stop() {
    this.#clock.clearInterval(this.#timer);
    this.#source?.disconnect();
    this.#track?.stop();
    this.#source = this.#track = null;
    this.#tell(0);
  }

  /** As `stop`, and gives the sound of the machine back until there is another track. */
  close() {
    this.stop();
    this.#context?.close();
    this.#context = null;
  }

  #tell(level) {
    this.level = level;
    this.emit('level', level);
  }
}
