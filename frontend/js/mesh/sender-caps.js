import { videoEncoding } from './policy.js';

/** Applies the caps to the senders of one link, each change after the one before it. */
export class SenderCaps {
  /** @type {import('./policy.js').Caps | null} */
  #caps = null;
  /** @type {import('./slots.js').Transceivers} */
  #transceivers = new Map();
  #applied = Promise.resolve();
  #isDue = false;
  #isHeld = true;

  /** @param {import('./slots.js').Transceivers} transceivers of the connection that the link has now */
  use(transceivers) {
    this.#transceivers = transceivers;
    this.refresh();
  }

  /** @param {import('./policy.js').Caps} caps */
  set(caps) {
    this.#caps = caps;
    this.refresh();
  }

  /** To be called when a track came or the connection can take parameters now. */
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

  async #apply() {
    if (!this.#caps || this.#isHeld) return;
    for (const [slot, { sender }] of this.#transceivers) {
      // A sender of a closed or not yet negotiated connection refuses; the next refresh finds it ready.
      await applyTo(sender, this.#encodingFor(slot, sender.track)).catch(() => {});
    }
  }

  #encodingFor(slot, track) {
    const { camera, screen, audioBitrate } = this.#caps;
    if (slot === 'mic') return { maxBitrate: audioBitrate };
    // Sound of a screen is music or film rather than speech.
    if (slot === 'screen-audio') return { maxBitrate: 2 * audioBitrate };
    return videoEncoding(slot === 'camera' ? camera : screen, track?.getSettings() ?? {});
  }
}

async function applyTo(sender, wanted) {
  const parameters = sender.getParameters();
  if (!parameters.encodings?.length) parameters.encodings = [{}];
  const [encoding] = parameters.encodings;
  if (Object.entries(wanted).every(([name, value]) => encoding[name] === value)) return;
  Object.assign(encoding, wanted);
  await sender.setParameters(parameters);
}
