import { constraintsFor } from './constraints.js';
import { problemOf } from './media-problems.js';

/**
 * @typedef {import('./constraints.js').DeviceWish} DeviceWish
 * @typedef {import('./media-problems.js').MediaProblem} MediaProblem
 * @typedef {{track: MediaStreamTrack | null, problem: MediaProblem | null}} Captured
 */

/**
 * Asks for microphone and camera in one prompt, and for each alone when that fails, so that what is there can
 * be used. Never throws.
 *
 * @param {MediaDevices | undefined} mediaDevices missing on an insecure origin
 * @param {{mic: DeviceWish, camera: DeviceWish}} wishes
 * @param {import('./constraints.js').SoundChoice} [sound]
 * @returns {Promise<{mic: Captured, camera: Captured}>}
 */
export async function captureBoth(mediaDevices, wishes, sound) {
  if (mediaDevices?.getUserMedia) {
    try {
      const stream = await mediaDevices.getUserMedia({
        audio: constraintsFor('mic', wishes.mic, sound),
        video: constraintsFor('camera', wishes.camera),
      });
      return {
        mic: { track: stream.getAudioTracks()[0], problem: null },
        camera: { track: stream.getVideoTracks()[0], problem: null },
      };
    } catch {
      // Which of the two it was is found out by asking for each alone.
    }
  }
  const mic = await captureOne(mediaDevices, 'mic', wishes.mic, sound);
  const camera = await captureOne(mediaDevices, 'camera', wishes.camera);
  return { mic, camera };
}

/**
 * Never throws. A device that is wanted exactly and cannot be had is replaced by any other.
 *
 * @param {MediaDevices | undefined} mediaDevices
 * @param {'mic' | 'camera'} kind
 * @param {DeviceWish} wish
 * @param {import('./constraints.js').SoundChoice} [sound]
 * @returns {Promise<Captured>}
 */
export async function captureOne(mediaDevices, kind, wish, sound) {
  if (!mediaDevices?.getUserMedia) return { track: null, problem: 'insecure' };
  try {
    const constraints = constraintsFor(kind, wish, sound);
    const stream = await mediaDevices.getUserMedia(
      kind === 'mic' ? { audio: constraints } : { video: constraints },
    );
    return { track: stream.getTracks()[0], problem: null };
  } catch (error) {
    const problem = problemOf(error);
    if (wish?.isExact && (problem === 'overconstrained' || problem === 'not-found')) {
      return captureOne(mediaDevices, kind, { ...wish, isExact: false }, sound);
    }
    return { track: null, problem };
  }
}
