import { BLOCK_BYTES, BlockDigest } from './digest.js';
import { safeFileName } from './file-name.js';
import { WINDOW_BYTES } from './outgoing-transfer.js';
import { Pace } from './pace.js';

/** The window of a good sender, and the block that is being filled. */
const MOST_WAITING = WINDOW_BYTES / BLOCK_BYTES + 1;

/**
 * One file that somebody offers. Nothing is taken before it is accepted, and nothing is opened ever.
 *
 * @typedef {'offered' | 'receiving' | 'done' | 'stopped' | 'withdrawn' | 'gone'} IncomingState
 *
 * Where the bytes go, in blocks.
 * @typedef {{write: (bytes: Uint8Array) => Promise<void>, finish: () => Promise<Blob>,
 *   discard: () => Promise<void>}} Sink
 */
export class IncomingTransfer {
  direction = /** @type {const} */ ('in');
  /** @type {IncomingState} */
  state = 'offered';
  /** Why it was stopped or withdrawn. @type {string | null} */
  reason = null;
  /** What is written. */
  bytes = 0;
  /** When it is done. @type {Blob | null} */
  blob = null;
  id;
  name;
  size;
  toAll;
  #store;
  #onChange;
  #pace;
  #digest = new BlockDigest();
  #channel = null;
  /** @type {Sink | null} */
  #sink = null;
  #isEnding = false;
  #received = 0;
  #block = new Uint8Array(0);
  #waiting = 0;
  #writes = Promise.resolve();

  /**
   * @param {{id: number, name: string, size: number, toAll: boolean}} offer
   * @param {object} parts
   * @param {{open: (size: number) => Promise<Sink>}} parts.store
   * @param {import('../lib/clock.js').Clock} parts.clock
   * @param {(isProgress: boolean) => void} parts.onChange
   */
  constructor({ id, name, size, toAll }, { store, clock, onChange }) {
    this.id = id;
    this.name = safeFileName(name);
    this.size = size;
    this.toAll = toAll;
    this.#store = store;
    this.#pace = new Pace(clock);
    this.#onChange = onChange;
  }

  get isOpen() {
    return this.state === 'offered' || this.state === 'receiving';
  }

  get isConnected() {
    return this.#channel !== null;
  }

  get bytesPerSecond() {
    return this.#channel ? this.#pace.bytesPerSecond : null;
  }

  /** The sender offers it, for the first time or again: tells how things are. @param {import('./file-channel.js').FileChannel} channel */
  attach(channel) {
    this.#channel = channel;
    if (this.state === 'receiving' && this.#sink) this.#askForMore();
    else if (this.state === 'done') this.#tell({ type: 'received' });
    else if (this.state === 'stopped') this.#tell({ type: 'stop', reason: this.reason });
    this.#onChange(false);
  }

  detach() {
    this.#channel = null;
    if (this.isOpen) this.#onChange(false);
  }

  async accept() {
    if (this.state !== 'offered') return;
    this.#become('receiving');
    try {
      const sink = await this.#store.open(this.size);
      if (!this.isOpen) return void sink.discard();
      this.#sink = sink;
    } catch (problem) {
      return this.stop(problem.code ?? 'disk-full');
    }
    this.#startBlock();
    this.#askForMore();
  }

  /** @param {string} reason one of `STOP_REASONS` */
  stop(reason) {
    if (!this.isOpen) return;
    this.#tell({ type: 'stop', reason });
    this.#become('stopped', reason);
  }

  /** @param {{reason: string}} message */
  handleWithdraw({ reason }) {
    if (this.isOpen) this.#become('withdrawn', reason);
  }

  /** The other side is no more. */
  leave() {
    if (this.isOpen) this.#become('gone');
  }

  /** @param {{offset: number, bytes: Uint8Array}} chunk */
  handleChunk({ offset, bytes }) {
    if (this.state !== 'receiving' || !this.#sink) return;
    // Out of place is what nobody asked for; the end will show whether something is missing.
    if (offset !== this.#received || offset + bytes.length > this.size) return;
    for (let rest = bytes; rest.length && this.state === 'receiving';) {
      const start = this.#received % BLOCK_BYTES;
      const piece = rest.subarray(0, this.#block.length - start);
      this.#block.set(piece, start);
      this.#received += piece.length;
      rest = rest.subarray(piece.length);
      if (start + piece.length === this.#block.length) this.#endBlock();
    }
  }

  /** @param {{sha256: string}} message */
  async handleEnd({ sha256 }) {
    if (this.state !== 'receiving' || !this.#sink || this.#isEnding) return;
    this.#isEnding = true;
    await this.#writes;
    const isWhole = this.bytes === this.size && (await this.#digest.finish()) === sha256;
    if (this.state !== 'receiving') return;
    if (!isWhole) return this.stop('checksum');
    try {
      this.blob = await this.#sink.finish();
    } catch {
      return this.stop('disk-full');
    }
    if (this.state !== 'receiving') return;
    this.#become('done');
    this.#tell({ type: 'received' });
  }

  /** What was received, or a part of it, is not wanted any more. */
  discard() {
    const sink = this.#sink;
    this.#sink = null;
    this.blob = null;
    // A write may be under way.
    if (sink) this.#writes.then(() => sink.discard());
  }

  /** A whole window comes after it, so that what came before must be written. */
  async #askForMore() {
    const channel = this.#channel;
    await this.#writes;
    if (this.state !== 'receiving' || this.#isEnding || channel !== this.#channel) return;
    this.#pace.restart();
    this.#pace.add(this.bytes);
    this.#tell({ type: 'accept', from: this.#received });
  }

  #startBlock() {
    const length = Math.min(BLOCK_BYTES, this.size - this.#received);
    this.#block = new Uint8Array(length);
  }

  #endBlock() {
    const block = this.#block;
    const index = Math.floor((this.#received - 1) / BLOCK_BYTES);
    this.#startBlock();
    if (++this.#waiting > MOST_WAITING) return this.stop('busy');
    this.#writes = this.#writes.then(() => this.#write(index, block));
    return undefined;
  }

  async #write(index, block) {
    const sink = this.#sink;
    if (this.state !== 'receiving' || !sink) return;
    try {
      await this.#digest.add(index, block);
      await sink.write(block);
    } catch {
      return this.stop('disk-full');
    }
    this.#waiting--;
    if (this.state !== 'receiving') return;
    this.bytes += block.length;
    this.#pace.add(this.bytes);
    this.#tell({ type: 'progress', bytes: this.bytes });
    this.#onChange(true);
  }

  #tell(message) {
    this.#channel?.send({ ...message, id: this.id });
  }

  #become(state, reason = null) {
    this.state = state;
    this.reason = reason;
    if (!this.isOpen) {
      this.#block = new Uint8Array(0);
      if (state !== 'done') this.discard();
    }
    this.#onChange(false);
  }
}
