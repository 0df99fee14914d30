import { Emitter } from '../lib/emitter.js';

const LOOK_MILLIS = 200;
const STILL_MILLIS = 1_000;

/**
 * Notices that what came from everybody has stopped at once. That is most likely this side's network, whose change no
 * browser tells when the kind of it stays the same. Event: `still`, not again before something came.
 */
export class Stillness extends Emitter {
  #mesh;
  #clock;
  #timer = null;
  #heardAt = 0;
  /** When something was last seen to have come; null when it is known that nothing comes. */
  #movedAt = null;

  /**
   * @param {import('../mesh/mesh.js').Mesh} mesh
   * @param {import('../lib/clock.js').Clock} clock
   */
  constructor(mesh, clock) {
    super();
    this.#mesh = mesh;
    this.#clock = clock;
    mesh.on('link', () => {
      this.#timer ??= clock.setInterval(() => this.#look(), LOOK_MILLIS);
    });
  }

  #look() {
    const { heardAt, links } = this.#mesh;
    const now = this.#clock.now();
    if (links.length === 0) this.#stop();
    else if (heardAt > this.#heardAt) this.#movedAt = now;
    else if (this.#movedAt !== null && now - this.#movedAt >= STILL_MILLIS) {
      this.#movedAt = null;
      this.emit('still');
    }
    this.#heardAt = heardAt;
  }

  #stop() {
    this.#clock.clearInterval(this.#timer);
    this.#timer = null;
    this.#movedAt = null;
  }
}
