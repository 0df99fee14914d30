/** @typedef {import('../../room/room-state.js').ParticipantView} ParticipantView */

/**
 * The screens of others; one's own is not shown back, it would mirror itself without end.
 * @param {readonly ParticipantView[]} participants
 */
export const sharedScreens = (participants) =>
  participants.filter(({ self, media, streams }) => !self && media.screen && streams.screen);

/**
 * The screen that takes the stage: the one chosen by hand as long as it is shared, else the last to come.
 * @param {readonly ParticipantView[]} participants
 * @param {string | null} chosenId
 * @returns {ParticipantView | undefined}
 */
export function shownScreen(participants, chosenId) {
  const screens = sharedScreens(participants);
  return screens.find(({ id }) => id === chosenId) ?? screens.at(-1);
}
