import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { qrCode } from '../../js/lib/qr/index.js';

/** ISO/IEC 18004 for level M: error correction codewords per block, and the data codewords of each block. */
const BLOCKS = {
  1: [10, [16]],
  2: [16, [28]],
  3: [26, [44]],
  4: [18, [32, 32]],
  5: [24, [43, 43]],
  6: [16, [27, 27, 27, 27]],
  7: [18, [31, 31, 31, 31]],
  8: [22, [38, 38, 39, 39]],
  9: [22, [36, 36, 36, 37, 37]],
  10: [26, [43, 43, 43, 43, 44]],
};
const CENTRES = { 7: [6, 22, 38], 8: [6, 24, 42], 9: [6, 26, 46], 10: [6, 28, 50] };
/** Table of the standard: the format of level M with mask 0 to 7. */
const FORMATS = [0x5412, 0x5125, 0x5e7c, 0x5b4b, 0x45f9, 0x40ce, 0x4f97, 0x4aa0];
/** Table of the standard: what tells versions 7 to 10. */
const TOLD_VERSIONS = { 7: 0x07c94, 8: 0x085bc, 9: 0x09a99, 10: 0x0a4d3 };

const MASKS = [
  (i, j) => (i + j) % 2,
  (i) => i % 2,
  (i, j) => j % 3,
  (i, j) => (i + j) % 3,
  (i, j) => (Math.floor(i / 2) + Math.floor(j / 3)) % 2,
  (i, j) => ((i * j) % 2) + ((i * j) % 3),
  (i, j) => (((i * j) % 2) + ((i * j) % 3)) % 2,
  (i, j) => (((i * j) % 3) + ((i + j) % 2)) % 2,
];

const number = (bits) => bits.reduce((value, bit) => value * 2 + Number(bit), 0);

function multiply(a, b) {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ (product & 0x80 ? 0x11d : 0);
    if ((b >> bit) & 1) product ^= a;
  }
  return product;
}

/** Whether a block with its correction is a multiple of the generator. */
function isWhole(block, correction) {
  for (let power = 0, root = 1; power < correction; power++, root = multiply(root, 2)) {
    if (block.reduce((value, word) => multiply(value, root) ^ word, 0) !== 0) return false;
  }
  return true;
}

/** A reader that knows nothing of how codes are made here. */
function read(grid) {
  const size = grid.length;
  const version = (size - 17) / 4;
  const column = (from, to, at) => Array.from({ length: to - from }, (_, i) => grid[from + i][at]);
  const beside = [...grid[8].slice(0, 6), grid[8][7], grid[8][8], grid[7][8]];
  const format = number([...beside, ...column(0, 6, 8).reverse()]);
  const again = number([...column(size - 7, size, 8).reverse(), ...grid[8].slice(size - 8)]);
  assert.equal(format, again);
  const mask = FORMATS.indexOf(format);
  assert.ok(mask >= 0 && grid[size - 8][8]);
  if (version >= 7) {
    const cells = Array.from({ length: 18 }, (_, i) => [Math.floor(i / 3), size - 11 + (i % 3)]);
    assert.equal(number(cells.map(([a, b]) => grid[a][b]).reverse()), TOLD_VERSIONS[version]);
    assert.equal(number(cells.map(([a, b]) => grid[b][a]).reverse()), TOLD_VERSIONS[version]);
  }
  const words = wordsOf(grid, version, mask);
  const [correction, blocks] = BLOCKS[version];
  const parts = blocks.map(() => []);
  const longest = Math.max(...blocks);
  for (let at = 0; at < longest; at++) {
    parts.forEach((part, block) => at < blocks[block] && part.push(words.shift()));
  }
  const data = parts.map((part) => [...part]).flat();
  for (let at = 0; at < correction; at++) parts.forEach((part) => part.push(words.shift()));
  assert.ok(parts.every((part) => isWhole(part, correction)));
  const bits = data.flatMap((word) => word.toString(2).padStart(8, '0').split(''));
  assert.equal(number(bits.splice(0, 4)), 4);
  const length = number(bits.splice(0, version < 10 ? 8 : 16));
  const bytes = Array.from({ length }, () => number(bits.splice(0, 8)));
  return { text: new TextDecoder().decode(Uint8Array.from(bytes)), version };
}

function wordsOf(grid, version, mask) {
  const size = grid.length;
  const last = version === 1 ? null : size - 7;
  const centres = CENTRES[version] ?? (last ? [6, last] : []);
  const isData = (i, j) => {
    const inCorner = (i < 9 && j < 9) || (i < 9 && j >= size - 8) || (i >= size - 8 && j < 9);
    const told = version >= 7 && ((i < 6 && j >= size - 11) || (j < 6 && i >= size - 11));
    const aligned = centres.some((y) =>
      centres.some((x) => {
        const isCorner = (y === 6 && (x === 6 || x === last)) || (y === last && x === 6);
        return !isCorner && Math.abs(i - y) <= 2 && Math.abs(j - x) <= 2;
      }),
    );
    return !inCorner && !told && !aligned && i !== 6 && j !== 6;
  };
  const bits = [];
  for (let right = size - 1, up = true; right > 0; right -= 2, up = !up) {
    if (right === 6) right--;
    for (let step = 0; step < size; step++) {
      const i = up ? size - 1 - step : step;
      for (const j of [right, right - 1]) {
        if (isData(i, j)) bits.push(grid[i][j] !== (MASKS[mask](i, j) === 0));
      }
    }
  }
  const words = [];
  while (bits.length >= 8) words.push(number(bits.splice(0, 8)));
  return words;
}

describe('qrCode', () => {
  it('is read as it was written, in every version', () => {
    const seen = new Set();
    for (const length of [5, 20, 42, 60, 80, 100, 120, 150, 178, 200]) {
      const text = `https://example.org/${'x'.repeat(length)}`.slice(0, length);
      const { text: found, version } = read(qrCode(text));
      assert.equal(found, text);
      seen.add(version);
    }
    assert.deepEqual([...seen], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('carries a link in the third version, and Korean', () => {
    const link = 'https://meet.example.org/r/k3x9-7mwp-q2vdx';
    assert.deepEqual(read(qrCode(link)), { text: link, version: 3 });
    assert.equal(read(qrCode('마당')).text, '마당');
  });

  it('refuses what does not fit', () => {
    assert.throws(() => qrCode('x'.repeat(300)), RangeError);
  });

  it('has its three corners and no fourth', () => {
    const grid = qrCode('마당');
    const size = grid.length;
    const corner = (row, column) =>
      grid.slice(row, row + 7).map((line) => line.slice(column, column + 7));
    const ring = corner(0, 0);
    assert.ok(ring[0].every(Boolean) && ring[3][3] && !ring[1][1]);
    assert.deepEqual(corner(0, size - 7), ring);
    assert.deepEqual(corner(size - 7, 0), ring);
    assert.notDeepEqual(corner(size - 7, size - 7), ring);
  });
});
