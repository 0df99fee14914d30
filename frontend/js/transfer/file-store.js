import { randomId } from '../lib/random-id.js';

/** What a browser without a place for files holds in memory, over all transfers. */
export const MEMORY_BYTES = 256 * 1024 * 1024;
/** Each page has a folder of its own, which is locked for as long as it holds files. */
const PREFIX = 'madang-files-';
/** A type of its own would let a browser show it, in the name of this page. */
const ANY_TYPE = { type: 'application/octet-stream' };

const tooLarge = () => Object.assign(new Error('too large'), { code: 'too-large' });

/** Files that are being received, in memory. */
export class MemoryStore {
  #free = MEMORY_BYTES;

  /** @param {number} size */
  async open(size) {
    if (size > this.#free) throw tooLarge();
    this.#free -= size;
    let parts = [];
    return {
      write: async (bytes) => void parts.push(new Blob([bytes])),
      finish: async () => new Blob(parts, ANY_TYPE),
      discard: async () => {
        parts = [];
        this.#free += size;
      },
    };
  }
}

/**
 * A folder of this page.
 * @typedef {{folder: FileSystemDirectoryHandle, close: () => Promise<void>}} Place
 */

/**
 * Files that are received, on the disk and out of sight; in memory where a browser cannot do that. There is a folder
 * for as long as there are files.
 */
export class DiskStore {
  #storage;
  #locks;
  #memory = new MemoryStore();
  /** @type {Promise<Place | null> | undefined} */
  #place;
  #files = 0;
  #lastFile = 0;

  /**
   * @param {StorageManager | undefined} storage
   * @param {LockManager | undefined} locks
   */
  constructor(storage, locks) {
    this.#storage = storage;
    this.#locks = locks;
  }

  /** @param {number} size @returns {Promise<import('./incoming-transfer.js').Sink>} */
  async open(size) {
    this.#files++;
    try {
      const place = await (this.#place ??= this.#openPlace());
      const sink = await (place ? this.#openFile(place.folder, size) : this.#memory.open(size));
      return {
        ...sink,
        discard: async () => {
          await sink.discard();
          await this.#giveBack();
        },
      };
    } catch (problem) {
      await this.#giveBack();
      throw problem;
    }
  }

  async #openFile(folder, size) {
    const { quota = 0, usage = 0 } = await this.#storage.estimate();
    if (size > quota - usage) throw tooLarge();
    const name = String(++this.#lastFile);
    const handle = await folder.getFileHandle(name, { create: true });
    const stream = await handle.createWritable();
    return {
      write: (bytes) => stream.write(bytes),
      finish: async () => {
        await stream.close();
        return new Blob([await handle.getFile()], ANY_TYPE);
      },
      discard: async () => {
        // Closed already when the whole file is not wanted any more.
        await stream.abort().catch(() => {});
        await folder.removeEntry(name).catch(() => {});
      },
    };
  }

  /** After the last file there is no folder either. */
  async #giveBack() {
    if (--this.#files > 0) return;
    const leaving = this.#place;
    this.#place = undefined;
    await (await leaving)?.close();
  }

  /** @returns {Promise<Place | null>} */
  async #openPlace() {
    let release = () => {};
    try {
      if (!('createWritable' in FileSystemFileHandle.prototype) || !this.#locks) return null;
      const root = await this.#storage.getDirectory();
      await this.#removeAbandoned(root);
      const name = PREFIX + randomId(16);
      release = await this.#hold(name);
      const folder = await root.getDirectoryHandle(name, { create: true });
      const close = async () => {
        await root.removeEntry(name, { recursive: true }).catch(() => {});
        release();
      };
      return { folder, close };
    } catch {
      release();
      return null;
    }
  }

  /** Until it is released, or the page is gone. @returns {Promise<() => void>} releases it */
  #hold(name) {
    return new Promise((resolve, reject) => {
      const hold = () => new Promise((release) => resolve(() => release(undefined)));
      this.#locks.request(name, hold).catch(reject);
    });
  }

  async #removeAbandoned(root) {
    const { held = [] } = await this.#locks.query();
    const names = new Set(held.map(({ name }) => name));
    for await (const name of root.keys()) {
      if (name.startsWith(PREFIX) && !names.has(name)) {
        await root.removeEntry(name, { recursive: true }).catch(() => {});
      }
    }
  }
}
