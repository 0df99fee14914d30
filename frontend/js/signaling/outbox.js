const MOST_SIGNALS = 1_000;

/**
 * What is to be said again, or at last, after the connection came back. Signals that could not be sent wait in
 * order; chat messages stay until they were seen in the room, since the server counts a `ref` only once.
 */
export class Outbox {
  /** What the others are to know of this participant. @type {Record<string, boolean>} */
  #state = {};
  /** Whether the room has answered the last word about the hand, after which the room's word counts. */
  #isHandHeard = false;
  #signals = [];
  /** @type {Map<string, {text: string, ref: string, to?: string}>} */
  #chat = new Map();

  get state() {
    return this.#state;
  }

  /** @param {Record<string, boolean>} change */
  changeState(change) {
    this.#state = { ...this.#state, ...change };
    if ('hand' in change) this.#isHandHeard = false;
  }

  /** A host may lower a hand, and then it is not raised again. @param {boolean} hand as the room has it */
  hearHand(hand) {
    if (this.#isHandHeard) this.#state = { ...this.#state, hand };
    else this.#isHandHeard = this.#state.hand === hand;
  }

  /** @param {{type: string, message?: any, participant?: any}} event @param {string | null} self */
  hear({ type, message, participant }, self) {
    if (type === 'chat' && message.from === self) this.settleChat(message.ref);
    if (type === 'participant-updated' && participant.id === self) this.hearHand(participant.hand);
  }

  /**
   * @param {Record<string, boolean>} told as the others know it
   * @returns {Record<string, boolean> | null} what they are to be told
   */
  untold(told) {
    const untold = Object.entries(this.#state).filter(([name, value]) => told[name] !== value);
    return untold.length ? Object.fromEntries(untold) : null;
  }

  /** @param {{to: string, kind: string, body: object}} signal */
  addSignal(signal) {
    this.#signals.push(signal);
    if (this.#signals.length > MOST_SIGNALS) this.#signals.shift();
  }

  /** @returns {Array<{to: string, kind: string, body: object}>} the waiting signals, which wait no longer */
  takeSignals() {
    return this.#signals.splice(0);
  }

  /** @param {{text: string, ref: string, to?: string}} message */
  addChat(message) {
    this.#chat.set(message.ref, message);
  }

  /** @param {string} [ref] of a message that was seen in the room or refused */
  settleChat(ref) {
    this.#chat.delete(ref);
  }

  /** Of lines that the room already shows. @param {Array<{from: string, ref?: string}>} shown @param {string} self */
  settleSeen(shown, self) {
    for (const { from, ref } of shown) if (from === self) this.settleChat(ref);
  }

  /**
   * An error about `chat` without a `ref` of its own is about every line that was not seen yet.
   *
   * @param {string} [ref]
   * @returns {Array<string | undefined>} what the error is about
   */
  refuse(ref) {
    const refs = ref === 'chat' && this.#chat.size ? [...this.#chat.keys()] : [ref];
    refs.forEach((refused) => this.settleChat(refused));
    return refs;
  }

  get chat() {
    return [...this.#chat.values()];
  }

  clear() {
    this.#state = {};
    this.#isHandHeard = false;
    this.#signals = [];
    this.#chat.clear();
  }
}
