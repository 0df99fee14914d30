/**
 * ISO/IEC 18004, error correction level M (15 % of a code may be lost): how many codewords correct each block, the
 * data codewords of each block, and where the centres of the alignment patterns are.
 * @typedef {{correction: number, blocks: number[], alignment: number[]}} Version
 */

const blocks = (/** @type {[number, number][]} */ ...groups) =>
  groups.flatMap(([count, size]) => /** @type {number[]} */ (new Array(count).fill(size)));

/** Versions 1 to 10; a link needs the third. @type {Version[]} */
export const VERSIONS = [
  { correction: 10, blocks: blocks([1, 16]), alignment: [] },
  { correction: 16, blocks: blocks([1, 28]), alignment: [6, 18] },
  { correction: 26, blocks: blocks([1, 44]), alignment: [6, 22] },
  { correction: 18, blocks: blocks([2, 32]), alignment: [6, 26] },
  { correction: 24, blocks: blocks([2, 43]), alignment: [6, 30] },
  { correction: 16, blocks: blocks([4, 27]), alignment: [6, 34] },
  { correction: 18, blocks: blocks([4, 31]), alignment: [6, 22, 38] },
  { correction: 22, blocks: blocks([2, 38], [2, 39]), alignment: [6, 24, 42] },
  { correction: 22, blocks: blocks([3, 36], [2, 37]), alignment: [6, 26, 46] },
  { correction: 26, blocks: blocks([4, 43], [1, 44]), alignment: [6, 28, 50] },
];

/** @param {Version} version */
export const dataCodewords = ({ blocks }) => blocks.reduce((sum, size) => sum + size, 0);

/** Bits that tell how many bytes follow. @param {number} number */
export const lengthBits = (number) => (number < 10 ? 8 : 16);
