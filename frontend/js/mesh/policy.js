/**
 * How much is sent to each of the others, so that a participant sends at most about 2 Mbit/s and encodes at
 * most about 28 million pixels a second, however many are there.
 *
 * @typedef {object} VideoCap
 * @property {number} shortSide pixels of the shorter side
 * @property {number} maxFramerate frames per second
 * @property {number} maxBitrate bits per second
 *
 * @typedef {{camera: VideoCap, screen: VideoCap, audioBitrate: number}} Caps
 */

/** Rows are for up to that many people: shorter side, frames a second, kbit/s of video, kbit/s of sound. */
const ROWS = [
  [2, 720, 30, 1500, 32],
  [3, 540, 25, 800, 32],
  [4, 360, 30, 500, 32],
  [5, 360, 24, 380, 28],
  [6, 270, 24, 280, 24],
  [7, 270, 20, 220, 24],
  [8, 240, 20, 180, 24],
  [9, 180, 20, 140, 24],
  [10, 180, 15, 120, 24],
  [12, 180, 15, 100, 20],
  [Infinity, 180, 15, 80, 20],
];

const SCREEN_TOTAL_BITRATE = 1_200_000;
const SCREEN_BITRATE = 1_000_000;
const CAMERA_BESIDE_SCREEN = { shortSide: 180, maxFramerate: 10, maxBitrate: 60_000 };

/**
 * @param {number} people in the room, this one included
 * @param {boolean} isSharing whether this participant shares the screen
 * @returns {Caps}
 */
export function capsFor(people, isSharing) {
  const [, shortSide, maxFramerate, videoKilobits, audioKilobits] = ROWS.find(
    ([upTo]) => people <= upTo,
  );
  const camera = { shortSide, maxFramerate, maxBitrate: videoKilobits * 1_000 };
  const others = Math.max(1, people - 1);
  return {
    camera: isSharing ? CAMERA_BESIDE_SCREEN : camera,
    screen: {
      shortSide: 1080,
      maxFramerate: people <= 2 ? 15 : 5,
      maxBitrate: Math.min(SCREEN_BITRATE, Math.floor(SCREEN_TOTAL_BITRATE / others)),
    },
    audioBitrate: audioKilobits * 1_000,
  };
}

/**
 * @param {VideoCap} cap
 * @param {{width?: number, height?: number}} settings of the track that is sent
 * @returns {{maxBitrate: number, maxFramerate: number, scaleResolutionDownBy: number}}
 */
export function videoEncoding({ shortSide, maxFramerate, maxBitrate }, { width, height }) {
  const sent = Math.min(width ?? shortSide, height ?? shortSide);
  return { maxBitrate, maxFramerate, scaleResolutionDownBy: Math.max(1, sent / shortSide) };
}
