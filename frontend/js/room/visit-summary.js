/**
 * What is left to say when a meeting is over.
 * @typedef {{startedAt: number, endedAt: number | null, met: ReadonlySet<string>}} Visit
 */

/** @type {Record<string, (visit: Visit | null, event: any) => Visit | null>} */
const STEPS = {
  // By the clock of the server, on which a reload does not begin anew.
  joined: (visit, { self, participants, now, toldAt }) => {
    const start = toldAt - Math.max(0, Date.parse(now) - Date.parse(self.joinedAt));
    return {
      startedAt: visit && !visit.endedAt ? Math.min(visit.startedAt, start) : start,
      endedAt: null,
      met: withAll(visit && !visit.endedAt ? visit.met : new Set(), participants),
    };
  },
  snapshot: (visit, { participants, selfId }) =>
    visit && { ...visit, met: withAll(visit.met, participants, selfId) },
  'participant-joined': (visit, { participant }) =>
    visit && { ...visit, met: withAll(visit.met, [participant]) },
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
export const summaryOf = (visit) =>
  visit?.endedAt ? { millis: visit.endedAt - visit.startedAt, others: visit.met.size } : null;

const withAll = (met, participants, selfId = null) =>
  new Set([...met, ...participants.map(({ id }) => id).filter((id) => id !== selfId)]);
