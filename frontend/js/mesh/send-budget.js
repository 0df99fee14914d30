import { Emitter } from '../lib/emitter.js';
import { sendPlan } from './policy.js';

/** A pair begins small, since what its way carries is not known yet. */
const FRESH_MILLIS = 2_000;
/** Beyond that the camera has to give more than the smaller of its two formats. */
const SMALL_CAPTURE_HEIGHT = 360;
const FEW_PEOPLE = 3;

/**
 * Gives each link of a mesh its part of what this participant sends.
 *
 * Events: `plan` with `{isCaptureLarge}`, whether the camera has to give its larger format.
 */
export class SendBudget extends Emitter {
  #mesh;
  #clock;
  /** @type {Partial<import('./policy.js').Situation>} */
  #situation = {};
  /** @type {Map<string, number>} */
  #shares = new Map();
  /** Since when each link is connected. @type {Map<import('./peer-link.js').PeerLink, number>} */
  #connectedAt = new Map();
  #timer = null;

  /**
   * @param {import('./mesh.js').Mesh} mesh
   * @param {import('../lib/clock.js').Clock} clock
   */
  constructor(mesh, clock) {
    super();
    this.#mesh = mesh;
    this.#clock = clock;
    for (const type of ['link', 'removed', 'view', 'track']) mesh.on(type, () => this.apply());
  }

  /** @param {Partial<import('./policy.js').Situation>} change */
  set(change) {
    const isNews = Object.entries(change).some(([name, value]) => this.#situation[name] !== value);
    Object.assign(this.#situation, change);
    if (isNews) this.apply();
  }

  /** @param {Map<string, number>} shares of those whose own way is narrow, 0 to 1 */
  setShares(shares) {
    this.#shares = shares;
    this.apply();
  }

  /** The track of a slot may have another size by now. */
  refresh() {
    for (const [, link] of this.#mesh.links) link.caps.refresh();
  }

  apply() {
    const { links } = this.#mesh;
    this.#heed(links);
    const plan = sendPlan({
      ...this.#situation,
      isSharing: this.#mesh.track('screen') !== null,
      isSharingSound: this.#mesh.track('screen-audio') !== null,
      receivers: links.map(([id, link]) => ({
        id,
        view: link.views.shown,
        isFresh: this.#isFresh(link),
        share: this.#shares.get(id) ?? 1,
      })),
    });
    for (const [id, link] of links) {
      const caps = plan.get(id);
      link.caps.set(caps);
      link.views.withhold(link.views.shown.camera.visible && caps.camera === null);
    }
    const tallest = Math.max(0, ...[...plan.values()].map(({ camera }) => camera?.height ?? 0));
    const isCaptureLarge = links.length < FEW_PEOPLE || tallest > SMALL_CAPTURE_HEIGHT;
    this.emit('plan', { isCaptureLarge });
  }

  #isFresh(link) {
    const since = this.#connectedAt.get(link);
    return since === undefined || this.#clock.now() - since < FRESH_MILLIS;
  }

  /** Notes who was connected just now, and looks again when that is over. */
  #heed(links) {
    const now = this.#clock.now();
    const before = this.#connectedAt;
    const connected = links.filter(([, { state }]) => state === 'connected');
    this.#connectedAt = new Map(connected.map(([, link]) => [link, before.get(link) ?? now]));
    const ends = [...this.#connectedAt.values()].map((at) => at + FRESH_MILLIS);
    const next = Math.min(...ends.filter((at) => at > now));
    this.#clock.clearTimeout(this.#timer);
    this.#timer = null;
    if (next < Infinity) this.#timer = this.#clock.setTimeout(() => this.apply(), next - now);
  }
}
