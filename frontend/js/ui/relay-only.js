/**
 * Whether voices and pictures of a room go through a relay alone.
 * @param {import('../api/rooms-api.js').Room & {relayOnly?: boolean} | null | undefined} room
 */
export const isRelayOnly = (room) => room?.relayOnly === true;
