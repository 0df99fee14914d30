const PERIOD_MILLIS = 5_000;

/**
 * How long the own person has spoken in this seat, told to the server as a total while it grows. A muted microphone is
 * silent. After a page load it goes on from what the server knows.
 */
export class TalkTime {
  #signaling;
  #clock;
  #seat = null;
  #millis = 0;
  /** @type {number | null} */
  #speakingSince = null;
  #told = 0;
  #timer = null;

  /**
   * @param {object} parts
   * @param {import('../signaling/signaling-client.js').SignalingClient} parts.signaling
   * @param {import('./speaking-watch.js').SpeakingWatch} parts.speaking
   * @param {import('../lib/clock.js').Clock} parts.clock
   */
  constructor({ signaling, speaking, clock }) {
    this.#signaling = signaling;
    this.#clock = clock;
    signaling.on('joined', ({ self, meeting }) => this.#begin(self.id, meeting?.talkSeconds ?? 0));
    speaking.on('speaking', (ids) => this.#hear(ids.has(this.#seat)));
  }

  /** The last word of this visit; before the seat is given up. */
  stop() {
    this.#hear(false);
    if (this.#seat) this.#tell();
    this.#clock.clearInterval(this.#timer);
    this.#seat = null;
  }

  #begin(seat, knownSeconds) {
    const own = seat === this.#seat ? this.#millis : 0;
    this.#seat = seat;
    this.#millis = Math.max(own, knownSeconds * 1000);
    this.#told = knownSeconds;
    this.#clock.clearInterval(this.#timer);
    this.#timer = this.#clock.setInterval(() => this.#tell(), PERIOD_MILLIS);
  }

  #hear(isSpeaking) {
    const now = this.#clock.now();
    if (this.#speakingSince !== null) this.#millis += now - this.#speakingSince;
    this.#speakingSince = isSpeaking ? now : null;
  }

  #tell() {
    this.#hear(this.#speakingSince !== null);
    const seconds = Math.floor(this.#millis / 1000);
    if (seconds <= this.#told) return;
    this.#told = seconds;
    this.#signaling.hint('talk', { seconds });
  }
}
