/**
 * Who was there, from what is stored: one line a person and day, since the spans of two tabs, or of a person who left
 * and came back, are one attendance. Pure.
 *
 * @typedef {import('../api/attendance-api.js').Membership} Membership
 * @typedef {{from: number, to: number | null, role: string, talkSeconds: number}} Span `to` is null for who is there
 *
 * @typedef {object} Attendee
 * @property {string} key
 * @property {string} name empty when the account was erased
 * @property {boolean} isHost
 * @property {number} from milliseconds
 * @property {number | null} to null for who is there
 * @property {number} presentMillis overlapping spans counted once
 * @property {number} talkSeconds
 * @property {Span[]} spans oldest first
 *
 * @typedef {{day: number, people: Attendee[]}} AttendanceDay `day` is its first moment
 */

/**
 * @typedef {{read: () => Promise<Membership[]>, csv: () => Promise<string>}} AttendanceOf
 * @param {ReturnType<typeof import('./rooms.js').createRooms>} rooms
 * @param {() => string} code of the room
 * @returns {AttendanceOf}
 */
export const attendanceOf = (rooms, code) => ({
  read: () => rooms.attendance(code()),
  csv: () => rooms.attendanceCsv(code()),
});

/**
 * @param {Membership[]} memberships
 * @param {number} now milliseconds
 * @returns {AttendanceDay[]} newest first, by the day of coming in the zone of this browser
 */
export function attendanceByDay(memberships, now) {
  /** @type {Map<number, Map<string, Membership[]>>} */
  const days = new Map();
  for (const membership of memberships) {
    const day = new Date(membership.joinedAt).setHours(0, 0, 0, 0);
    const people = days.get(day) ?? new Map();
    const key = membership.person ?? membership.participantId;
    people.set(key, [...(people.get(key) ?? []), membership]);
    days.set(day, people);
  }
  return [...days]
    .sort(([one], [other]) => other - one)
    .map(([day, people]) => ({
      day,
      people: [...people]
        .map(([key, own]) => attendee(key, own, now))
        .sort((one, other) => one.from - other.from),
    }));
}

/** @param {string} key @param {Membership[]} memberships @param {number} now @returns {Attendee} */
function attendee(key, memberships, now) {
  const spans = memberships.map(spanOf).sort((one, other) => one.from - other.from);
  const ends = spans.map(({ to }) => to);
  return {
    key,
    name: memberships.at(-1)?.displayName ?? '',
    isHost: spans.some(({ role }) => role === 'host'),
    from: spans[0].from,
    to: ends.includes(null) ? null : Math.max(.../** @type {number[]} */ (ends)),
    presentMillis: presence(spans, now),
    talkSeconds: spans.reduce((sum, { talkSeconds }) => sum + talkSeconds, 0),
    spans,
  };
}

/** @param {Membership} membership @returns {Span} */
const spanOf = ({ joinedAt, leftAt, role, talkSeconds }) => ({
  from: Date.parse(joinedAt),
  to: leftAt ? Date.parse(leftAt) : null,
  role,
  talkSeconds,
});

/** @param {Span[]} spans by their beginning @param {number} now */
function presence(spans, now) {
  let until = 0;
  let millis = 0;
  for (const { from, to } of spans) {
    const end = to ?? Math.max(now, from);
    millis += Math.max(0, end - Math.max(from, until));
    until = Math.max(until, end);
  }
  return millis;
}
