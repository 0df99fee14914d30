import { Emitter } from '../lib/emitter.js';

/** Tabs in the background take their time. */
const ANSWER_MILLIS = 3_000;

/**
 * Knows of other tabs of this browser in the same room, without asking the server. A tab that is in answers who asks.
 *
 * Events: `yield` when another tab goes on alone; `voted` with `{poll, choices}`, since all tabs have one vote.
 */
export class OtherTabs extends Emitter {
  #openChannel;
  #store;
  #self;
  /** @type {BroadcastChannel | null} */
  #channel = null;
  /** @type {Set<string>} */
  #inside = new Set();
  /** @type {Set<string>} those inside that have not answered yet */
  #silent = new Set();
  #isInside = false;
  #clock;
  #timer = null;
  /** @type {(() => void) | null} */
  #whenAlone = null;

  /**
   * @param {object} parts
   * @param {(name: string) => BroadcastChannel} parts.openChannel
   * @param {import('./room-store.js').RoomStore} parts.store
   * @param {string} parts.self distinguishes this tab
   * @param {import('../lib/clock.js').Clock} parts.clock
   */
  constructor({ openChannel, store, self, clock }) {
    super();
    this.#openChannel = openChannel;
    this.#store = store;
    this.#self = self;
    this.#clock = clock;
  }

  /** Asks who is in. @param {string} code */
  start(code) {
    this.stop();
    try {
      this.#channel = this.#openChannel(`madang.room.${code}`);
    } catch {
      // Where storage is forbidden, tabs do not hear each other.
      return;
    }
    this.#channel.onmessage = ({ data }) => this.#handle(data);
    this.ask();
  }

  /** Who does not answer has crashed: such a tab could not say goodbye. */
  ask() {
    this.#silent = new Set(this.#inside);
    this.#say('ask');
    this.#clock.clearTimeout(this.#timer);
    this.#timer = this.#clock.setTimeout(() => this.#forgetSilent(), ANSWER_MILLIS);
  }

  /** This tab has a seat. */
  enter() {
    this.#isInside = true;
    this.#say('inside');
  }

  /**
   * Sends the other tabs out.
   * @returns {Promise<void>} when they are out, or do not answer: whoever comes in before that meets itself
   */
  takeOver() {
    this.#say('yield');
    if (this.#inside.size === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const limit = this.#clock.setTimeout(resolve, ANSWER_MILLIS);
      this.#whenAlone = () => {
        this.#clock.clearTimeout(limit);
        resolve();
      };
    });
  }

  /** @param {{poll: string, choices: number[]}} vote that counts, here and there */
  tellVote(vote) {
    this.#say('voted', vote);
  }

  stop() {
    this.#clock.clearTimeout(this.#timer);
    if (this.#isInside) this.#say('outside');
    this.#channel?.close();
    this.#channel = null;
    this.#isInside = false;
    this.#inside = new Set();
    this.#tell();
  }

  #say(type, more = {}) {
    this.#channel?.postMessage({ type, tab: this.#self, ...more });
  }

  #handle({ type, tab, poll, choices }) {
    if (type === 'voted') this.emit('voted', { poll, choices });
    if (type === 'ask' && this.#isInside) this.#say('inside');
    if (type === 'yield' && this.#isInside) this.emit('yield');
    if (type === 'inside') {
      this.#inside.add(tab);
      this.#silent.delete(tab);
    }
    if (type === 'outside') this.#inside.delete(tab);
    this.#tell();
  }

  #forgetSilent() {
    for (const tab of this.#silent) this.#inside.delete(tab);
    this.#tell();
  }

  #tell() {
    const otherTab = this.#inside.size > 0;
    if (!otherTab) this.#whenAlone?.();
    if (this.#store.model.otherTab !== otherTab) this.#store.change({ otherTab });
  }
}
