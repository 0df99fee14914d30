import { sha256 } from './sha256.js';

/** What is hashed at a time; the file's own hash is that of these hashes, since browsers do not hash in parts. */
export const BLOCK_BYTES = 1024 * 1024;

/**
 * The hash of a file, block by block in any order; a block that comes again counts once.
 */
export class BlockDigest {
  #blocks = [];

  /** @param {number} index of the block @param {Uint8Array} bytes */
  async add(index, bytes) {
    this.#blocks[index] = new Uint8Array(await hashOf(bytes));
  }

  /** @returns {Promise<string>} SHA-256 over the SHA-256 of each block, hexadecimal */
  async finish() {
    const all = new Uint8Array(this.#blocks.length * 32);
    this.#blocks.forEach((block, index) => all.set(block, index * 32));
    const hash = new Uint8Array(await hashOf(all));
    return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }
}

/** @param {Uint8Array} bytes @returns {Promise<ArrayBufferLike>} */
const hashOf = async (bytes) =>
  crypto.subtle
    ? crypto.subtle.digest('SHA-256', /** @type {any} */ (bytes))
    : sha256(bytes).buffer;
