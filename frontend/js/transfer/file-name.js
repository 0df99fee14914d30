const LONGEST = 120;
/**
 * Control characters, what turns the direction of writing or is not seen, letters that are blank, and what some file
 * system does not take.
 */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164\uffa0<>:"/\\|?*]/gu;
/** Devices of Windows, with any ending. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * A name that can be given to a file everywhere and shows what it is; made from what somebody else calls it.
 *
 * @param {string} name
 */
export function safeFileName(name) {
  const plain = name
    .normalize('NFC')
    .replace(UNSAFE, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const free = RESERVED.test(plain) ? `_${plain}` : plain;
  return shortened(free) || 'file';
}

/** The end tells what it is, and stays. */
function shortened(name) {
  const letters = [...name];
  if (letters.length <= LONGEST) return name;
  const ending = /\.[^.]{1,16}$/.exec(name)?.[0] ?? '';
  return letters.slice(0, LONGEST - [...ending].length).join('') + ending;
}
