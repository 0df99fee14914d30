import { namedPairs, shareOf } from './room-health.js';
import { language, text } from './texts.js';

/**
 * @typedef {{id: string, displayName: string, role: string, connection: string, joinedAt: string}} LiveParticipant
 * @typedef {{code: string, name: string, visibility: string, capacity: number, participants: LiveParticipant[], health: import('./room-health.js').RoomHealth}} AdminRoom
 * @typedef {{end: (room: AdminRoom) => void, remove: (room: AdminRoom, participant: LiveParticipant) => void, revoke: (room: AdminRoom, participant: LiveParticipant) => void}} Actions
 */

const CONNECTIONS = /** @type {const} */ (['connected', 'reconnecting', 'gone']);

/**
 * @param {AdminRoom} room
 * @param {Actions} actions
 */
export function roomItem(room, actions) {
  const count = text('of', { count: room.participants.length, capacity: room.capacity });
  const notes = [room.code, count, ...(room.visibility === 'unlisted' ? [text('unlisted')] : [])];
  const head = element('div', 'room-head', [
    element('div', '', [
      element('h2', '', [room.name]),
      element('div', 'soft', [notes.join(' · ')]),
    ]),
    button(text('end'), `end ${room.code}`, () => actions.end(room)),
  ]);
  const people = room.participants.map((participant) =>
    element('li', '', [
      element('bdi', '', [participant.displayName]),
      element('span', 'soft', [state(participant)]),
      button(text('remove'), `remove ${participant.id}`, () => actions.remove(room, participant)),
      button(text('revoke'), `revoke ${participant.id}`, () => actions.revoke(room, participant)),
    ]),
  );
  return element('li', 'room', [head, ...links(room), element('ul', 'participants', people)]);
}

/**
 * Shares of relayed and failed pairs, then the failed ones by name; nothing while no pair is known.
 *
 * @param {AdminRoom} room
 */
function links({ health, participants }) {
  const { pairs, relayed, failed, failedPairs } = health;
  if (pairs === 0) return [];
  const shares = text('links', {
    pairs,
    relayed: shareOf(relayed, pairs, language),
    failed: shareOf(failed, pairs, language),
  });
  const lines = namedPairs(failedPairs, participants).map(({ names: [one, other], state }) =>
    element('li', 'problem', [
      element('bdi', '', [one]),
      ' – ',
      element('bdi', '', [other]),
      ` · ${text(state)}`,
    ]),
  );
  return [
    element('p', failed ? 'links links-failed' : 'links', [shares]),
    ...(lines.length ? [element('ul', 'failed-pairs', lines)] : []),
  ];
}

/** @param {LiveParticipant} participant */
function state(participant) {
  const known = CONNECTIONS.find((connection) => connection === participant.connection);
  const time = new Date(participant.joinedAt).toLocaleTimeString(language, { timeStyle: 'short' });
  const host = participant.role === 'host' ? [text('host')] : [];
  return [...host, known ? text(known) : participant.connection, text('since', { time })].join(
    ' · ',
  );
}

/**
 * @param {string} label
 * @param {string} action names the button over redraws, so that the focus can return to it
 * @param {() => void} act
 */
function button(label, action, act) {
  const made = element('button', 'danger', [label]);
  made.setAttribute('type', 'button');
  made.dataset.action = action;
  made.addEventListener('click', act);
  return made;
}

/**
 * What is given as text stays text.
 *
 * @param {string} name
 * @param {string} className
 * @param {(Node | string)[]} children
 */
function element(name, className, children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}
