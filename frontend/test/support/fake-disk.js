/** The part of the browser's own disk that files are received on. */
export class FakeDisk {
  quota = 1_000;
  /** @type {Map<string, Map<string, Uint8Array[]>>} folders with their files */
  root = new Map();

  async estimate() {
    return { quota: this.quota, usage: 0 };
  }

  async getDirectory() {
    return {
      keys: () => [...this.root.keys()],
      removeEntry: async (name) => void this.root.delete(name),
      getDirectoryHandle: async (name) => {
        this.root.set(name, new Map());
        return folderOf(this.root.get(name));
      },
    };
  }
}

const folderOf = (files) => ({
  getFileHandle: async (name) => {
    files.set(name, []);
    return {
      createWritable: async () => ({
        write: async (bytes) => void files.get(name).push(bytes),
        close: async () => {},
        abort: async () => {},
      }),
      getFile: async () => new Blob(files.get(name)),
    };
  },
  removeEntry: async (name) => void files.delete(name),
});

/** Locks that are free, unless all are refused. */
export class FakeLocks {
  refuses = false;
  /** @type {string[]} */
  held = [];

  async request(name, hold) {
    if (this.refuses) throw new Error('SecurityError');
    this.held.push(name);
    await hold();
    this.held = this.held.filter((each) => each !== name);
  }

  async query() {
    return { held: this.held.map((name) => ({ name })) };
  }
}
