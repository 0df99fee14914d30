/** @param {string} code */
export const events = (code) => `/topic/room.${code}`;

/** @param {string} code @param {string} participantId */
export const inbox = (code, participantId) => `/topic/room.${code}.participant.${participantId}`;

/** @param {string} code @param {string} name */
export const command = (code, name) => `/app/room.${code}.${name}`;

/** @param {string} code @param {string} to */
export const signal = (code, to) => `/app/room.${code}.signal.${to}`;
