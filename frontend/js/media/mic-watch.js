import { Emitter } from '../lib/emitter.js';

/** Readings come ten times a second: 600 ms of the last 1 s. */
const READINGS = 10;
const LOUD_READINGS = 6;
const ABOVE_NOISE_DECIBELS = 12;
const QUIETEST_VOICE_DECIBELS = -50;
/** A fan that was switched on is noise after a while; a voice has pauses, in which the floor comes down at once. */
const FLOOR_RISE_DECIBELS = 0.1;
/** Quieter than the last bit of 16: no room is, only a switch. */
const DIGITAL_SILENCE_DECIBELS = -100;
const PAUSE_MILLIS = 20_000;
const DEAF_MILLIS = 4_000;

/**
 * Notices what somebody cannot notice without the others: that one speaks with the microphone off, or that it gives
 * nothing although it is on.
 *
 * Events: `muted-speaking`, at most every 20 s; `deaf` with whether nothing at all has come for 4 s, when that changed.
 */
export class MicWatch extends Emitter {
  isDeaf = false;
  #floor = 0;
  /** @type {boolean[]} */
  #loud = [];
  #toldAt = -Infinity;
  /** @type {number | null} */
  #silentSince = null;

  /** Another microphone is listened to. */
  reset() {
    this.#floor = 0;
    this.#loud = [];
    this.#silentSince = null;
    this.#setDeaf(false);
  }

  /**
   * @param {{decibels: number, at: number}} heard
   * @param {boolean} isOn whether the others hear it
   */
  hear({ decibels, at }, isOn) {
    this.#watchSilence(decibels, at);
    if (decibels > DIGITAL_SILENCE_DECIBELS) {
      this.#floor = Math.min(decibels, this.#floor + FLOOR_RISE_DECIBELS);
    }
    const isLoud = decibels > Math.max(this.#floor + ABOVE_NOISE_DECIBELS, QUIETEST_VOICE_DECIBELS);
    // What was said before the microphone was switched off was heard.
    this.#loud = isOn ? [] : [...this.#loud, isLoud].slice(-READINGS);
    if (this.#loud.filter(Boolean).length < LOUD_READINGS || at - this.#toldAt < PAUSE_MILLIS)
      return;
    this.#toldAt = at;
    this.emit('muted-speaking');
  }

  #watchSilence(decibels, at) {
    if (decibels > DIGITAL_SILENCE_DECIBELS) this.#silentSince = null;
    else this.#silentSince ??= at;
    this.#setDeaf(this.#silentSince !== null && at - this.#silentSince >= DEAF_MILLIS);
  }

  #setDeaf(isDeaf) {
    if (isDeaf === this.isDeaf) return;
    this.isDeaf = isDeaf;
    this.emit('deaf', isDeaf);
  }
}
