import { askedRung, LARGEST_CAMERA, LARGEST_SCREEN } from './rungs.js';

/**
 * What a receiver shows of somebody, as it tells them.
 *
 * @typedef {'none' | 'large' | 'speaker' | 'pinned'} Priority why it is shown large
 *
 * @typedef {object} SlotView
 * @property {number} width in device pixels, that of a rung; 0 when it is not visible
 * @property {number} height in device pixels, that of a rung; 0 when it is not visible
 * @property {number} fps the most that is of use
 * @property {boolean} visible
 * @property {Priority} priority
 *
 * @typedef {{camera: SlotView, screen: SlotView}} View
 *
 * Where a picture stands on the page; null for nowhere.
 * @typedef {{width: number, height: number, fps?: number, priority?: Priority} | null} Place
 */

const MOST_FPS = 30;
/** Too small to see a movement that is finer. */
const SMALL_HEIGHT = 90;
const SMALL_FPS = 15;
/** @type {Priority[]} */
const PRIORITIES = ['none', 'large', 'speaker', 'pinned'];
const LARGEST = { camera: LARGEST_CAMERA, screen: LARGEST_SCREEN };

/** @type {SlotView} */
const HIDDEN = { width: 0, height: 0, fps: 0, visible: false, priority: 'none' };

/**
 * @param {'camera' | 'screen'} slot
 * @param {Place} place sizes in device pixels
 * @returns {SlotView}
 */
export function slotView(slot, place) {
  const rung = place && askedRung(place.width, place.height, LARGEST[slot]);
  if (!rung) return HIDDEN;
  const { width, height } = rung;
  const most = height <= SMALL_HEIGHT ? SMALL_FPS : MOST_FPS;
  const fps = Math.round(Math.max(1, Math.min(most, place.fps ?? most)));
  return { width, height, fps, visible: true, priority: place.priority ?? 'none' };
}

/** @param {{camera: Place, screen: Place}} places @returns {View} */
export const viewOf = ({ camera, screen }) => ({
  camera: slotView('camera', camera),
  screen: slotView('screen', screen),
});

/** Of whom nobody has said yet where they are to stand: enough for the first seconds of a link. */
export const FIRST_VIEW = viewOf({
  camera: { width: 480, height: 270 },
  screen: { width: 1920, height: 1080 },
});

/** Of whom says nothing at all, since that client does not know of views. */
export const WHOLE_VIEW = viewOf({
  camera: { width: 1280, height: 720 },
  screen: { width: 1920, height: 1080 },
});

export const HIDDEN_VIEW = viewOf({ camera: null, screen: null });

/**
 * @param {any} told by another participant, who may be anybody
 * @returns {View | null} bounded; null when it is nothing of the kind
 */
export function readView(told) {
  if (!isObject(told?.camera) || !isObject(told.screen)) return null;
  return { camera: readSlot('camera', told.camera), screen: readSlot('screen', told.screen) };
}

function readSlot(slot, { width, height, fps, visible, priority }) {
  if (visible !== true || !isNumber(width) || !isNumber(height)) return HIDDEN;
  const known = PRIORITIES.includes(priority) ? priority : 'none';
  return slotView(slot, {
    width,
    height,
    priority: known,
    ...(isNumber(fps) && { fps }),
  });
}

/**
 * @param {View} one
 * @param {View} other
 */
export const isSameView = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/**
 * @param {View} before
 * @param {View} now
 * @returns {boolean} whether more of something is asked for
 */
export const isMore = (before, now) =>
  Object.keys(LARGEST).some((slot) => {
    const [was, is] = [before[slot], now[slot]];
    return (
      is.height > was.height ||
      is.fps > was.fps ||
      (is.priority !== 'none' && was.priority === 'none')
    );
  });

const isObject = (value) => typeof value === 'object' && value !== null;
const isNumber = (value) => typeof value === 'number' && Number.isFinite(value);
