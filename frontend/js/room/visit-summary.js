/**
 * What is left to say when a meeting is over. Who goes and comes back has a new id, but mostly the same name: of each name
 * as many are counted as were there at one time.
 *
 * @typedef {object} Visit
 * @property {number} startedAt
 * @property {number | null} endedAt
 * @property {ReadonlyMap<string, string>} present names by id
 * @property {ReadonlyMap<string, number>} met how many of each name
 */

/** @type {Record<string, (visit: Visit | null, event: any) => Visit | null>} */
const STEPS = {
  // By the clock of the server, on which a reload does not begin anew.
  joined: (visit, { self, participants, now, toldAt }) => {
    const start = toldAt - Math.max(0, Date.parse(now) - Date.parse(self.joinedAt));
    const before = visit && !visit.endedAt ? visit : null;
    return withPresent(
      {
        startedAt: before ? Math.min(before.startedAt, start) : start,
        endedAt: null,
        met: before?.met ?? new Map(),
      },
      namesOf(participants),
    );
  },
  snapshot: (visit, { participants, selfId }) =>
    visit && withPresent(visit, namesOf(participants.filter(({ id }) => id !== selfId))),
  'participant-joined': (visit, { participant }) => visit && withOne(visit, participant),
  // Who has closed the page comes back as somebody else.
  'participant-updated': (visit, { participant, selfId }) => {
    if (!visit || participant.id === selfId) return visit;
    if (participant.connection === 'gone') return without(visit, participant.id);
    return withOne(visit, participant);
  },
  'participant-left': (visit, { participantId }) => visit && without(visit, participantId),
  'left-room': (visit, { toldAt }) =>
    visit && !visit.endedAt ? { ...visit, endedAt: toldAt } : visit,
};

/**
 * Pure.
 *
 * @param {Visit | null} visit
 * @param {{type: string} & Record<string, any>} event with `toldAt`, by the own clock
 * @returns {Visit | null}
 */
export const withEvent = (visit, event) => STEPS[event.type]?.(visit, event) ?? visit;

/**
 * @param {Visit | null} visit
 * @returns {{millis: number, others: number} | null} null while it lasts, and when there was none
 */
export function summaryOf(visit) {
  if (!visit?.endedAt) return null;
  const others = [...visit.met.values()].reduce((sum, count) => sum + count, 0);
  return { millis: visit.endedAt - visit.startedAt, others };
}

/** Whose page is closed is not there; it may even be the one that was left for this one. */
const namesOf = (participants) =>
  new Map(
    participants
      .filter(({ connection }) => connection !== 'gone')
      .map(({ id, displayName }) => [id, displayName ?? id]),
  );

const withOne = (visit, participant) =>
  withPresent(visit, new Map([...visit.present, ...namesOf([participant])]));

function without(visit, id) {
  const present = new Map(visit.present);
  present.delete(id);
  return { ...visit, present };
}

function withPresent(visit, present) {
  const met = new Map(visit.met);
  for (const name of new Set(present.values())) {
    const now = [...present.values()].filter((other) => other === name).length;
    met.set(name, Math.max(met.get(name) ?? 0, now));
  }
  return { ...visit, present, met };
}
