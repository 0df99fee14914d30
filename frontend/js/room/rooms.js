import { getAttendanceCsv, getMemberships } from '../api/attendance-api.js';
import { listHostedRooms } from '../api/plans-api.js';
import {
  changeRoom,
  claimHost,
  createRoom,
  endRoom,
  getActions,
  getIceServers,
  getRoom,
  getStanding,
  listRooms,
} from '../api/rooms-api.js';

/**
 * The rooms of the server. Every failure is an ApiProblem.
 *
 * @param {import('../api/api-client.js').ApiClient} api
 * @param {import('./identity.js').Identity} identity registered on first need
 */
export function createRooms(api, identity) {
  return {
    /** @param {Parameters<typeof listRooms>[1]} [query] */
    list: (query = {}) => listRooms(api, query),

    /** @param {Parameters<typeof createRoom>[2]} room */
    create: (room) => identity.withToken((token) => createRoom(api, token, room)),

    /** Whether there is a relay, which a room that uses nothing else needs. */
    hasRelay: async () =>
      (await getIceServers(api)).some(({ urls }) =>
        [urls].flat().some((url) => /^turns?:/.test(url)),
      ),

    /** Whether this browser has a user. */
    isKnown: () => identity.isRegistered,

    /** With credentials for who could join this room; nobody is registered for it. @param {string} code */
    iceServers: (code) => getIceServers(api, { token: identity.knownToken, room: code }),

    /** @param {string} code */
    get: (code) => getRoom(api, code),

    /**
     * How the user of this browser stands to a room; nobody is registered for it.
     * @param {string} code
     */
    standing: async (code) => {
      const token = identity.knownToken;
      return token ? getStanding(api, token, code) : { host: false, removed: false };
    },

    /** @param {string} code */
    end: (code) => identity.withToken((token) => endRoom(api, token, code)),

    /** @param {string} code @param {Parameters<typeof changeRoom>[3]} change */
    change: (code, change) => identity.withToken((token) => changeRoom(api, token, code, change)),

    /** @param {string} code @param {number} page */
    actions: (code, page) => identity.withToken((token) => getActions(api, token, code, page)),

    /** Those of this user; nobody is registered for it. @param {{page?: number, size?: number}} [query] */
    hosted: async (query = {}) =>
      identity.knownToken
        ? listHostedRooms(api, identity.knownToken, query)
        : { rooms: [], page: 0, size: 0, total: 0 },

    /** Who was there. @param {string} code */
    attendance: (code) => identity.withToken((token) => getMemberships(api, token, code)),

    /** @param {string} code */
    attendanceCsv: (code) => identity.withToken((token) => getAttendanceCsv(api, token, code)),

    /** @param {string} code @param {string} secret */
    claimHost: (code, secret) => identity.withToken((token) => claimHost(api, token, code, secret)),
  };
}
