import { moderationNotice } from './rights-model.js';

/**
 * What of the changes of a room is worth a notice.
 *
 * @param {any} event
 * @param {import('./room-model.js').RoomModel} before the event
 * @returns {{code: string, data: any} | null}
 */
export function noticeOf(event, { roster, selfId, polls }) {
  const { type, participant, participantId, message, poll } = event;
  if (type === 'moderated') return moderationNotice(event);
  const left = roster.find(({ id }) => id === participantId);
  const isBack = left?.connection === 'gone' && roster.some(isAgain(left));
  if (type === 'participant-joined') return { code: type, data: participant };
  if (type === 'participant-left' && left && !isBack) return { code: type, data: left };
  if (type === 'chat' && message.from !== selfId) return { code: type, data: message };
  if (type === 'poll' && !polls.some(({ id }) => id === poll.id)) return { code: type, data: poll };
  return null;
}

/**
 * Whether somebody is who closed a page and came in again on another one, so that nobody has left.
 *
 * @param {import('./roster.js').RosterEntry} left
 */
const isAgain =
  (left) =>
  ({ id, displayName, connection }) =>
    id !== left.id && displayName === left.displayName && connection !== 'gone';
