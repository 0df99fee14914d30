const LINK = /https?:\/\/[^\s<>"']+/g;
/** Punctuation that ends a sentence rather than an address. */
const TAIL = /[.,;:!?)\]}'"…]+$/;

/**
 * Splits a message into plain text and links.
 * @param {string} text
 * @returns {{text: string, href?: string}[]}
 */
export function chatParts(text) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const href = match[0].replace(TAIL, '');
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    parts.push({ text: href, href });
    end = match.index + href.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}
