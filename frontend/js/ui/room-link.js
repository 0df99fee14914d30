/** Codes are written in groups of 4, 4 and 5; people leave the dashes out. */
const WITHOUT_DASHES = /^([a-z0-9]{4})([a-z0-9]{4})([a-z0-9]{5})$/;
const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** @typedef {{code: string, hostSecret?: string}} RoomLink */

/**
 * What somebody pasted or typed: a whole link, a path or a code in any case, with spaces or without dashes.
 * @param {string} text
 * @returns {RoomLink | null} null when it is none of them
 */
export function readRoomLink(text) {
  const [address, fragment = ''] = text.trim().split('#', 2);
  const linked = /\/r\/([^/?#\s]+)/i.exec(address);
  const code = normalCode(linked ? linked[1] : address);
  if (!code || (!linked && !looksLikeCode(code))) return null;
  const hostSecret = new URLSearchParams(fragment).get('host');
  return hostSecret ? { code, hostSecret } : { code };
}

/** @param {string} code */
export const roomPath = (code) => `/r/${encodeURIComponent(code)}`;

/** @param {string} raw */
function normalCode(raw) {
  const code = raw
    .trim()
    .toLowerCase()
    .replace(/[\s_\u2010-\u2015-]+/g, '-')
    .replace(WITHOUT_DASHES, '$1-$2-$3');
  return CODE.test(code) ? code : null;
}

/** @param {string} code */
const looksLikeCode = (code) => code.length >= 8;
