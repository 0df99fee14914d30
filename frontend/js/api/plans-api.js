/**
 * @typedef {import('./api-client.js').ApiClient} ApiClient
 * @typedef {import('./rooms-api.js').Room} Room
 */

/**
 * @param {ApiClient} api
 * @param {string} token of a host
 * @param {string} code
 * @param {{name?: string, visibility?: string, capacity?: number, passcode?: string, startsAt?: string,
 *   endsAt?: string}} change
 * @returns {Promise<Room>}
 */
export const changeRoom = (api, token, code, change) =>
  api.request(`/rooms/${encodeURIComponent(code)}`, { method: 'PATCH', token, body: change });

/**
 * @param {ApiClient} api
 * @param {string} token
 * @param {{page?: number, size?: number}} query
 * @returns {Promise<{rooms: Room[], page: number, size: number, total: number}>} open ones first
 */
export const listHostedRooms = (api, token, query) =>
  api.request('/users/me/rooms', { token, query });
