const BLOCK = 64;

/** The first 32 bits of what is behind the point of these roots. */
const fraction = (root) => Math.floor((root - Math.floor(root)) * 2 ** 32) >>> 0;
const isPrime = (number) => {
  for (let by = 2; by * by <= number; by++) if (number % by === 0) return false;
  return true;
};
const PRIMES = Array.from({ length: 310 }, (_, index) => index + 2).filter(isPrime);
const START = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const ROUNDS = Uint32Array.from(PRIMES.slice(0, 64), (prime) => fraction(Math.cbrt(prime)));

/**
 * SHA-256 as in FIPS 180-4, for pages over plain HTTP: to those a browser does not give its own.
 *
 * @param {Uint8Array} bytes
 * @returns {Uint8Array} 32
 */
export function sha256(bytes) {
  const hash = Uint32Array.from(START);
  const words = new Uint32Array(BLOCK);
  const whole = bytes.length - (bytes.length % BLOCK);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  for (let at = 0; at < whole; at += BLOCK) mix(hash, words, view, at);
  const end = padded(bytes.subarray(whole), bytes.length);
  for (let at = 0; at < end.byteLength; at += BLOCK) mix(hash, words, end, at);
  const digest = new DataView(new ArrayBuffer(32));
  hash.forEach((word, index) => digest.setUint32(index * 4, word));
  return new Uint8Array(digest.buffer);
}

/** A one, zeros, and the length in bits, to the end of a block. */
function padded(rest, length) {
  const end = new Uint8Array(rest.length + 9 > BLOCK ? 2 * BLOCK : BLOCK);
  end.set(rest);
  end[rest.length] = 0x80;
  const view = new DataView(end.buffer);
  view.setUint32(end.length - 8, Math.floor(length / 2 ** 29));
  view.setUint32(end.length - 4, length << 3);
  return view;
}

const turned = (word, by) => (word >>> by) | (word << (32 - by));

function mix(hash, words, view, at) {
  for (let t = 0; t < 16; t++) words[t] = view.getUint32(at + t * 4);
  for (let t = 16; t < 64; t++) {
    const early = words[t - 15];
    const late = words[t - 2];
    const one = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    const two = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
    words[t] = words[t - 16] + one + words[t - 7] + two;
  }
  let [a, b, c, d, e, f, g, h] = hash;
  for (let t = 0; t < 64; t++) {
    const up = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const first = (h + up + ((e & f) ^ (~e & g)) + ROUNDS[t] + words[t]) | 0;
    const down = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const second = (down + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => (hash[index] += word));
}
