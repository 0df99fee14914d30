import { BLOCK_BYTES, BlockDigest } from './digest.js';
import { MIME_CHARACTERS, NAME_CHARACTERS } from './messages.js';
import { Pace } from './pace.js';

/** What may be under way without the receiver having written it down. */
export const WINDOW_BYTES = 8 * BLOCK_BYTES;

/**
 * One file on its way to one person. Waits when there is no channel, and goes on from where the receiver is.
 *
 * @typedef {'offered' | 'sending' | 'done' | 'stopped' | 'withdrawn' | 'gone'} OutgoingState
 */
export class OutgoingTransfer {
  direction = /** @type {const} */ ('out');
  /** @type {OutgoingState} */
  state = 'offered';
  /** Why it was stopped or withdrawn. @type {string | null} */
  reason = null;
  /** What the receiver has. */
  bytes = 0;
  id;
  file;
  toAll;
  #onChange;
  #pace;
  #digest = new BlockDigest();
  #channel = null;
  /** Whether an offer has not been answered: each answer lets the file be read from somewhere. */
  #isAsked = false;
  /** How far it was sent at most. */
  #sent = 0;
  /** Which reading of the file counts; one that waits for something may be out of date. */
  #run = 0;
  #wake = () => {};

  /**
   * @param {object} parts
   * @param {number} parts.id
   * @param {Blob & {name: string}} parts.file
   * @param {boolean} parts.toAll whether everybody is offered it
   * @param {import('../lib/clock.js').Clock} parts.clock
   * @param {(isProgress: boolean) => void} parts.onChange
   */
  constructor({ id, file, toAll, clock, onChange }) {
    this.id = id;
    this.file = file;
    this.toAll = toAll;
    this.#pace = new Pace(clock);
    this.#onChange = onChange;
  }

  get name() {
    return this.file.name;
  }

  get size() {
    return this.file.size;
  }

  get isOpen() {
    return this.state === 'offered' || this.state === 'sending';
  }

  get isConnected() {
    return this.#channel !== null;
  }

  get bytesPerSecond() {
    return this.#channel ? this.#pace.bytesPerSecond : null;
  }

  /** @param {import('./file-channel.js').FileChannel} channel on which the other side listens */
  attach(channel) {
    this.#channel = channel;
    const name = this.name.slice(-NAME_CHARACTERS);
    const mime = this.file.type.slice(0, MIME_CHARACTERS);
    this.#isAsked = true;
    channel.send({ type: 'offer', id: this.id, name, size: this.size, mime, toAll: this.toAll });
    this.#onChange(false);
  }

  detach() {
    this.#channel = null;
    this.#halt();
    if (this.isOpen) this.#onChange(false);
  }

  /** @param {{from: number}} message once upon each offer, which comes again on each new channel */
  handleAccept({ from }) {
    if (!this.isOpen || !this.#isAsked || from > this.#sent) return;
    this.#isAsked = false;
    this.bytes = from;
    this.#pace.restart();
    this.#pace.add(from);
    this.#become('sending');
    this.#send(from);
  }

  /** @param {{bytes: number}} message */
  handleProgress({ bytes }) {
    if (this.state !== 'sending' || bytes > this.#sent || bytes < this.bytes) return;
    this.bytes = bytes;
    this.#pace.add(bytes);
    this.#wake();
    this.#onChange(true);
  }

  handleReceived() {
    if (this.state !== 'sending' || this.#sent < this.size) return;
    this.bytes = this.size;
    this.#become('done');
  }

  /** @param {{reason: string}} message */
  handleStop({ reason }) {
    if (this.isOpen) this.#become('stopped', reason);
  }

  /** @param {'cancelled' | 'unreadable'} reason */
  withdraw(reason = 'cancelled') {
    if (!this.isOpen) return;
    this.#channel?.send({ type: 'withdraw', id: this.id, reason });
    this.#become('withdrawn', reason);
  }

  /** The other side is no more. */
  leave() {
    if (this.isOpen) this.#become('gone');
  }

  async #send(from) {
    this.#halt();
    const run = this.#run;
    const channel = this.#channel;
    const isCurrent = () => run === this.#run;
    for (let offset = from; offset < this.size;) {
      const index = Math.floor(offset / BLOCK_BYTES);
      const start = index * BLOCK_BYTES;
      const block = await this.#read(start);
      if (!isCurrent()) return;
      if (!block) return void this.withdraw('unreadable');
      await this.#digest.add(index, block);
      const end = start + block.length;
      while (offset < end) {
        while (isCurrent() && offset - this.bytes >= WINDOW_BYTES) await this.#progress();
        if (!isCurrent() || !(await channel.ready()) || !isCurrent()) return;
        const piece = block.subarray(offset - start, offset - start + channel.chunkBytes);
        channel.sendChunk(this.id, offset, piece);
        offset += piece.length;
        this.#sent = Math.max(this.#sent, offset);
      }
    }
    const sha256 = await this.#digest.finish();
    if (isCurrent()) channel.send({ type: 'end', id: this.id, sha256 });
  }

  /** @returns {Promise<Uint8Array | null>} null when the file was changed or taken away */
  async #read(start) {
    const end = Math.min(start + BLOCK_BYTES, this.size);
    try {
      const block = new Uint8Array(await this.file.slice(start, end).arrayBuffer());
      return block.length === end - start ? block : null;
    } catch {
      return null;
    }
  }

  #progress() {
    return new Promise((resolve) => (this.#wake = () => resolve(undefined)));
  }

  #halt() {
    this.#run++;
    this.#wake();
  }

  #become(state, reason = null) {
    this.state = state;
    this.reason = reason;
    if (!this.isOpen) this.#halt();
    this.#onChange(false);
  }
}
