import { soundBitrate } from './policy.js';
import { videoEncoding } from './video-encoding.js';

/** A change that is smaller, or that comes sooner after the last one, is not worth disturbing an encoder. */
const SMALL_CHANGE = 0.15;
/** What is to be less is so sooner, for all of it together is bounded. */
const SMALL_REDUCTION = 0.05;
const LEAST_PERIOD_MILLIS = 1_000;
const NUMBERS = ['maxBitrate', 'maxFramerate', 'scaleResolutionDownBy'];

/** Applies the caps to the senders of one link, each change after the one before it. */
export class SenderCaps {
  /** @type {import('./policy.js').Caps | null} */
  #caps = null;
  /** @type {import('./slots.js').Transceivers} */
  #transceivers = new Map();
  /** What each sender was told last, and when. @type {Map<RTCRtpSender, {wanted: any, at: number}>} */
  #told = new Map();
  #applied = Promise.resolve();
  #isDue = false;
  #isHeld = true;
  #clock;
  #timer = null;

  /** @param {import('../lib/clock.js').Clock} clock */
  constructor(clock) {
    this.#clock = clock;
  }

  /** @returns {import('./policy.js').Caps | null} */
  get caps() {
    return this.#caps;
  }

  /** @param {import('./slots.js').Transceivers} transceivers of the connection that the link has now */
  use(transceivers) {
    this.#transceivers = transceivers;
    this.#told.clear();
    this.refresh();
  }

  /** @param {import('./policy.js').Caps} caps */
  set(caps) {
    this.#caps = caps;
    this.refresh();
  }

  /** To be called when a track came or changed, or the connection can take parameters now. */
  refresh() {
    if (this.#isDue) return this.#applied;
    this.#isDue = true;
    this.#applied = this.#applied.then(() => {
      this.#isDue = false;
      return this.#apply();
    });
    return this.#applied;
  }

  /** The connection is there. Each look at the parameters waits for threads that are busy while it comes about. */
  release() {
    this.#isHeld = false;
    return this.refresh();
  }

  stop() {
    this.#clock.clearTimeout(this.#timer);
    this.#transceivers = new Map();
  }

  async #apply() {
    if (!this.#caps || this.#isHeld) return;
    for (const [slot, { sender }] of this.#transceivers) {
      const wanted = wantedFor(this.#caps, slot, sender.track);
      const told = this.#told.get(sender);
      if (told && isNearly(told.wanted, wanted)) continue;
      const now = this.#clock.now();
      const isSwitch = told?.wanted.encoding.active !== wanted.encoding.active;
      if (!isSwitch && now - told.at < LEAST_PERIOD_MILLIS) {
        this.#again(told.at + LEAST_PERIOD_MILLIS - now);
        continue;
      }
      // A sender of a closed or not yet negotiated connection refuses; the next refresh finds it ready.
      const isTaken = await applyTo(sender, wanted).catch(() => false);
      if (isTaken) this.#told.set(sender, { wanted, at: now });
    }
  }

  #again(delayMillis) {
    this.#timer ??= this.#clock.setTimeout(() => {
      this.#timer = null;
      this.refresh();
    }, delayMillis);
  }
}

/**
 * @param {import('./policy.js').Caps} caps
 * @param {import('./slots.js').Slot} slot
 * @param {MediaStreamTrack | null} track
 * @returns {{encoding: any, degradationPreference?: string}}
 */
function wantedFor({ camera, screen, audioBitrate, isTalk }, slot, track) {
  if (slot === 'mic') return { encoding: sound(audioBitrate, 'high') };
  if (slot === 'screen-audio') return { encoding: sound(soundBitrate(audioBitrate), 'medium') };
  const cap = slot === 'camera' ? camera : screen;
  const smooth = isTalk ? 'maintain-framerate' : 'balanced';
  const degradationPreference = slot === 'camera' ? smooth : 'maintain-resolution';
  if (!cap) return { encoding: { active: false }, degradationPreference };
  const encoding = { active: true, ...videoEncoding(cap, track?.getSettings() ?? {}) };
  return { encoding, degradationPreference };
}

const sound = (maxBitrate, priority) => ({ active: true, maxBitrate, priority });

function isNearly(before, wanted) {
  if (before.degradationPreference !== wanted.degradationPreference) return false;
  if (before.encoding.active !== wanted.encoding.active) return false;
  return NUMBERS.every((name) => {
    const [was, is] = [before.encoding[name], wanted.encoding[name]];
    const isLess = name === 'maxBitrate' && is < was;
    return was === is || Math.abs(is - was) < (isLess ? SMALL_REDUCTION : SMALL_CHANGE) * was;
  });
}

/** @param {RTCRtpSender} sender @param {{encoding: any, degradationPreference?: string}} wanted */
async function applyTo(sender, { encoding, degradationPreference }) {
  const parameters = sender.getParameters();
  // Nothing is to be limited yet.
  if (!parameters.encodings?.length) parameters.encodings = [{}];
  Object.assign(parameters.encodings[0], encoding);
  if (degradationPreference) Object.assign(parameters, { degradationPreference });
  await sender.setParameters(parameters);
  return true;
}
