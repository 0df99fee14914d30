/**
 * @typedef {import('../../room/room-state.js').ParticipantView} ParticipantView
 * @typedef {{kind: 'screen' | 'face', id: string}} Focus what takes the stage
 */

/**
 * The screens of others; one's own is not shown back, it would mirror itself without end.
 * @param {readonly ParticipantView[]} participants
 */
export const sharedScreens = (participants) =>
  participants.filter(({ self, media, streams }) => !self && media.screen && streams.screen);

/**
 * @param {readonly string[]} before ids in the order in which their screens came
 * @param {readonly ParticipantView[]} participants
 * @returns {string[]} the same now: the newest last
 */
export function screensAfter(before, participants) {
  const now = sharedScreens(participants).map(({ id }) => id);
  const kept = before.filter((id) => now.includes(id));
  return [...kept, ...now.filter((id) => !kept.includes(id))];
}

/**
 * What takes the stage: what was chosen by hand as long as it is there, else the newest screen, else the speaker.
 * @param {object} known
 * @param {readonly ParticipantView[]} known.participants
 * @param {readonly string[]} known.screens in order of coming
 * @param {Focus | null} known.chosen
 * @param {string | null} known.speaker null unless the speaker is to be large
 * @returns {Focus | null} null for all alike
 */
export function focusOf({ participants, screens, chosen, speaker }) {
  if (chosen?.kind === 'screen' && screens.includes(chosen.id)) return chosen;
  if (chosen?.kind === 'face' && participants.some(({ id }) => id === chosen.id)) return chosen;
  const newest = screens.at(-1);
  if (newest !== undefined) return { kind: 'screen', id: newest };
  return speaker === null ? null : { kind: 'face', id: speaker };
}
