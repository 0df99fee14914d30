/** What it means for who reads it that the server wants no more of us. @type {Record<string, string>} */
const PHASES = {
  'room-unknown': 'not-found',
  'not-found': 'not-found',
  'room-ended': 'ended',
  removed: 'removed',
  replaced: 'replaced',
  abandoned: 'abandoned',
  'signed-out': 'signed-out',
};

/** @param {string} code @returns {string | null} null when it is no end for good */
export const phaseAfter = (code) => PHASES[code] ?? null;
