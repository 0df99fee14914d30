/**
 * @param {string} code of the room
 * @param {{token: string, resume?: string | null, locale?: string}} credentials
 * @returns {Record<string, string>} the headers of CONNECT
 */
export const connectHeaders = (code, { token, resume, locale }) => ({
  Authorization: `Bearer ${token}`,
  room: code,
  ...(resume && { resume }),
  ...(locale && { locale }),
});
