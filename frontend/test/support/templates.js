/**
 * What the templates of a source say themselves, each with its `${…}` left out; those inside are templates of their own.
 *
 * @param {string} source
 * @returns {string[]}
 */
export function templatesOf(source) {
  const found = [];
  readCode(source, 0, found, false);
  return found;
}

/** From `start` to the end, or to the brace that closes an expression; returns the index behind. */
function readCode(source, start, found, isInside) {
  let depth = 0;
  let index = start;
  while (index < source.length) {
    const rest = source[index];
    if (rest === '`') {
      const isMarkup = /\b(html|svg)$/.test(source.slice(Math.max(0, index - 4), index));
      index = readTemplate(source, index + 1, found, isMarkup);
    } else if (rest === '/' && /[/*]/.test(source[index + 1])) {
      const end = source[index + 1] === '/' ? '\n' : '*/';
      index = source.indexOf(end, index + 2) + end.length;
    } else if (rest === "'" || rest === '"') {
      index = behindString(source, index);
    } else {
      if (rest === '{') depth++;
      if (rest === '}' && depth-- === 0 && isInside) return index + 1;
      index++;
    }
  }
  return index;
}

function readTemplate(source, start, found, isMarkup) {
  let text = '';
  let index = start;
  while (source[index] !== '`') {
    if (source[index] === '\\') index += 2;
    else if (source.startsWith('${', index)) {
      index = readCode(source, index + 2, found, true);
      text += '\0';
    } else text += source[index++];
  }
  if (isMarkup) found.push(text);
  return index + 1;
}

function behindString(source, start) {
  let index = start + 1;
  while (source[index] !== source[start] && source[index] !== '\n') {
    index += source[index] === '\\' ? 2 : 1;
  }
  return index + 1;
}
