/** @typedef {Pick<import('../../api/rooms-api.js').Room, 'name' | 'entry' | 'startsAt' | 'endsAt'>} Changeable */

/**
 * A moment as a `datetime-local` field holds it: in the zone of who reads it, to the minute; empty for none.
 * @param {string} [time] as the server writes it
 */
export function fieldTime(time) {
  if (!time) return '';
  const here = new Date(time);
  const two = (/** @type {number} */ part) => String(part).padStart(2, '0');
  const date = [here.getFullYear(), two(here.getMonth() + 1), two(here.getDate())].join('-');
  return `${date}T${two(here.getHours())}:${two(here.getMinutes())}`;
}

/**
 * What a form changes of a room, and nothing else: the field knows no seconds, and a beginning that is over is only
 * refused where it is set anew.
 *
 * @param {FormData} data
 * @param {Changeable} room
 * @returns {{name?: string, entry?: string, startsAt?: string, endsAt?: string}} an empty time takes it away
 */
export function roomChange(data, room) {
  const text = (/** @type {string} */ field) => String(data.get(field) ?? '').trim();
  const time = (/** @type {'startsAt' | 'endsAt'} */ field) => {
    const written = text(field);
    if (written === fieldTime(room[field])) return {};
    return { [field]: written && new Date(written).toISOString() };
  };
  const entry = text('entry');
  return {
    ...(text('name') !== room.name && { name: text('name') }),
    ...(entry !== (room.entry ?? 'open') && { entry }),
    ...time('startsAt'),
    ...time('endsAt'),
  };
}
