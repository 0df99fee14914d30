/**
 * Quick questions to everybody; what is asked and answered is `state.polls`. Who may ask, and whether a vote counts, is
 * the server's.
 */
export class Polls {
  #signaling;
  #store;
  /** @type {{poll: string, choices: number[]} | null} what to go back to when the server refuses */
  #before = null;

  /**
   * @param {object} parts
   * @param {import('../signaling/signaling-client.js').SignalingClient} parts.signaling
   * @param {import('./room-store.js').RoomStore} parts.store
   */
  constructor({ signaling, store }) {
    this.#signaling = signaling;
    this.#store = store;
    signaling.on('error', ({ ref }) => this.#handleError(ref));
  }

  /**
   * @param {{question: string, options: string[], multiple: boolean, anonymous: boolean}} poll a question of up to 200
   *   characters, 2 to 10 options of up to 80
   */
  ask(poll) {
    this.#signaling.command('poll', poll);
  }

  /** @param {string} poll its id @param {number[]} choices none takes the vote back */
  vote(poll, choices) {
    const { votes } = this.#store.model;
    this.#before = { poll, choices: votes[poll] ?? [] };
    this.#store.apply({ type: 'voted', poll, choices });
    this.#signaling.command('vote', { poll, choices });
  }

  /** @param {string} poll its id */
  close(poll) {
    this.#signaling.command('close-poll', { poll });
  }

  #handleError(ref) {
    if (ref !== 'vote' || !this.#before) return;
    this.#store.apply({ type: 'voted', ...this.#before });
    this.#before = null;
  }
}
