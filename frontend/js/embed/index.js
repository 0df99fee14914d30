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
