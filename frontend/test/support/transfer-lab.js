import { FileExchange } from '../../js/transfer/file-exchange.js';
import { FakeClock } from './fake-clock.js';
import { FakeDataChannel } from './fake-data-channel.js';

/** A file of so many bytes, none like its neighbour; it counts how often it is read. */
export function fakeFile(size, name = 'a.bin') {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at++) bytes[at] = (at * 31 + (at >> 8) * 17 + (at >> 16)) & 0xff;
  return Object.assign(new Blob([bytes], { type: 'application/x-test' }), { name, bytes });
}

/** Where received files go; `problem` is thrown by what is named by `failing`. */
export class FakeStore {
  opened = [];
  failing = null;
  problem = null;
  /** A slow disk: writes wait until they are let go. */
  held = null;

  async open() {
    if (this.failing === 'open') throw this.problem;
    const sink = { parts: [], isDiscarded: false };
    this.opened.push(sink);
    return {
      write: async (bytes) => {
        if (this.held) await new Promise((resolve) => this.held.push(resolve));
        if (this.failing === 'write') throw this.problem;
        sink.parts.push(bytes.slice());
      },
      finish: async () => {
        if (this.failing === 'finish') throw this.problem;
        return new Blob(sink.parts);
      },
      discard: async () => {
        sink.isDiscarded = true;
      },
    };
  }
}

/** Ann and Bob, who exchange files over channels that are cut and come back. */
export class TransferLab {
  clock = new FakeClock(() => breathe());
  people = { ann: this.#person(), bob: this.#person() };
  channels = /** @type {any} */ (null);

  get ann() {
    return this.people.ann;
  }

  get bob() {
    return this.people.bob;
  }

  /** A new link between the two, on which each side opens in its own time. */
  link({ maxMessageBytes = () => 65_536, open = true } = {}) {
    const [a, b] = FakeDataChannel.pair();
    this.channels = [a, b];
    this.ann.exchange.attach('bob', /** @type {any} */ (a), maxMessageBytes);
    this.bob.exchange.attach('ann', /** @type {any} */ (b), maxMessageBytes);
    if (open) this.channels.forEach((channel) => channel.open());
  }

  cut() {
    this.channels?.forEach((channel) => channel.close());
  }

  /** So many messages, in turns, or all there are. @returns {Promise<number>} how many there were */
  async deliver(most = Infinity) {
    let count = 0;
    for (let quiet = 0; quiet < 4 && count < most;) {
      const moved = this.channels.filter((channel) => channel.deliver()).length;
      quiet = moved ? 0 : quiet + 1;
      count += moved;
      await (moved ? breathe() : pause());
    }
    return count;
  }

  /** Delivers until it is so. @param {() => boolean} condition */
  async until(condition) {
    for (let turn = 0; !condition(); turn++) {
      if (turn > 5_000) throw new Error(`not in ${turn} turns: ${condition}`);
      const moved = this.channels.filter((channel) => channel.deliver()).length;
      await (moved ? breathe() : pause());
    }
  }

  #person() {
    const store = new FakeStore();
    const exchange = new FileExchange({ store, clock: this.clock });
    const transfers = [];
    const removed = [];
    exchange.on('added', ({ transfer }) => transfers.push(transfer));
    exchange.on('removed', ({ key }) => removed.push(key));
    return { store, exchange, transfers, removed };
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 1));

/** Lets hashes and reads come to their end, which are none of the turns of this thread alone. */
export async function breathe() {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
}
