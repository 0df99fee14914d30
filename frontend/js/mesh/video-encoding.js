import { pixelsOf } from './rungs.js';

/**
 * @param {import('./policy.js').VideoCap} cap
 * @param {{width?: number, height?: number}} settings of the track that is sent
 * @returns {{maxBitrate: number, maxFramerate: number, scaleResolutionDownBy: number}}
 */
export function videoEncoding({ height: most, maxFramerate, maxBitrate }, { width, height }) {
  const [sentWidth, sentHeight] = [width ?? most, height ?? most];
  const scale = Math.max(
    Math.min(sentWidth, sentHeight) / most,
    Math.sqrt((sentWidth * sentHeight) / pixelsOf(most)),
  );
  // A pixel more or less is no reason for another scale.
  return {
    maxBitrate,
    maxFramerate,
    scaleResolutionDownBy: Math.max(1, Math.round(scale * 1e3) / 1e3),
  };
}
