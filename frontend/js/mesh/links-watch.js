import { Emitter } from '../lib/emitter.js';

/** How often the links are looked at: when all is well, when somebody looks or something is wrong, at first. */
const CALM_MILLIS = 10_000;
const CLOSE_MILLIS = 2_000;
const ARRIVAL_MILLIS = 250;
/** Between probes that one change of the network sets off, so that repairs do not all run at once. */
const STAGGER_MILLIS = 50;

/**
 * Looks at the statistics of all links of a mesh, the more often the less well they are.
 *
 * Events: `look` after each look.
 */
export class LinksWatch extends Emitter {
  #mesh;
  #clock;
  #timer = null;
  #lookAt = Infinity;
  #isWatched = false;
  #mostMillis = Infinity;
  #isLooking = false;

  /**
   * @param {import('./mesh.js').Mesh} mesh
   * @param {import('../lib/clock.js').Clock} clock
   */
  constructor(mesh, clock) {
    super();
    this.#mesh = mesh;
    this.#clock = clock;
    for (const type of ['link', 'step', 'removed']) mesh.on(type, () => this.#schedule());
  }

  /** @param {boolean} isWatched whether somebody looks at the numbers */
  setWatched(isWatched) {
    this.#isWatched = isWatched;
    this.#schedule();
  }

  /** @param {number} mostMillis between two looks, for somebody who needs them more often */
  setMost(mostMillis) {
    this.#mostMillis = mostMillis;
    this.#schedule();
  }

  /** The network may have changed: repairs what is broken or stands still, and nothing else. */
  probe() {
    this.#mesh.links.forEach(([, link], index) => {
      this.#clock.setTimeout(() => link.probe(), index * STAGGER_MILLIS);
    });
  }

  async #look() {
    this.#lookAt = Infinity;
    this.#isLooking = true;
    await Promise.all(this.#mesh.links.map(([, link]) => link.measure()));
    this.#isLooking = false;
    this.#schedule();
    this.emit('look');
  }

  /** Brings the next look forward where that is due, and never puts it off. */
  #schedule() {
    if (this.#isLooking) return;
    const { links } = this.#mesh;
    if (links.length === 0) return this.#cancel();
    const at = this.#clock.now() + this.#periodMillis(links);
    if (at >= this.#lookAt) return undefined;
    this.#cancel();
    this.#lookAt = at;
    this.#timer = this.#clock.setTimeout(() => this.#look(), at - this.#clock.now());
    return undefined;
  }

  #cancel() {
    this.#clock.clearTimeout(this.#timer);
    this.#lookAt = Infinity;
  }

  #periodMillis(links) {
    if (links.some(([, { monitor }]) => monitor.isArriving)) return ARRIVAL_MILLIS;
    const isWell = links.every(([, { health }]) => health.state === 'ok');
    return isWell && !this.#isWatched ? Math.min(CALM_MILLIS, this.#mostMillis) : CLOSE_MILLIS;
  }
}
