import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { DiskStore, MEMORY_BYTES, MemoryStore } from '../../js/transfer/file-store.js';
import { settle } from '../support/fake-clock.js';
import { FakeDisk, FakeLocks } from '../support/fake-disk.js';

describe('MemoryStore', () => {
  it('takes so much over all files, and again what was given back', async () => {
    const store = new MemoryStore();
    const sink = await store.open(MEMORY_BYTES - 5);
    await assert.rejects(store.open(6), { code: 'too-large' });
    await sink.write(new Uint8Array(3));
    assert.equal((await sink.finish()).type, 'application/octet-stream');
    await sink.discard();
    await store.open(MEMORY_BYTES);
  });
});

describe('DiskStore', () => {
  let disk, locks, store;
  const open = (size = 3) => store.open(size);

  beforeEach(() => {
    // Node has no files of this kind.
    globalThis.FileSystemFileHandle = /** @type {any} */ (
      class {
        createWritable() {}
      }
    );
    disk = new FakeDisk();
    locks = new FakeLocks();
    store = new DiskStore(/** @type {any} */ (disk), /** @type {any} */ (locks));
  });

  afterEach(() => {
    delete (/** @type {any} */ (globalThis).FileSystemFileHandle);
  });

  it('keeps files in a locked folder, and removes what nobody holds any more', async () => {
    disk.root.set('madang-files-of-a-page-that-is-gone', new Map());
    const sink = await open();
    assert.equal(disk.root.size, 1);
    assert.deepEqual([...disk.root.keys()], locks.held);
    await sink.write(new Uint8Array([1, 2, 3]));
    assert.equal((await sink.finish()).size, 3);
  });

  it('gives folder and lock back with the last file, and takes new ones later', async () => {
    const sinks = [await open(), await open()];
    await sinks[0].discard();
    assert.equal(disk.root.size, 1);
    await sinks[1].discard();
    await settle();
    assert.deepEqual([disk.root.size, locks.held], [0, []]);
    await open();
    assert.deepEqual([disk.root.size, locks.held.length], [1, 1]);
  });

  it('leaves nothing of a file that has no place', async () => {
    await assert.rejects(open(disk.quota + 1), { code: 'too-large' });
    assert.deepEqual([disk.root.size, locks.held], [0, []]);
  });

  it('uses the memory where a lock is refused', async () => {
    locks.refuses = true;
    const sink = await open();
    await sink.write(new Uint8Array([1, 2, 3]));
    assert.equal((await sink.finish()).size, 3);
    assert.equal(disk.root.size, 0);
  });
});
