const VERSION = 1;

/**
 * @typedef {{from: number, to: number, rebuild: number}} Epoch the incarnation of the sender, that of the
 *   receiver, and how often the link was rebuilt
 */

/**
 * @param {Epoch} link
 * @param {object} content
 */
export const seal = (link, content) => ({ v: VERSION, link, ...content });

/**
 * @param {string} kind
 * @param {string} text as it came from the other participant, who may be anybody
 * @returns {any} the message, or null when it is not one of ours
 */
export function open(kind, text) {
  let message;
  try {
    message = JSON.parse(text);
  } catch {
    return null;
  }
  const isSound = message?.v === VERSION && hasEpoch(message) && hasContent[kind]?.(message);
  return isSound ? message : null;
}

const hasEpoch = ({ link }) =>
  ['from', 'to', 'rebuild'].every((field) => Number.isInteger(link?.[field]) && link[field] >= 0);

const hasDescription = (type) => (message) =>
  message.description?.type === type &&
  typeof message.description.sdp === 'string' &&
  typeof message.slots === 'object' &&
  message.slots !== null;

const hasContent = {
  offer: hasDescription('offer'),
  answer: hasDescription('answer'),
  candidates: ({ candidates }) =>
    Array.isArray(candidates) && candidates.every((each) => typeof each?.candidate === 'string'),
  bye: () => true,
};
