/** Who goes behind "more" first when there is no room; microphone, camera and leaving never do. */
const GIVES_WAY = [
  'copy',
  'settings',
  'connection',
  'polls',
  'view',
  'reactions',
  'share',
  'hand',
  'chat',
  'people',
];

/**
 * Which controls stand in the bar and which behind "more". Pure.
 * @template {{name: string}} Control
 * @param {readonly Control[]} controls
 * @param {number} slots how many buttons fit
 * @param {boolean} hasMore whether there is a button for more anyway
 * @returns {{shown: Control[], more: Control[]}}
 */
export function barFit(controls, slots, hasMore) {
  if (controls.length + (hasMore ? 1 : 0) <= slots) return { shown: [...controls], more: [] };
  const rank = (/** @type {Control} */ { name }) => {
    const place = GIVES_WAY.indexOf(name);
    return place < 0 ? Infinity : place;
  };
  const leaving = controls
    .filter((control) => rank(control) < Infinity)
    .sort((one, other) => rank(one) - rank(other))
    .slice(0, Math.max(0, controls.length + 1 - slots));
  return {
    shown: controls.filter((control) => !leaving.includes(control)),
    more: controls.filter((control) => leaving.includes(control)),
  };
}
