/** Somebody may look closely at any part of it. */
const WHOLE_SCREEN = { width: 1920, height: 1080 };

/**
 * Where the pictures of the others stand, for those who send them. Pure.
 *
 * @param {import('./stage-plan.js').StagePlan} plan
 * @param {readonly {id: string, self: boolean}[]} participants
 * @param {object} looks
 * @param {boolean} looks.isSeen whether the stage is in the window
 * @param {boolean} looks.isPinned whether the large face was chosen by hand
 * @param {boolean} looks.isClose whether the shared screen is looked at closely
 * @returns {Map<string, import('../../room/views.js').Places>} in the order of the tiles
 */
export function shownPlaces(plan, participants, { isSeen, isPinned, isClose }) {
  const { focus, mode, places, tiles } = plan;
  const shown = new Set(tiles.map(({ id }) => id));
  const large = mode === 'duo' ? tiles.find(({ id }) => id !== plan.floating)?.id : focus?.id;
  const priority = isPinned ? 'pinned' : mode === 'duo' ? 'large' : 'speaker';
  const isLarge = (/** @type {string} */ id) =>
    id === large && (mode === 'duo' || focus?.kind === 'face');
  const others = participants.filter(({ self }) => !self);
  return new Map(
    others.map(({ id }) => {
      const place = shown.has(id) ? places.get(id) : undefined;
      const screen = focus?.kind === 'screen' && focus.id === id ? places.get('screen') : undefined;
      return [
        id,
        {
          camera: isSeen && place ? sized(place, isLarge(id) ? priority : 'none') : null,
          screen: isSeen && screen ? (isClose ? WHOLE_SCREEN : contained(screen)) : null,
        },
      ];
    }),
  );
}

/**
 * @param {import('../layout.js').Rect} place
 * @param {import('../../mesh/view.js').Priority} priority
 */
const sized = ({ width, height }, priority) => ({ width, height, priority });

/** A screen is shown whole. @param {import('../layout.js').Rect} place */
const contained = ({ width, height }) => ({
  width: Math.min(width, (height * 16) / 9),
  height: Math.min(height, (width * 9) / 16),
});
