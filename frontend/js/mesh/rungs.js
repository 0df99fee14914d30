/**
 * The sizes in which pictures are asked for and sent, each 16:9 and named by its shorter side. Bits are a second.
 *
 * @typedef {object} Rung
 * @property {number} height pixels
 * @property {number} width pixels
 * @property {number} leastBitrate below it, the next smaller size looks better
 * @property {number} mostBitrate beyond it, nothing is gained
 */

/** @param {number} height @param {number} width @param {number} least kbit/s @param {number} most kbit/s */
const rung = (height, width, least, most) =>
  /** @type {Rung} */ ({
    height,
    width,
    leastBitrate: least * 1_000,
    mostBitrate: most * 1_000,
  });

/** From small to large. */
export const RUNGS = [
  rung(90, 160, 0, 80),
  rung(180, 320, 60, 160),
  rung(240, 426, 120, 220),
  rung(270, 480, 140, 320),
  rung(360, 640, 220, 600),
  rung(540, 960, 450, 1_100),
  rung(720, 1280, 800, 2_000),
  rung(1080, 1920, 1_200, 3_000),
];

/** Receivers ask in fewer sizes than senders know, so that small movements of the stage change nothing. */
const ASKED = RUNGS.filter(({ height }) => height !== 240);

export const LARGEST_CAMERA = 720;
export const LARGEST_SCREEN = 1080;

/** A picture may be a little smaller than its place before the next size is worth its bits. */
const STRETCH = 1.1;

/** @param {number} height of a rung @returns {number} pixels of one picture */
export const pixelsOf = (height) => height * Math.ceil((height * 16) / 9);

/** @param {number} height of a rung */
export const mostBitrateOf = (height) => rungOf(height).mostBitrate;

/** @param {number} height */
const rungOf = (height) => RUNGS.findLast((each) => each.height <= height) ?? RUNGS[0];

/** @param {number} height of a rung @returns {number} that of the next smaller one */
export const oneSmaller = (height) => RUNGS.findLast((each) => each.height < height)?.height ?? 90;

/**
 * @param {number} most height that is wanted
 * @param {number} bitrate that there is for it
 * @returns {number} height of the largest rung that is worth so many bits
 */
export const heightFor = (most, bitrate) =>
  RUNGS.findLast((each) => each.height <= most && each.leastBitrate <= bitrate)?.height ?? 90;

/** @param {number} most height @param {number} pixels of one picture @returns {number} height of the largest rung */
export const heightWithin = (most, pixels) =>
  RUNGS.findLast(({ height }) => height <= most && pixelsOf(height) <= pixels)?.height ?? 90;

/**
 * The size to ask for, so that a picture covers a place.
 *
 * @param {number} width of the place in device pixels
 * @param {number} height of the place in device pixels
 * @param {number} most height
 * @returns {Rung | null} null for no place at all
 */
export function askedRung(width, height, most) {
  if (!(width > 0 && height > 0)) return null;
  const needed = Math.max(height, (width * 9) / 16) / STRETCH;
  const possible = ASKED.filter((each) => each.height <= most);
  return possible.find((each) => each.height >= needed) ?? possible[possible.length - 1];
}
