/** The field of 256 elements that QR codes count in, made by x^8 + x^4 + x^3 + x^2 + 1. */
const EXP = new Uint8Array(512);
const LOG = new Uint8Array(256);

for (let power = 0, value = 1; power < 255; power++) {
  EXP[power] = EXP[power + 255] = value;
  LOG[value] = power;
  value = (value << 1) ^ (value & 0x80 ? 0x11d : 0);
}

/** @param {number} a @param {number} b */
export const multiply = (a, b) => (a && b ? EXP[LOG[a] + LOG[b]] : 0);

/** @param {number} power */
export const alpha = (power) => EXP[power % 255];

/**
 * The product of (x - α^i) for all i below the degree, highest power first and without it.
 * @param {number} degree
 */
function generator(degree) {
  let polynomial = [1];
  for (let power = 0; power < degree; power++) {
    const next = [...polynomial, 0];
    polynomial.forEach((factor, at) => (next[at + 1] ^= multiply(factor, alpha(power))));
    polynomial = next;
  }
  return polynomial.slice(1);
}

/**
 * The remainder that makes the whole divisible.
 * @param {readonly number[]} data
 * @param {number} count
 * @returns {number[]}
 */
export function errorCorrection(data, count) {
  const divisor = generator(count);
  const rest = new Array(count).fill(0);
  for (const byte of data) {
    const factor = byte ^ rest.shift();
    rest.push(0);
    divisor.forEach((term, at) => (rest[at] ^= multiply(term, factor)));
  }
  return rest;
}
