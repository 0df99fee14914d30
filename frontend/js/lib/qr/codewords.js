import { errorCorrection } from './galois.js';
import { dataCodewords, lengthBits, VERSIONS } from './versions.js';

const BYTE_MODE = 0b0100;
const PADS = [0xec, 0x11];

/**
 * @param {Uint8Array} bytes
 * @returns {number} the smallest version that holds them, counted from 1
 * @throws {RangeError}
 */
export function versionFor(bytes) {
  const at = VERSIONS.findIndex(
    (version, index) => 4 + lengthBits(index + 1) + bytes.length * 8 <= dataCodewords(version) * 8,
  );
  if (at < 0) throw new RangeError('too long for a code');
  return at + 1;
}

/**
 * What is drawn: the data and its correction, the blocks of both interleaved.
 * @param {Uint8Array} bytes
 * @param {number} number of the version
 * @returns {number[]}
 */
export function codewords(bytes, number) {
  const version = VERSIONS[number - 1];
  const data = padded(bitsOf(bytes, number), dataCodewords(version));
  let start = 0;
  const blocks = version.blocks.map((size) => data.slice(start, (start += size)));
  const corrections = blocks.map((block) => errorCorrection(block, version.correction));
  return [...interleaved(blocks), ...interleaved(corrections)];
}

function bitsOf(bytes, number) {
  const bits = [];
  const put = (value, length) => {
    for (let bit = length - 1; bit >= 0; bit--) bits.push((value >> bit) & 1);
  };
  put(BYTE_MODE, 4);
  put(bytes.length, lengthBits(number));
  for (const byte of bytes) put(byte, 8);
  return bits;
}

function padded(bits, count) {
  // The end of the data is four zeros, as far as there is room.
  const whole = [...bits, ...new Array(Math.min(4, count * 8 - bits.length)).fill(0)];
  while (whole.length % 8) whole.push(0);
  const data = [];
  for (let at = 0; at < whole.length; at += 8) {
    data.push(whole.slice(at, at + 8).reduce((byte, bit) => (byte << 1) | bit, 0));
  }
  for (let pad = 0; data.length < count; pad++) data.push(PADS[pad % 2]);
  return data;
}

function interleaved(blocks) {
  const longest = Math.max(...blocks.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => at).flatMap((at) =>
    blocks.filter(({ length }) => at < length).map((block) => block[at]),
  );
}
