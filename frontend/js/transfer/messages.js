/**
 * The text messages of the channel `files`, see `protocol.md`. The other side may be anybody: whatever is not one of
 * them is passed over.
 */
export const VERSION = 1;
export const NAME_CHARACTERS = 255;
export const MIME_CHARACTERS = 127;
/** Transfers that one side has open to the other at a time. */
export const MOST_OPEN = 32;

const MESSAGE_CHARACTERS = 4_096;

/** Why a receiver wants no more of a file. */
export const STOP_REASONS = /** @type {const} */ ([
  'declined',
  'cancelled',
  'too-large',
  'disk-full',
  'checksum',
  'busy',
]);
/** Why a sender gives no more of a file. */
export const WITHDRAW_REASONS = /** @type {const} */ (['cancelled', 'unreadable']);

const isCount = (value) => Number.isSafeInteger(value) && value >= 0;
const isId = (value) => Number.isSafeInteger(value) && value > 0 && value <= 0xffffffff;
const isText = (value, most) => typeof value === 'string' && value.length <= most;

/** @type {Record<string, (message: any) => boolean>} */
const IS_SOUND = {
  hello: ({ v, open }) =>
    v === VERSION && Array.isArray(open) && open.length <= MOST_OPEN && open.every(isId),
  offer: ({ id, name, size, mime, toAll }) =>
    isId(id) &&
    isCount(size) &&
    isText(name, NAME_CHARACTERS) &&
    isText(mime, MIME_CHARACTERS) &&
    typeof toAll === 'boolean',
  accept: ({ id, from }) => isId(id) && isCount(from),
  progress: ({ id, bytes }) => isId(id) && isCount(bytes),
  end: ({ id, sha256 }) => isId(id) && /^[0-9a-f]{64}$/.test(sha256),
  received: ({ id }) => isId(id),
  stop: ({ id, reason }) => isId(id) && STOP_REASONS.includes(reason),
  withdraw: ({ id, reason }) => isId(id) && WITHDRAW_REASONS.includes(reason),
};

/**
 * @param {string} text
 * @returns {any} the message, or null
 */
export function readMessage(text) {
  if (text.length > MESSAGE_CHARACTERS) return null;
  let message;
  try {
    message = JSON.parse(text);
  } catch {
    return null;
  }
  const type = message?.type;
  // A list of one name would pass for that name below.
  const isKnown = typeof type === 'string' && Object.hasOwn(IS_SOUND, type);
  return isKnown && IS_SOUND[type](message) ? message : null;
}

/** Transfer and offset, before the bytes of each binary message. */
export const HEADER_BYTES = 12;
const UPPER = 2 ** 32;

/**
 * @param {number} id
 * @param {number} offset
 * @param {Uint8Array} bytes
 * @returns {ArrayBuffer}
 */
export function writeChunk(id, offset, bytes) {
  const chunk = new Uint8Array(HEADER_BYTES + bytes.length);
  const header = new DataView(chunk.buffer);
  header.setUint32(0, id);
  header.setUint32(4, Math.floor(offset / UPPER));
  header.setUint32(8, offset % UPPER);
  chunk.set(bytes, HEADER_BYTES);
  return chunk.buffer;
}

/**
 * @param {ArrayBuffer} buffer
 * @returns {{id: number, offset: number, bytes: Uint8Array} | null}
 */
export function readChunk(buffer) {
  if (buffer.byteLength <= HEADER_BYTES) return null;
  const header = new DataView(buffer);
  const offset = header.getUint32(4) * UPPER + header.getUint32(8);
  return { id: header.getUint32(0), offset, bytes: new Uint8Array(buffer, HEADER_BYTES) };
}
