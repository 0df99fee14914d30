import { SpeakerChoice } from '../stage-order.js';

/** Whose face the speaker view shows; redraws its host when another takes over. */
export class SpeakerController {
  #choice = new SpeakerChoice();
  #host;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {import('lit').ReactiveControllerHost} host */
  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected() {
    clearTimeout(this.#timer);
  }

  /**
   * @param {readonly import('../../room/room-state.js').ParticipantView[]} participants
   * @returns {string | null} nobody while one is alone
   */
  speaker(participants) {
    const others = participants.filter(({ self }) => !self);
    const speaking = others.filter((other) => other.speaking).map(({ id }) => id);
    const nowMs = performance.now();
    const speaker = this.#choice.update(
      others.map(({ id }) => id),
      speaking,
      nowMs,
    );
    clearTimeout(this.#timer);
    const dueMs = this.#choice.dueInMs(speaking, nowMs);
    if (dueMs !== null) this.#timer = setTimeout(() => this.#host.requestUpdate(), dueMs + 1);
    return speaker;
  }
}
