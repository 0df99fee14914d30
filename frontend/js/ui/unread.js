/**
 * How many messages of others came after the last one seen.
 * @param {readonly {id: string, self: boolean}[]} chat oldest first
 * @param {string | null} seenId null when nothing was seen
 */
export function unreadAfter(chat, seenId) {
  const seen = chat.findIndex((message) => message.id === seenId);
  return chat.slice(seen + 1).filter((message) => !message.self).length;
}
