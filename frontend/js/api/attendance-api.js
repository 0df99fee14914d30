/**
 * @typedef {import('./api-client.js').ApiClient} ApiClient
 *
 * One stored participation.
 * @typedef {object} Membership
 * @property {string} participantId
 * @property {string} [person] the same for all of one user in this room
 * @property {string} displayName
 * @property {'host' | 'moderator' | 'participant'} role
 * @property {string} joinedAt
 * @property {string} [resumedAt]
 * @property {string} [leftAt] missing for who is there
 * @property {string} [leftReason]
 * @property {number} talkSeconds
 */

const PAGE_SIZE = 1_000;
const MAX_PAGES = 10;
const LINE_END = '\r\n';

const path = (code) => `/rooms/${encodeURIComponent(code)}/memberships`;

/**
 * The oldest 10,000 participations of a room; for its hosts.
 *
 * @param {ApiClient} api
 * @param {string} token
 * @param {string} code
 * @returns {Promise<Membership[]>}
 */
export async function getMemberships(api, token, code) {
  /** @type {Membership[]} */
  const all = [];
  for (let page = 0; page < MAX_PAGES; page++) {
    const query = { page, size: PAGE_SIZE };
    const { memberships } = await api.request(path(code), { token, query });
    all.push(...memberships);
    if (memberships.length < PAGE_SIZE) break;
  }
  return all;
}

/**
 * The same as CSV, with one head.
 *
 * @param {ApiClient} api
 * @param {string} token
 * @param {string} code
 * @returns {Promise<string>}
 */
export async function getAttendanceCsv(api, token, code) {
  let all = '';
  for (let page = 0; page < MAX_PAGES; page++) {
    const query = { page, size: PAGE_SIZE };
    const csv = await api.request(path(code), { token, query, accept: 'text/csv' });
    // No cell holds a line break: names are one line.
    const lines = csv.split(LINE_END);
    all += page === 0 ? csv : lines.slice(1).join(LINE_END);
    if (lines.length - 2 < PAGE_SIZE) break;
  }
  return all;
}
