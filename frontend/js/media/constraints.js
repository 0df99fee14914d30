/**
 * A device that somebody has just chosen is wanted exactly; one that is only remembered may be gone.
 * @typedef {{deviceId: string, isExact: boolean} | null} DeviceWish
 */

const AUDIO = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
const VIDEO = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } };

/**
 * @param {'mic' | 'camera'} kind
 * @param {DeviceWish} wish
 * @returns {MediaTrackConstraints}
 */
export function constraintsFor(kind, wish) {
  const rest = kind === 'mic' ? AUDIO : VIDEO;
  if (!wish?.deviceId) return rest;
  const { deviceId, isExact } = wish;
  return { ...rest, deviceId: isExact ? { exact: deviceId } : { ideal: deviceId } };
}
