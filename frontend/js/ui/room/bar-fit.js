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

/**
 * Where they stand: in the middle, at the end, and on a phone the one that ends everything alone behind all others,
 * where no thumb comes by mistake. Pure.
 * @template {{name: string, first?: boolean}} Control
 * @param {readonly Control[]} shown
 * @param {boolean} narrow
 * @returns {{middle: Control[], end: Control[], last: Control[]}}
 */
export function barGroups(shown, narrow) {
  const isLast = (/** @type {Control} */ { name }) => narrow && name === 'leave';
  const others = shown.filter((control) => !isLast(control));
  return {
    middle: others.filter(({ first }) => first),
    end: others.filter(({ first }) => !first),
    last: shown.filter(isLast),
  };
}
