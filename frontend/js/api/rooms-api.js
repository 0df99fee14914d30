/**
 * @typedef {import('./api-client.js').ApiClient} ApiClient
 *
 * @typedef {object} Room
 * @property {string} code
 * @property {string} name
 * @property {'public' | 'unlisted'} visibility
 * @property {number} capacity
 * @property {boolean} passcodeRequired
 * @property {'open' | 'knock' | 'locked'} [entry] who comes in
 * @property {import('../room/rights-model.js').Rights} [rights] of everybody of whom nothing else was said
 * @property {boolean} relayOnly media goes through a TURN server alone
 * @property {number} participants
 * @property {'open' | 'ended'} state
 * @property {string} createdAt
 * @property {string} [startsAt] planned
 * @property {string} [endsAt] planned
 * @property {string} [hostLink] told once, to who created the room
 */

const roomPath = (code) => `/rooms/${encodeURIComponent(code)}`;

/**
 * @param {ApiClient} api
 * @param {{q?: string, page?: number, size?: number, sort?: 'newest' | 'name' | 'participants'}} query
 * @returns {Promise<{rooms: Room[], page: number, size: number, total: number}>}
 */
export const listRooms = (api, query) => api.request('/rooms', { query });

/**
 * @param {ApiClient} api
 * @param {{token?: string | null, room?: string}} [asker]
 * @returns {Promise<RTCIceServer[]>} with credentials for a user who could join this room at once
 */
export const getIceServers = async (api, { token, room } = {}) =>
  (await api.request('/ice-servers', { token, query: { room } })).iceServers;

/**
 * @param {ApiClient} api
 * @param {string} code
 * @returns {Promise<Room>}
 */
export const getRoom = (api, code) => api.request(roomPath(code));

/**
 * @param {ApiClient} api
 * @param {string} token
 * @param {string} code
 * @returns {Promise<{host: boolean, removed: boolean}>} how this user stands to the room
 */
export const getStanding = (api, token, code) => api.request(`${roomPath(code)}/me`, { token });

/**
 * @param {ApiClient} api
 * @param {string} token
 * @param {{name: string, visibility?: string, capacity?: number, passcode?: string,
 *   entry?: string, relayOnly?: boolean, startsAt?: string, endsAt?: string}} room
 * @returns {Promise<Room>} with `hostLink`
 */
export const createRoom = (api, token, room) =>
  api.request('/rooms', { method: 'POST', token, body: room });

/**
 * @param {ApiClient} api
 * @param {string} token of a host
 * @param {string} code
 * @param {{name?: string, passcode?: string, entry?: string, startsAt?: string, endsAt?: string}} change
 * @returns {Promise<Room>}
 */
export const changeRoom = (api, token, code, change) =>
  api.request(roomPath(code), { method: 'PATCH', token, body: change });

/**
 * @param {ApiClient} api
 * @param {string} token of a host
 * @param {string} code
 * @param {number} page
 * @returns {Promise<{actions: Array<{at: string, action: string, detail?: string, by: string, target?: string}>,
 *   page: number, size: number}>} newest first
 */
export const getActions = (api, token, code, page) =>
  api.request(`${roomPath(code)}/actions`, { token, query: { page } });

/**
 * @param {ApiClient} api
 * @param {string} token of a host
 * @param {string} code
 */
export const endRoom = (api, token, code) =>
  api.request(roomPath(code), { method: 'DELETE', token });

/**
 * @param {ApiClient} api
 * @param {string} token
 * @param {string} code
 * @param {string} secret
 */
export const claimHost = (api, token, code, secret) =>
  api.request(`${roomPath(code)}/host`, { method: 'POST', token, body: { secret } });

/**
 * The page is closing; the request outlives it.
 *
 * @param {ApiClient} api
 * @param {string} token
 * @param {string} code
 * @param {{id: string, incarnation: number}} participant
 */
export const tellAway = (api, token, code, { id, incarnation }) =>
  api.request(`${roomPath(code)}/participants/${encodeURIComponent(id)}/away`, {
    method: 'POST',
    token,
    body: { incarnation },
    keepalive: true,
  });
