import { hasMessage, t } from '../../i18n/index.js';

/** The way to a picture, in order; shown as still missing while a link is not there. */
const WAY = ['socket', 'joined', 'offer', 'answer', 'ice', 'dtls', 'packets', 'frames'];
/** An ICE restart keeps the keys, so it only takes these again. */
const RESTART_WAY = ['offer', 'answer', 'ice'];
/** A rebuilt link starts from its first offer. */
const REBUILD_WAY = WAY.slice(WAY.indexOf('offer'));

/**
 * @typedef {object} StepLine
 * @property {string} step
 * @property {string | undefined} detail
 * @property {number | null} atMillis null when not reached
 * @property {'done' | 'trouble' | 'awaited' | 'ahead'} look
 */

/**
 * The named steps of a link, and, while it is not there, those that are missing: the first of them is awaited.
 * @param {readonly import('./diagnosis.js').Step[]} timeline oldest first
 * @param {boolean} complete whether nothing is missing
 * @returns {StepLine[]}
 */
export function stepLines(timeline, complete) {
  /** @type {StepLine[]} */
  const reached = timeline.map(({ step, atMillis, detail }) => ({
    step,
    atMillis,
    detail,
    look: isSetback(step) ? 'trouble' : 'done',
  }));
  if (complete) return reached;
  const missing = missingSteps(timeline.map(({ step }) => step));
  return [
    ...reached,
    ...missing.map(
      (step, index) =>
        /** @type {StepLine} */ ({
          step,
          atMillis: null,
          detail: undefined,
          look: index === 0 ? 'awaited' : 'ahead',
        }),
    ),
  ];
}

/** A step that the interface has no words for is shown by its code. @param {string} step */
export const stepName = (step) => (hasMessage(`step.${step}`) ? t(`step.${step}`) : step);

/** @param {string[]} steps */
function missingSteps(steps) {
  const last = steps.findLastIndex((step) => step === 'restart' || step === 'rebuild');
  const way = last < 0 ? WAY : steps[last] === 'restart' ? RESTART_WAY : REBUILD_WAY;
  const since = steps.slice(last + 1);
  return way.filter((step) => !since.includes(step));
}

/** @param {string} step */
const isSetback = (step) => ['restart', 'rebuild', 'disconnected', 'failed'].includes(step);
