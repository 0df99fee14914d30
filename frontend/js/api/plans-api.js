/**
 * @typedef {import('./api-client.js').ApiClient} ApiClient
 * @typedef {import('./rooms-api.js').Room} Room
 */

/**
 * @param {ApiClient} api
 * @param {string} token
 * @param {{page?: number, size?: number}} query
 * @returns {Promise<{rooms: Room[], page: number, size: number, total: number}>} open ones first
 */
export const listHostedRooms = (api, token, query) =>
  api.request('/users/me/rooms', { token, query });
