/** What the protocol knows, in the order of the menu. */
export const REACTIONS = ['thumbs-up', 'clap', 'heart', 'laugh', 'surprise', 'celebrate'];

const SHOWN_MILLIS = 5_000;

/**
 * `key` tells two equal ones of a person apart.
 * @typedef {{name: string, key: number}} ShownReaction
 */

/** @type {Record<string, (model: import('./room-model.js').RoomModel, event: any) => Partial<import('./room-model.js').RoomModel>>} */
export const reactionReducers = {
  reaction: ({ reactions }, { from, name, key }) => ({
    reactions: { ...reactions, [from]: { name, key } },
  }),

  'reaction-over': ({ reactions }, { from, key }) => ({
    reactions: Object.fromEntries(
      Object.entries(reactions).filter(([id, shown]) => id !== from || shown.key !== key),
    ),
  }),
};

/** What people feel at this moment, shown for some seconds; the last one of each person. */
export class Reactions {
  #signaling;
  #store;
  #clock;
  #last = 0;

  /**
   * @param {object} parts
   * @param {import('../signaling/signaling-client.js').SignalingClient} parts.signaling
   * @param {import('./room-store.js').RoomStore} parts.store
   * @param {import('../lib/clock.js').Clock} parts.clock
   */
  constructor({ signaling, store, clock }) {
    this.#signaling = signaling;
    this.#store = store;
    this.#clock = clock;
    signaling.on('reaction', (reaction) => this.#show(reaction));
  }

  /** @param {string} name one of `REACTIONS`; shown when the room has it */
  send(name) {
    this.#signaling.hint('reaction', { name });
  }

  #show({ from, name }) {
    const isHere = this.#store.model.roster.some(({ id }) => id === from);
    if (!isHere || !REACTIONS.includes(name)) return;
    const key = ++this.#last;
    this.#store.apply({ type: 'reaction', from, name, key });
    const over = () => this.#store.apply({ type: 'reaction-over', from, key });
    this.#clock.setTimeout(over, SHOWN_MILLIS);
  }
}
