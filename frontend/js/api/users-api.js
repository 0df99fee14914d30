/**
 * @typedef {import('./api-client.js').ApiClient} ApiClient
 * @typedef {{id: string, displayName: string, locale: string, createdAt: string, token?: string}} User
 */

/**
 * @param {ApiClient} api
 * @param {{displayName: string, locale?: string}} user
 * @returns {Promise<User>} with its token, told this once
 */
export const createUser = (api, user) => api.request('/users', { method: 'POST', body: user });

/**
 * @param {ApiClient} api
 * @param {string} token
 * @param {{displayName?: string, locale?: string}} change
 * @returns {Promise<User>}
 */
export const updateUser = (api, token, change) =>
  api.request('/users/me', { method: 'PATCH', token, body: change });
