/**
 * @typedef {import('../media/media-problems.js').MediaProblem} MediaProblem
 * @typedef {import('../media/devices.js').DeviceKind} DeviceKind
 *
 * @typedef {object} LocalState
 * @property {{on: boolean, level: number, problem: MediaProblem | null, deviceId: string | null,
 *   label: string, silence: 'deaf' | 'system' | null}} mic `level` is that of the last change; the event `level`
 *   has each. `silence`: it is on and gives nothing, or the machine has silenced it
 * @property {{on: boolean, problem: MediaProblem | null, deviceId: string | null, label: string,
 *   stream: MediaStream | null, facing: 'user' | 'environment' | null, canFlip: boolean}} camera
 * @property {{on: boolean, stream: MediaStream | null}} screen
 * @property {Record<DeviceKind, Array<{deviceId: string, label: string}>>} devices
 * @property {string | null} outputDeviceId
 * @property {import('../media/constraints.js').SoundChoice} sound what is done to that of the microphone
 * @property {import('./device-offer.js').Offer | null} offer what was just plugged in
 * @property {boolean} starting
 */

export {};
