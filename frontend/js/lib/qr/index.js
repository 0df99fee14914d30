import { codewords, versionFor } from './codewords.js';
import { MASKS, penalty } from './masks.js';
import { VERSIONS } from './versions.js';

/** @typedef {import('./masks.js').Grid} Grid */

/** Level M is told as 00; the mask follows. */
const FORMAT_MASK = 0x5412;
const FORMAT_GENERATOR = 0x537;
const VERSION_GENERATOR = 0x1f25;
const FIRST_TOLD_VERSION = 7;

/**
 * The QR code of a text, without the quiet zone around it, which has to be four modules wide.
 *
 * @param {string} text
 * @returns {Grid}
 * @throws {RangeError} for what is longer than about 210 bytes
 */
export function qrCode(text) {
  const bytes = new TextEncoder().encode(text);
  const version = versionFor(bytes);
  const frame = frameOf(version);
  const bits = codewords(bytes, version).flatMap((word) =>
    Array.from({ length: 8 }, (_, at) => Boolean((word >> (7 - at)) & 1)),
  );
  const candidates = MASKS.map((mask, number) => drawn(frame, bits, mask, number));
  return candidates.reduce((best, each) => (penalty(each) < penalty(best) ? each : best));
}

/**
 * Everything that is the same in each code of a version, undefined where data goes.
 * @param {number} version
 * @returns {(boolean | undefined)[][]}
 */
function frameOf(version) {
  const size = 17 + 4 * version;
  const frame = Array.from({ length: size }, () => new Array(size).fill(undefined));
  const put = (row, column, dark) => {
    if (frame[row]?.[column] === undefined && row in frame && column >= 0 && column < size) {
      frame[row][column] = dark;
    }
  };
  const square = (row, column, reach, isDark) => {
    for (let y = -reach; y <= reach; y++) {
      for (let x = -reach; x <= reach; x++) {
        put(row + y, column + x, isDark(Math.max(Math.abs(x), Math.abs(y))));
      }
    }
  };
  const isFinder = (ring) => ring !== 2 && ring !== 4;
  for (const [row, column] of [
    [3, 3],
    [3, size - 4],
    [size - 4, 3],
  ]) {
    square(row, column, 4, isFinder);
  }
  const centres = VERSIONS[version - 1].alignment;
  for (const row of centres) {
    for (const column of centres) {
      if (frame[row][column] === undefined) square(row, column, 2, (ring) => ring !== 1);
    }
  }
  for (let at = 8; at < size - 8; at++) {
    put(6, at, at % 2 === 0);
    put(at, 6, at % 2 === 0);
  }
  putFormat(put, size, () => false);
  if (version >= FIRST_TOLD_VERSION) putVersion(put, size, version);
  return frame;
}

function drawn(frame, bits, mask, number) {
  const grid = frame.map((row) => [...row]);
  putFormat((row, column, dark) => (grid[row][column] = dark), grid.length, formatBit(number));
  let next = 0;
  for (const [row, column] of wayThrough(grid.length)) {
    if (frame[row][column] === undefined) {
      grid[row][column] = (bits[next++] ?? false) !== mask(row, column);
    }
  }
  return grid;
}

/** Two columns at a time from the right, up and down in turn; the column of the timing pattern is left out. */
function* wayThrough(size) {
  let isUp = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      const row = isUp ? size - 1 - step : step;
      yield [row, right];
      yield [row, right - 1];
    }
    isUp = !isUp;
  }
}

/** Twice, and the one module that is always dark. */
function putFormat(put, size, bit) {
  for (let at = 0; at < 15; at++) {
    const beside = at < 6 ? at : at < 8 ? at + 1 : size - 15 + at;
    const below = at < 8 ? size - 1 - at : at === 8 ? 7 : 14 - at;
    put(beside, 8, bit(at));
    put(8, below, bit(at));
  }
  put(size - 8, 8, true);
}

function formatBit(mask) {
  const bits = ((mask << 10) | remainder(mask, 10, FORMAT_GENERATOR)) ^ FORMAT_MASK;
  return (at) => Boolean((bits >> at) & 1);
}

function putVersion(put, size, version) {
  const bits = (version << 12) | remainder(version, 12, VERSION_GENERATOR);
  for (let at = 0; at < 18; at++) {
    const dark = Boolean((bits >> at) & 1);
    put(Math.floor(at / 3), size - 11 + (at % 3), dark);
    put(size - 11 + (at % 3), Math.floor(at / 3), dark);
  }
}

function remainder(value, degree, generator) {
  let rest = value;
  for (let step = 0; step < degree; step++) {
    rest = (rest << 1) ^ ((rest >> (degree - 1)) & 1 ? generator : 0);
  }
  return rest & ((1 << degree) - 1);
}
