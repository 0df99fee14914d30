import { pollViews } from './meeting-state.js';
import { ALL_RIGHTS } from './rights-model.js';
import { brokenPairs, healthOfRoom } from './room-health.js';
import { summaryOf } from './visit-summary.js';

/**
 * @typedef {'opening' | 'lobby' | 'joining' | 'waiting' | 'in-room' | 'reconnecting' | 'left' | 'ended' | 'removed'
 *   | 'replaced' | 'abandoned' | 'signed-out' | 'not-found' | 'unavailable'} Phase
 *
 * @typedef {object} ParticipantView
 * @property {string} id
 * @property {string} displayName
 * @property {'host' | 'moderator' | 'participant'} role
 * @property {boolean} standsIn a moderator only while no host is there
 * @property {import('./rights-model.js').Rights} rights
 * @property {boolean} self
 * @property {{mic: boolean, camera: boolean, screen: boolean}} media
 * @property {boolean} hand
 * @property {number | null} handPlace 1 for whose hand is up the longest
 * @property {import('./reactions.js').ShownReaction | null} reaction of this moment
 * @property {'connected' | 'reconnecting' | 'gone'} connection to the server
 * @property {'self' | 'connecting' | 'connected' | 'repairing' | 'failed'} link to this participant
 * @property {{state: import('../mesh/health.js').HealthState, step: string | null, relayed: boolean,
 *   cause: import('../mesh/explain.js').CauseCode | null,
 *   action: import('../mesh/explain.js').ActionCode | null} | null} health of the link to this participant;
 *   null for self
 * @property {boolean} speaking
 * @property {{camera: MediaStream | null, audio: MediaStream | null, screen: MediaStream | null,
 *   screenAudio: MediaStream | null}} streams
 *
 * @typedef {object} RoomState
 * @property {Phase} phase
 * @property {import('../api/rooms-api.js').Room | null} room
 * @property {boolean} canModerate
 * @property {boolean} canEnd
 * @property {import('./rights-model.js').Rights} rights the own ones
 * @property {boolean} isLasting whether what is moderated stays when a host comes
 * @property {boolean} standsIn whether one stands in for the host, and was not told yet what that is
 * @property {import('./rights-model.js').Knock[]} knocks
 * @property {import('./rights-model.js').Waiting | null} waiting
 * @property {import('./rights-model.js').Asked | null} asked
 * @property {string} displayName
 * @property {{code: string, detail?: string, retryAfterMillis?: number} | null} refusal
 * @property {{host: boolean, removed: boolean}} standing of the user of this browser, as told at the door
 * @property {boolean} otherTab whether this browser is in the room in another tab too
 * @property {boolean} keptOff whether the microphone is off since somebody else had switched it off before one came in
 * @property {boolean} hasEnded whether one ends or has ended the room oneself
 * @property {{millis: number, others: number} | null} summary of a meeting that is over
 * @property {'connecting' | 'open' | 'lost'} socket
 * @property {import('./local-controls.js').LocalState} local
 * @property {ParticipantView[]} participants in order of joining, self first
 * @property {import('./room-health.js').RoomHealth} health what everybody says of the own links
 * @property {import('./room-health.js').BrokenPair[]} brokenPairs as bad as the worse of both sides says
 * @property {Array<{id: string, from: string, displayName: string, text: string, at: string, self: boolean,
 *   to?: string, toDisplayName?: string, pending?: boolean}>} chat
 * @property {readonly import('./room-files.js').FileView[]} files to and from others, oldest first
 * @property {import('./meeting-state.js').PollView[]} polls oldest first
 * @property {import('./meeting-state.js').Closing | null} closing
 */

/**
 * @param {import('./room-model.js').RoomModel} model
 * @returns {RoomState} what is shown, to be taken as it is and never changed
 */
export function roomState(model) {
  const { room, displayName, refusal, local, selfId, roster } = model;
  const self = roster.find(({ id }) => id === selfId);
  // Who closed the page is away at once; a reload brings the same tile back.
  const others = roster.filter(({ id, connection }) => id !== selfId && connection !== 'gone');
  const health = healthOfRoom(toldWithOwn(model), roster);
  return Object.freeze({
    phase: shownPhase(model),
    room,
    canModerate: self?.role === 'host' || self?.role === 'moderator',
    canEnd: self?.role === 'host',
    rights: self?.rights ?? ALL_RIGHTS,
    isLasting: Boolean(self && self.role !== 'participant' && !self.standsIn),
    standsIn: Boolean(self?.standsIn) && !model.knowsStandingIn,
    knocks: model.knocks,
    waiting: model.waiting,
    asked: model.asked,
    displayName,
    refusal,
    standing: model.standing,
    otherTab: model.otherTab,
    keptOff: model.keptOff,
    hasEnded: model.hasEnded,
    summary: summaryOf(model.visit),
    socket: model.socket,
    local,
    participants: [
      ...(self ? [selfView(model, self)] : []),
      ...others.map((participant) => otherView(model, participant)),
    ],
    health,
    brokenPairs: brokenPairs(health, roster),
    files: model.files,
    polls: pollViews(model),
    closing: model.closing,
    chat: model.chat.map(({ ref, ...message }) => ({ ...message, self: message.from === selfId })),
  });
}

const shownPhase = ({ phase, socket }) =>
  phase === 'in-room' && socket === 'lost' ? 'reconnecting' : phase;

function toldWithOwn({ selfId, ownHealth, toldHealth }) {
  const own = Object.entries(ownHealth).map(([id, { state, step, relayed }]) => [
    id,
    { state, ...(step && { step }), relayed },
  ]);
  return selfId ? { ...toldHealth, [selfId]: Object.fromEntries(own) } : toldHealth;
}

function selfView(model, self) {
  const { local } = model;
  return {
    ...shared(self, model),
    self: true,
    media: { mic: local.mic.on, camera: local.camera.on, screen: local.screen.on },
    link: 'self',
    health: null,
    streams: {
      camera: local.camera.stream,
      audio: null,
      screen: local.screen.stream,
      screenAudio: null,
    },
  };
}

function otherView(model, participant) {
  const { links, ownHealth } = model;
  const { media } = participant;
  const link = links[participant.id];
  const streams = link?.streams;
  // Media does not pass through the server, so it is here that a right is kept.
  const { mic, camera, screen } = participant.rights ?? ALL_RIGHTS;
  const isShared = media.screen && screen;
  return {
    ...shared(participant, model),
    self: false,
    media,
    link: link?.state ?? 'connecting',
    health: ownHealth[participant.id] ?? UNKNOWN_HEALTH,
    streams: {
      camera: (media.camera && camera && link?.isCameraSent && streams?.camera) || null,
      audio: (mic && streams?.audio) || null,
      screen: (isShared && streams?.screen) || null,
      screenAudio: (isShared && streams?.screenAudio) || null,
    },
  };
}

/** Of who is here before there is a link. */
const UNKNOWN_HEALTH = Object.freeze({
  state: 'connecting',
  step: null,
  relayed: false,
  cause: null,
  action: null,
});

/** @returns {Map<string, number>} by id; who was lost to the server has no place */
function handPlaces(roster) {
  const raised = roster.filter(({ hand, isLost }) => hand && !isLost);
  raised.sort((a, b) => (a.handOrder ?? 0) - (b.handOrder ?? 0));
  return new Map(raised.map(({ id }, index) => [id, index + 1]));
}

const shared = (participant, { speaking, reactions, roster }) => ({
  id: participant.id,
  displayName: participant.displayName,
  role: participant.role,
  standsIn: participant.standsIn === true,
  rights: participant.rights ?? ALL_RIGHTS,
  hand: participant.hand,
  handPlace: handPlaces(roster).get(participant.id) ?? null,
  reaction: reactions[participant.id] ?? null,
  connection: participant.connection,
  speaking: participant.media.mic && speaking.has(participant.id),
});
