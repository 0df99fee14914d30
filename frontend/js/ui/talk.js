import { fileGroups } from './file-words.js';

/**
 * @typedef {import('../room/room-state.js').RoomState['chat'][number]} ChatView
 * @typedef {import('../room/room-files.js').FileView} FileView
 */

/**
 * Lines and files in the order in which they came; lines that are under way are the last.
 *
 * @param {readonly ChatView[]} chat
 * @param {readonly FileView[]} files
 * @returns {Array<{id: string, at: string, message?: any, before?: ChatView, group?: FileView[]}>} `before` is the line
 *   right above
 */
export function talkOf(chat, files) {
  const cards = fileGroups(files).map((group) => ({ id: group[0].group, at: group[0].at, group }));
  const said = chat.filter(({ pending }) => !pending);
  const pending = chat.filter((message) => message.pending);
  const asItem = (message) => ({ id: message.id, at: message.at, message });
  const items = [...said.map(asItem), ...cards];
  items.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return [...items, ...pending.map(asItem)].map((item, index, all) => ({
    ...item,
    before: /** @type {any} */ (all[index - 1])?.message,
  }));
}

/** Files that wait for a yes or a no. @param {readonly FileView[]} files */
export const offersOf = (files) =>
  files.filter((file) => file.direction === 'in' && file.state === 'offered');
