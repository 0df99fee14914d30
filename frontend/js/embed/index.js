import { createRoomSession } from '../room/index.js';
import { enter } from './meeting.js';

export { JoinProblem, Meeting } from './meeting.js';

/**
 * @typedef {object} JoinOptions
 * @property {string} displayName 1 to 60 characters
 * @property {string} [passcode]
 * @property {string} [hostSecret] what is behind `#host=` in the link of the host
 * @property {boolean} [mic] whether to begin with the microphone on; by default as the last time, else on
 * @property {boolean} [camera] whether to begin with the camera on; by default as the last time, else on
 * @property {'ko' | 'en'} [locale] of the sentences of the server, by default the browser's
 * @property {(place: Place) => void} [onWaiting] is called while somebody inside has to let one in, with each new place
 * @property {AbortSignal} [signal] ends the try; the promise then fails with `cancelled`
 *
 * @typedef {{position: number, total: number, attended: boolean}} Place `attended` tells whether there is somebody who
 *   may open
 */

/**
 * Comes into a room of the server that this file was loaded from, as a user that it registers once for the page's own
 * origin. Without camera or microphone, or without the permission, one comes in and listens.
 *
 * @param {string} code
 * @param {JoinOptions} options
 * @returns {Promise<import('./meeting.js').Meeting>}
 * @throws {import('./meeting.js').JoinProblem} with the code of the refusal
 */
export const join = (code, options) =>
  enter(createRoomSession({ locale: options.locale }), code, options);
