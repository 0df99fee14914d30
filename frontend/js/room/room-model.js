import { pendingOf, withHistory, withMessage, withoutPending } from './chat-log.js';
import { MEETING_REDUCERS, meetingOf, NO_MEETING } from './meeting-state.js';
import { reactionReducers } from './reactions.js';
import { withEvent } from './visit-summary.js';
import { fileReducers } from './room-files.js';
import { NO_RIGHTS_NEWS, RIGHTS_REDUCERS, rightsAfter } from './rights-model.js';
import { withoutParticipant, withParticipant, withParticipants } from './roster.js';

/**
 * All that is known about the room, from which `room-state.js` makes what is shown.
 *
 * @typedef {object} RoomModel
 * @property {string} phase
 * @property {any} room
 * @property {string} displayName
 * @property {{code: string, detail?: string, retryAfterMillis?: number} | null} refusal
 * @property {{host: boolean, removed: boolean}} standing of the user of this browser
 * @property {boolean} otherTab whether this browser is in the room in another tab too
 * @property {boolean} keptOff whether the microphone is off since somebody else had switched it off before one came in
 * @property {boolean} hasEnded whether one ends or has ended the room oneself
 * @property {import('./visit-summary.js').Visit | null} visit
 * @property {'connecting' | 'open' | 'lost'} socket
 * @property {string | null} selfId
 * @property {import('./roster.js').RosterEntry[]} roster self included
 * @property {Record<string, {state: string, streams: any, isCameraSent: boolean}>} links
 * @property {Record<string, any>} ownHealth of the own links, by id, with cause and action
 * @property {import('./room-health.js').RoomHealth} toldHealth of theirs, as the others tell
 * @property {Set<string>} speaking
 * @property {import('./chat-log.js').ChatEntry[]} chat
 * @property {Array<{text: string, to: string | null}>} returned lines that were refused, until somebody takes them up
 * @property {Record<string, import('./reactions.js').ShownReaction>} reactions by participant
 * @property {import('./room-files.js').FileView[]} files in the order in which they were offered
 * @property {any} local
 * @property {import('./rights-model.js').Knock[]} knocks who waits to be let in, for who may let in
 * @property {import('./rights-model.js').Waiting | null} waiting
 * @property {import('./rights-model.js').Asked | null} asked
 * @property {boolean} knowsStandingIn
 * @property {import('./meeting-state.js').Poll[]} polls
 * @property {Record<string, number[]>} votes the own ones, by poll
 * @property {import('./meeting-state.js').Closing | null} closing
 */

/** @param {any} local @param {string} displayName @returns {RoomModel} */
export const initialModel = (local, displayName) => ({
  phase: 'opening',
  room: null,
  displayName,
  refusal: null,
  standing: { host: false, removed: false },
  otherTab: false,
  keptOff: false,
  hasEnded: false,
  visit: null,
  socket: 'connecting',
  selfId: null,
  roster: [],
  links: {},
  ownHealth: {},
  toldHealth: {},
  speaking: new Set(),
  chat: [],
  returned: [],
  reactions: {},
  files: [],
  local,
  ...NO_RIGHTS_NEWS,
  ...NO_MEETING,
});

/** Explicit goodbyes; after any other loss the media decides. */
export const isGoodbye = (reason) => reason !== 'timeout';

const isLinkedIn = (model) => (id) => model.links[id]?.state === 'connected';

/** @type {Record<string, (model: RoomModel, event: any) => Partial<RoomModel>>} */
const REDUCERS = {
  ...RIGHTS_REDUCERS,

  changed: (model, { change }) => change,

  ...MEETING_REDUCERS,

  joined: (model, { self, room, participants, chat, meeting, privateChat = [] }) => ({
    ...meetingOf({ meeting }),
    // Who waits is told anew, and only if there is somebody.
    ...rightsAfter(self, { ...model, knocks: [] }),
    phase: 'in-room',
    waiting: null,
    refusal: null,
    room,
    selfId: self.id,
    roster: withParticipants(
      model.roster.filter(({ id }) => id !== model.selfId),
      [self, ...participants],
      isLinkedIn(model),
    ),
    chat: withHistory(model.chat, [...chat, ...privateChat]),
  }),

  snapshot: (model, { room, participants, meeting }) => {
    const self = model.roster.filter(({ id }) => id === model.selfId);
    const others = participants.filter(({ id }) => id !== model.selfId);
    const told = participants.filter(({ id }) => id === model.selfId);
    return {
      ...(meeting && meetingOf({ meeting })),
      ...(told.length && rightsAfter(told[0], model)),
      room,
      roster: withParticipants(
        model.roster,
        [...(told.length ? told : self), ...others],
        isLinkedIn(model),
      ),
    };
  },

  'participant-joined': (model, { participant }) => ({
    roster: withParticipant(model.roster, participant),
  }),

  'participant-updated': (model, { participant }) => ({
    roster: withParticipant(model.roster, participant),
    ...(participant.id === model.selfId && rightsAfter(participant, model)),
  }),

  'participant-left': (model, { participantId, reason }) => ({
    roster: withoutParticipant(
      model.roster,
      participantId,
      !isGoodbye(reason) && isLinkedIn(model)(participantId),
    ),
  }),

  'room-updated': (model, { room }) => ({ room }),

  chat: (model, { message }) => ({ chat: withMessage(model.chat, message) }),

  'private-chat': (model, { message }) => ({ chat: withMessage(model.chat, message) }),

  'chat-sent': (model, { message }) => ({ chat: [...model.chat, { ...message, pending: true }] }),

  'chat-refused': ({ chat, returned }, { ref }) => {
    const { text, to = null } = pendingOf(chat, ref) ?? {};
    return {
      chat: withoutPending(chat, ref),
      returned: text === undefined ? returned : [...returned, { text, to }],
    };
  },

  'returned-taken': ({ returned }) => ({ returned: returned.slice(1) }),

  link: (model, { id, state, streams, isCameraSent }) => ({
    links: { ...model.links, [id]: { state, streams, isCameraSent } },
  }),

  'link-removed': (model, { id }) => ({
    links: Object.fromEntries(Object.entries(model.links).filter(([linkId]) => linkId !== id)),
    roster: model.roster.filter((participant) => !(participant.id === id && participant.isLost)),
  }),

  'own-health': (model, { links }) => ({ ownHealth: links }),

  health: (model, { health }) => ({ toldHealth: health }),

  'left-room': (model, { phase, refusal = null }) => ({
    phase,
    refusal,
    selfId: null,
    roster: [],
    links: {},
    ownHealth: {},
    toldHealth: {},
    reactions: {},
    speaking: new Set(),
    ...NO_RIGHTS_NEWS,
    ...NO_MEETING,
  }),

  ...reactionReducers,
  ...fileReducers,
};

/**
 * Pure. Events are those of the server, by `type`, and our own. Unknown ones change nothing.
 *
 * @param {RoomModel} model
 * @param {{type: string}} event
 * @returns {RoomModel}
 */
export function reduce(model, event) {
  const reducer = REDUCERS[event.type];
  if (!reducer) return model;
  const visit = withEvent(model.visit, { selfId: model.selfId, ...event });
  return { ...model, visit, ...reducer(model, event) };
}
