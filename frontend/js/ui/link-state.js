/** @typedef {import('../room/room-state.js').ParticipantView} ParticipantView */
/** @typedef {'self' | 'connecting' | 'connected' | 'repairing' | 'failed' | 'reconnecting'} TileConnection */

/**
 * What a tile says about its link. Media that flows needs no remark, even while the other one's session is lost.
 * @param {Pick<ParticipantView, 'self' | 'connection' | 'link'>} participant
 * @returns {TileConnection}
 */
export function tileConnection({ self, connection, link }) {
  if (self) return 'self';
  if (connection === 'gone') return 'reconnecting';
  if (connection === 'reconnecting' && link !== 'connected') return 'reconnecting';
  return /** @type {TileConnection} */ (link);
}
