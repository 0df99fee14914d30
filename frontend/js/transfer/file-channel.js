import { Emitter } from '../lib/emitter.js';
import { HEADER_BYTES, readChunk, readMessage, writeChunk } from './messages.js';

/** More than this at a time is not understood by every browser. */
const MOST_MESSAGE_BYTES = 64 * 1024;
/** Understood by every browser, for one that does not say. */
const LEAST_MESSAGE_BYTES = 16 * 1024;
const FULL_BYTES = 1024 * 1024;
const LOW_BYTES = 256 * 1024;

/**
 * One data channel with its back-pressure. Dead once it is closed; the next connection brings another.
 *
 * Events: `open`; `message` with a sound text message; `chunk` with `{id, offset, bytes}`; `closed`.
 */
export class FileChannel extends Emitter {
  #channel;
  #maxMessageBytes;
  #waiting = [];

  /**
   * @param {RTCDataChannel} channel
   * @param {() => number | undefined} maxMessageBytes what the other side takes, known when the channel is open
   */
  constructor(channel, maxMessageBytes) {
    super();
    this.#channel = channel;
    this.#maxMessageBytes = maxMessageBytes;
    channel.binaryType = 'arraybuffer';
    channel.bufferedAmountLowThreshold = LOW_BYTES;
    channel.onopen = () => this.emit('open');
    channel.onclose = () => this.close();
    channel.onbufferedamountlow = () => this.#release();
    channel.onmessage = ({ data }) => this.#handle(data);
  }

  get isOpen() {
    return this.#channel?.readyState === 'open';
  }

  /** How many bytes of a file go into one message. */
  get chunkBytes() {
    const most = this.#maxMessageBytes() ?? LEAST_MESSAGE_BYTES;
    return Math.min(MOST_MESSAGE_BYTES, most || MOST_MESSAGE_BYTES) - HEADER_BYTES;
  }

  /** @param {object} message */
  send(message) {
    this.#write(JSON.stringify(message));
  }

  /** @param {number} id @param {number} offset @param {Uint8Array} bytes */
  sendChunk(id, offset, bytes) {
    this.#write(writeChunk(id, offset, bytes));
  }

  /** @returns {Promise<boolean>} true when more may be sent, false when the channel is dead */
  async ready() {
    if (this.isOpen && this.#channel.bufferedAmount > FULL_BYTES) {
      await new Promise((resolve) => this.#waiting.push(resolve));
    }
    return this.isOpen;
  }

  /** Nothing is heard of this channel any more. */
  close() {
    const channel = this.#channel;
    if (!channel) return;
    this.#channel = null;
    channel.onopen = channel.onclose = channel.onmessage = channel.onbufferedamountlow = null;
    this.#release();
    this.emit('closed');
  }

  #write(data) {
    if (!this.isOpen) return;
    try {
      this.#channel.send(data);
    } catch {
      // Closed in this very moment, which is told by itself, or a queue that does not empty.
    }
  }

  #handle(data) {
    if (typeof data === 'string') {
      const message = readMessage(data);
      if (message) this.emit('message', message);
      return;
    }
    const chunk = readChunk(data);
    if (chunk) this.emit('chunk', chunk);
  }

  #release() {
    this.#waiting.splice(0).forEach((resolve) => resolve());
  }
}
