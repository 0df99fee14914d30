/**
 * What a meeting holds besides its participants: polls, and that it is about to end. Pure.
 *
 * @typedef {object} Poll
 * @property {string} id
 * @property {string} question
 * @property {string} askedBy
 * @property {boolean} multiple
 * @property {boolean} anonymous
 * @property {boolean} open
 * @property {string} at
 * @property {number} voters
 * @property {Array<{text: string, votes: number, names?: string[]}>} options
 *
 * @typedef {Poll & {choices: number[]}} PollView `choices` are the own ones
 * @typedef {{at: string, reason: 'planned' | 'abandoned'}} Closing
 *
 * @typedef {object} MeetingModel
 * @property {Poll[]} polls oldest first
 * @property {Record<string, number[]>} votes the own ones, by poll
 * @property {Closing | null} closing
 */

/** @type {MeetingModel} */
export const NO_MEETING = Object.freeze({ polls: [], votes: {}, closing: null });

/** What `joined` and `snapshot` say of it. @param {any} event @returns {MeetingModel} */
export function meetingOf({ meeting }) {
  const { polls = [], votes = {}, closing = null } = meeting ?? {};
  return { polls, votes, closing };
}

/** @param {Poll[]} polls @param {Poll} poll new or changed @returns {Poll[]} */
const withPoll = (polls, poll) =>
  polls.some(({ id }) => id === poll.id)
    ? polls.map((known) => (known.id === poll.id ? poll : known))
    : [...polls, poll];

/** @type {Record<string, (model: MeetingModel, event: any) => Partial<MeetingModel>>} */
export const MEETING_REDUCERS = {
  poll: (model, { poll }) => ({ polls: withPoll(model.polls, poll) }),
  voted: (model, { poll, choices }) => ({ votes: { ...model.votes, [poll]: choices } }),
  'room-closing': (model, { closing = null }) => ({ closing }),
};

/** @param {MeetingModel} model @returns {PollView[]} */
export const pollViews = ({ polls, votes }) =>
  polls.map((poll) => ({ ...poll, choices: votes[poll.id] ?? [] }));
