/** How far a connection can come, in order; what a participant tells the others of a link. */
const STEPS = ['offer', 'answer', 'candidates', 'checking', 'ice', 'dtls', 'packets', 'frames'];
const LOST_WITH_THE_WAY = ['ice', 'dtls', 'packets', 'frames'];
/** Told each time, since every exchange and every change of the way is news. */
const EACH_TIME = new Set([
  'offer',
  'answer',
  'checking',
  'path',
  'disconnected',
  'failed',
  'restart',
  'rebuild',
]);

/** How far one connection has come. What a broken way took with it is to be reached again. */
export class Progress {
  #reached = new Set();

  /**
   * @param {string} step
   * @returns {boolean} whether that is news
   */
  reach(step) {
    const isNews = EACH_TIME.has(step) || !this.#reached.has(step);
    this.#reached.add(step);
    if (step === 'disconnected' || step === 'failed') {
      for (const lost of LOST_WITH_THE_WAY) this.#reached.delete(lost);
    }
    return isNews;
  }

  /** @param {string} step */
  has(step) {
    return this.#reached.has(step);
  }

  /** @returns {string | null} the last step of the way that was reached */
  get step() {
    return STEPS.findLast((step) => this.#reached.has(step)) ?? null;
  }
}
