const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/**
 * @param {number} length 5 bits each
 * @returns {string} characters of `[a-z2-7]`, not guessable
 */
export function randomId(length) {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}
