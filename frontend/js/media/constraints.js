import { LARGE_FORMAT } from './camera-format.js';

/**
 * A device that somebody has just chosen is wanted exactly; one that is only remembered may be gone. Of a phone, one
 * of the two cameras is wanted by the way it looks.
 * @typedef {{deviceId?: string, facing?: 'user' | 'environment', isExact: boolean} | null} DeviceWish
 *
 * What the browser does to the sound of a microphone, as W3C names it.
 * @typedef {{echoCancellation: boolean, noiseSuppression: boolean, autoGainControl: boolean}} SoundChoice
 */

/** @type {SoundChoice} */
export const USUAL_SOUND = {
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
};

/**
 * @param {'mic' | 'camera'} kind
 * @param {DeviceWish} wish
 * @param {SoundChoice} [sound]
 * @returns {MediaTrackConstraints}
 */
export function constraintsFor(kind, wish, sound = USUAL_SOUND) {
  const rest = kind === 'mic' ? sound : LARGE_FORMAT;
  const strength = wish?.isExact ? 'exact' : 'ideal';
  if (wish?.facing) return { ...rest, facingMode: { [strength]: wish.facing } };
  return wish?.deviceId ? { ...rest, deviceId: { [strength]: wish.deviceId } } : { ...rest };
}
