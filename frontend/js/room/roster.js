/**
 * A participant as the server tells it.
 * @typedef {object} Participant
 * @property {string} id
 * @property {string} displayName
 * @property {'host' | 'moderator' | 'participant'} role
 * @property {boolean} [standsIn] a moderator only while no host is there
 * @property {import('./rights-model.js').Rights} [rights]
 * @property {{mic: boolean, camera: boolean, screen: boolean}} media
 * @property {boolean} hand
 * @property {number} [handOrder] while it is up; whoever was first has the lowest
 * @property {'connected' | 'reconnecting' | 'gone'} connection
 * @property {number} incarnation
 * @property {string} joinedAt
 *
 * `isLost`: the server has dropped this participant, but media still flows.
 * @typedef {Participant & {isLost?: boolean}} RosterEntry
 */

const byJoining = (a, b) =>
  a.joinedAt < b.joinedAt ? -1 : a.joinedAt > b.joinedAt ? 1 : a.id < b.id ? -1 : 1;

const asLost = (participant) => ({ ...participant, connection: 'reconnecting', isLost: true });

/**
 * @param {RosterEntry[]} roster
 * @param {Participant} participant new or changed
 * @returns {RosterEntry[]} in order of joining
 */
export function withParticipant(roster, participant) {
  return [...roster.filter(({ id }) => id !== participant.id), participant].sort(byJoining);
}

/** A restarted server does not know what is sent by who has not come back to it yet, and goes on being sent. */
function withKnownMedia(told, known) {
  const media = told.connection === 'reconnecting' ? known.get(told.id)?.media : undefined;
  return media ? { ...told, media } : told;
}

/**
 * The whole list of the server. Who is missing but still linked stays: a restarted server knows nobody at
 * first, and that is no goodbye.
 *
 * @param {RosterEntry[]} roster
 * @param {Participant[]} participants
 * @param {(id: string) => boolean} isLinked
 * @returns {RosterEntry[]}
 */
export function withParticipants(roster, participants, isLinked) {
  const listed = new Set(participants.map(({ id }) => id));
  const lost = roster.filter(({ id }) => !listed.has(id) && isLinked(id)).map(asLost);
  const known = new Map(roster.map((participant) => [participant.id, participant]));
  return [...participants.map((told) => withKnownMedia(told, known)), ...lost].sort(byJoining);
}

/**
 * @param {RosterEntry[]} roster
 * @param {string} id
 * @param {boolean} staysLinked
 * @returns {RosterEntry[]}
 */
export function withoutParticipant(roster, id, staysLinked) {
  if (!staysLinked) return roster.filter((participant) => participant.id !== id);
  return roster.map((participant) => (participant.id === id ? asLost(participant) : participant));
}
