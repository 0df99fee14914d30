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
  if (type === 'participant-joined') return { code: type, data: participant };
  if (type === 'participant-left' && left) return { code: type, data: left };
  if (type === 'chat' && message.from !== selfId) return { code: type, data: message };
  if (type === 'poll' && !polls.some(({ id }) => id === poll.id)) return { code: type, data: poll };
  return null;
}
