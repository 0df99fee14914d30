/**
 * The markup of a template as one text, with what is put into it; functions leave nothing behind.
 *
 * @param {unknown} part
 * @returns {string}
 */
export function drawn(part) {
  if (Array.isArray(part)) return part.map(drawn).join('');
  if (typeof part !== 'object' || part === null) return textOf(part);
  const { strings, values = [] } = /** @type {{strings?: string[], values?: unknown[]}} */ (part);
  return (strings ?? []).map((text, at) => text + drawn(values[at])).join('');
}

/** @param {unknown} value */
const textOf = (value) =>
  ['string', 'number', 'boolean'].includes(typeof value) ? `${value}` : '';
