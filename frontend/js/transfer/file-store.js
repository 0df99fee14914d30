/** What a browser without a place for files holds in memory, over all transfers. */
export const MEMORY_BYTES = 256 * 1024 * 1024;
/** Each page has a folder of its own, which is locked for as long as the page lives. */
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

/** Files that are being received, on the disk and out of sight; in memory where a browser cannot do that. */
export class DiskStore {
  #storage;
  #locks;
  #memory = new MemoryStore();
  #folder;
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
    const folder = await (this.#folder ??= this.#openFolder());
    if (!folder) return this.#memory.open(size);
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

  async #openFolder() {
    try {
      if (!('createWritable' in FileSystemFileHandle.prototype) || !this.#locks) return null;
      const root = await this.#storage.getDirectory();
      await this.#removeAbandoned(root);
      const name = PREFIX + crypto.randomUUID();
      await this.#hold(name);
      return await root.getDirectoryHandle(name, { create: true });
    } catch {
      return null;
    }
  }

  /** Until the page is gone. */
  #hold(name) {
    return new Promise((resolve) => {
      this.#locks.request(name, () => {
        resolve(undefined);
        return new Promise(() => {});
      });
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
