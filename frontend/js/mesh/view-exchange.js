import { Emitter } from '../lib/emitter.js';
import { FIRST_VIEW, isMore, isSameView, readView, WHOLE_VIEW } from './view.js';

/** What is more is wanted soon; less is told when it has lasted. */
const MORE_MILLIS = 300;
const LESS_MILLIS = 1_000;
/** At most two a second, in both directions. */
const PERIOD_MILLIS = 500;
const MOST_CHARACTERS = 2_048;

/**
 * What the two sides of a link tell each other of pictures: each, how large it shows those of the other, and which of
 * its own it withholds although they are asked for.
 *
 * Events: `change` when either side shows or withholds something else.
 */
export class ViewExchange extends Emitter {
  /** What the other side shows of this one. */
  shown = WHOLE_VIEW;
  /** Whether the other side sends its camera, where that is asked for. */
  isCameraSent = true;
  #clock;
  #wanted = FIRST_VIEW;
  #withheld = false;
  /** @type {RTCDataChannel | null} */
  #channel = null;
  #told = { view: FIRST_VIEW, withheld: false };
  #toldAt = -Infinity;
  #sendTimer = null;
  #sendAt = Infinity;
  #heardAt = -Infinity;
  #heard = null;
  #hearTimer = null;

  /** @param {import('../lib/clock.js').Clock} clock */
  constructor(clock) {
    super();
    this.#clock = clock;
  }

  /** What this side shows of the other. */
  get wanted() {
    return this.#wanted;
  }

  /** Which pictures of the other side are to arrive, should they be sent at all. */
  get asked() {
    const { camera, screen } = this.#wanted;
    return { video: camera.visible && this.isCameraSent, screen: screen.visible };
  }

  /** @param {import('./view.js').View} view what this side shows of the other */
  want(view) {
    if (isSameView(view, this.#wanted)) return;
    this.#wanted = view;
    this.#schedule();
    this.emit('change');
  }

  /** @param {boolean} isWithheld whether the own camera is not sent although it is asked for */
  withhold(isWithheld) {
    if (isWithheld === this.#withheld) return;
    this.#withheld = isWithheld;
    this.#schedule();
  }

  /** What is written into a description. */
  describe() {
    this.#told = this.#message;
    return this.#told;
  }

  /** @param {RTCDataChannel} channel of a new connection, which begins from nothing */
  use(channel) {
    // What was heard in the description that made this connection may still wait.
    this.#cancel();
    this.#channel = channel;
    channel.onopen = () => this.#schedule();
    channel.onmessage = ({ data }) => {
      if (channel === this.#channel) this.#listen(data);
    };
  }

  /** @param {any} message as the other side told it, in a description or in the channel */
  receive(message) {
    this.#heard = message;
    const dueIn = this.#heardAt + PERIOD_MILLIS - this.#clock.now();
    // Somebody who changes his mind all the time is heard twice a second.
    if (dueIn <= 0) this.#take();
    else this.#hearTimer ??= this.#clock.setTimeout(() => this.#take(), dueIn);
  }

  stop() {
    this.#clock.clearTimeout(this.#sendTimer);
    this.#clock.clearTimeout(this.#hearTimer);
    this.#sendTimer = null;
    this.#hearTimer = null;
    this.#sendAt = Infinity;
    this.#channel = null;
  }

  get #message() {
    return { view: this.#wanted, withheld: this.#withheld };
  }

  #listen(data) {
    if (typeof data !== 'string' || data.length > MOST_CHARACTERS) return;
    try {
      const message = JSON.parse(data);
      if (message?.type === 'view') this.receive(message);
    } catch {
      // Not one of ours.
    }
  }

  #take() {
    this.#clock.clearTimeout(this.#hearTimer);
    this.#hearTimer = null;
    this.#heardAt = this.#clock.now();
    const shown = readView(this.#heard?.view);
    const isCameraSent = this.#heard?.withheld !== true;
    if (!shown || (isSameView(shown, this.shown) && isCameraSent === this.isCameraSent)) return;
    this.shown = shown;
    this.isCameraSent = isCameraSent;
    this.emit('change');
  }

  /** A change that comes while another one waits goes with it, and never later. */
  #schedule() {
    if (this.#channel?.readyState !== 'open') return;
    const { view, withheld } = this.#told;
    const isChange = withheld !== this.#withheld;
    if (!isChange && isSameView(view, this.#wanted)) return this.#cancel();
    const isSoon = isChange || isMore(view, this.#wanted);
    const now = this.#clock.now();
    const wait = isSoon ? MORE_MILLIS : LESS_MILLIS;
    const at = Math.max(now + wait, this.#toldAt + PERIOD_MILLIS);
    if (at >= this.#sendAt) return undefined;
    this.#cancel();
    this.#sendAt = at;
    this.#sendTimer = this.#clock.setTimeout(() => this.#send(), at - now);
    return undefined;
  }

  #cancel() {
    this.#clock.clearTimeout(this.#sendTimer);
    this.#sendTimer = null;
    this.#sendAt = Infinity;
  }

  #send() {
    this.#cancel();
    if (this.#channel?.readyState !== 'open') return;
    this.#told = this.#message;
    this.#toldAt = this.#clock.now();
    this.#channel.send(JSON.stringify({ type: 'view', ...this.#told }));
  }
}
