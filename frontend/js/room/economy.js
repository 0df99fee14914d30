import { Emitter } from '../lib/emitter.js';

/** For so long, a camera keeps its larger format after it was needed last: a change of format is to be seen. */
const KEEP_FORMAT_MILLIS = 10_000;
/** In a large room, so many send their picture: who spoke last. */
const SEEN_SPEAKERS = 3;
/** From so many people on, the room is told what that means. @type {Array<[number, string]>} */
const CROWDS = [
  [13, 'room-audio-first'],
  [9, 'room-many'],
];
/** A phone receives no more pictures at once. */
const MOBILE_CAMERAS = 4;

/**
 * @typedef {{isMobile: boolean, savesData: () => boolean}} Device
 */

/** From that step of the CPU ladder on, only so many pictures are received: the speaker and three more. */
const FEW_CAMERAS = { fromStep: 3, most: 4 };

/**
 * Fits what is sent and received to the device, and to who speaks.
 *
 * Events: `notice` with `{code}` for each step that is taken.
 */
export class Economy extends Emitter {
  #budget;
  #media;
  #store;
  #clock;
  #device;
  /** Who spoke, the last one first. @type {string[]} */
  #spoke = [];
  #isCaptureLarge = true;
  #people = 0;
  #timer = null;

  /**
   * @param {object} parts
   * @param {import('../mesh/send-budget.js').SendBudget} parts.budget
   * @param {import('../mesh/budget-watch.js').BudgetWatch} parts.limits
   * @param {import('./views.js').Views} parts.views
   * @param {import('../media/local-media.js').LocalMedia} parts.media
   * @param {import('./speaking-watch.js').SpeakingWatch} parts.speaking
   * @param {import('./room-store.js').RoomStore} parts.store
   * @param {import('../lib/clock.js').Clock} parts.clock
   * @param {Device} parts.device
   */
  constructor({ budget, limits, views, media, speaking, store, clock, device }) {
    super();
    this.#budget = budget;
    this.#media = media;
    this.#store = store;
    this.#clock = clock;
    this.#device = device;
    budget.on('plan', ({ isCaptureLarge }) => this.#fitCamera(isCaptureLarge));
    media.on('format', () => budget.refresh());
    speaking.on('speaking', (ids) => this.#hear(ids));
    store.on('change', () => this.#tell());
    const usual = device.isMobile ? MOBILE_CAMERAS : Infinity;
    views.limit(usual);
    limits.on('cpu', ({ step, isWorse }) => {
      views.limit(step >= FEW_CAMERAS.fromStep ? FEW_CAMERAS.most : usual);
      const code = isWorse ? `cpu-step-${step}` : step > 0 ? 'cpu-better' : 'cpu-fine';
      if (step === FEW_CAMERAS.fromStep || this.#sendsPicture()) this.emit('notice', { code });
    });
    limits.on('uplink', ({ isLow }) => {
      this.emit('notice', { code: isLow ? 'uplink-low' : 'uplink-fine' });
    });
  }

  /** What is said of the own picture is of no use to who sends none. */
  #sendsPicture() {
    const { media } =
      this.#store.model.roster.find(({ id }) => id === this.#store.model.selfId) ?? {};
    return !media || media.camera || media.screen;
  }

  #hear(ids) {
    this.#spoke = [...ids, ...this.#spoke.filter((id) => !ids.has(id))];
    this.#tell();
  }

  #tell() {
    const { isMobile, savesData } = this.#device;
    const { selfId, roster } = this.#store.model;
    const present = roster.map(({ id }) => id);
    // Until so many have spoken, those who came first are seen.
    const order = [...new Set([...this.#spoke, ...present])].filter((id) => present.includes(id));
    const isSpeaker = order.slice(0, SEEN_SPEAKERS).includes(selfId);
    this.#budget.set({ isMobile, savesData: savesData(), isSpeaker });
    this.#tellCrowd(selfId === null ? 0 : present.length);
  }

  #tellCrowd(people) {
    const before = CROWDS.find(([least]) => this.#people >= least);
    const now = CROWDS.find(([least]) => people >= least);
    const isLarger = people > this.#people;
    this.#people = people;
    if (now && now !== before && isLarger) this.emit('notice', { code: now[1] });
  }

  #fitCamera(isLarge) {
    if (isLarge === this.#isCaptureLarge) return;
    this.#isCaptureLarge = isLarge;
    this.#clock.clearTimeout(this.#timer);
    const apply = () => this.#media.setCapture(isLarge);
    if (isLarge) apply();
    else this.#timer = this.#clock.setTimeout(apply, KEEP_FORMAT_MILLIS);
  }
}
