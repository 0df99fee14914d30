import { hasMessage, t } from '../i18n/index.js';

/**
 * The sentence for a refusal or an API problem: the server's for a field that does not fit, since only the server
 * knows why; ours for a known code, else the server's, else a general one.
 * @param {{code?: string, detail?: string, errors?: readonly {field: string, detail: string}[]}} problem
 */
export function refusalSentence({ code = 'unknown', detail, errors = [] }) {
  if (code === 'validation' && errors.length > 0) {
    return errors.map((error) => error.detail).join(' ');
  }
  const key = `refusal.${code}`;
  return hasMessage(key) ? t(key) : detail || t('refusal.unknown');
}

/**
 * @typedef {{kinds: ('mic' | 'camera')[], code: string, text: string}} DeviceProblem
 */

/**
 * One line per missing device, or one for both when the reason is the same.
 * @param {{mic: {problem: string | null}, camera: {problem: string | null}}} local
 * @returns {DeviceProblem[]}
 */
export function deviceProblems({ mic, camera }) {
  if (mic.problem && mic.problem === camera.problem) {
    return [
      { kinds: ['mic', 'camera'], code: mic.problem, text: deviceProblemText('both', mic.problem) },
    ];
  }
  /** @type {DeviceProblem[]} */
  const lines = [];
  if (mic.problem)
    lines.push({ kinds: ['mic'], code: mic.problem, text: deviceProblemText('mic', mic.problem) });
  if (camera.problem)
    lines.push({
      kinds: ['camera'],
      code: camera.problem,
      text: deviceProblemText('camera', camera.problem),
    });
  return lines;
}

/**
 * @param {'mic' | 'camera' | 'both'} subject
 * @param {string} code
 */
export function deviceProblemText(subject, code) {
  const key = `problem.${subject}.${code}`;
  return t(hasMessage(key) ? key : `problem.${subject}.unknown`);
}

/**
 * What an end is called: a room that was ended reads differently to who ended it, to who was in it, and at the door.
 *
 * @param {string} phase
 * @param {{hasEnded: boolean, hasMet: boolean}} visit whether one ended the room oneself, and was in it
 */
export function outcomeWords(phase, { hasEnded, hasMet }) {
  if (phase !== 'ended') return phase;
  if (hasEnded) return 'endedHere';
  return hasMet ? 'endedMet' : 'ended';
}
