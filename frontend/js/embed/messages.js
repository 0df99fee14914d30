/**
 * What a page says to the room in its frame: `madang` names the command, and nothing else may be in it.
 *
 * @typedef {{madang: 'hello'} | {madang: 'hang-up'} | {madang: 'mute', on: boolean} | {madang: 'camera', on: boolean}
 *   | {madang: 'share', on: boolean} | {madang: 'display-name', name: string}} FrameCommand
 */

const LONGEST_NAME = 60;
const SWITCH = { on: (value) => typeof value === 'boolean' };
/** @type {Record<string, Record<string, (value: any) => boolean>>} */
const COMMANDS = {
  hello: {},
  'hang-up': {},
  mute: SWITCH,
  camera: SWITCH,
  share: SWITCH,
  'display-name': { name: isName },
};

/**
 * @param {unknown} data of a message from anywhere
 * @returns {FrameCommand | null} null for what is no command, or not quite one
 */
export function readCommand(data) {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return null;
  const { madang: name, ...fields } = /** @type {Record<string, unknown>} */ (data);
  if (typeof name !== 'string' || !Object.hasOwn(COMMANDS, name)) return null;
  const wanted = COMMANDS[name];
  const given = Object.keys(fields);
  const fits =
    given.length === Object.keys(wanted).length &&
    given.every((field) => Object.hasOwn(wanted, field) && wanted[field](fields[field]));
  return fits ? /** @type {FrameCommand} */ (data) : null;
}

/** @param {import('../room/room-state.js').ParticipantView} participant what is told of somebody outside */
export const told = ({ id, displayName, role, self, media, hand, link }) => ({
  id,
  displayName,
  role,
  self,
  media: { ...media },
  hand,
  link,
});

function isName(name) {
  if (typeof name !== 'string') return false;
  const { length } = name.trim();
  return length > 0 && length <= LONGEST_NAME && !/\p{Cc}/u.test(name);
}
