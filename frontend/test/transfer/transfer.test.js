import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { beforeEach, describe, it } from 'node:test';
import { BLOCK_BYTES } from '../../js/transfer/digest.js';
import { HEADER_BYTES } from '../../js/transfer/messages.js';
import { WINDOW_BYTES } from '../../js/transfer/outgoing-transfer.js';
import { fakeFile, TransferLab } from '../support/transfer-lab.js';

const MIB = 1024 * 1024;
const FILE = fakeFile(3 * MIB + 12_345, '보고서.pdf');

describe('a file from one person to another', () => {
  /** @type {TransferLab} */
  let lab;
  const sent = () => lab.ann.transfers.at(-1);
  const got = () => lab.bob.transfers.at(-1);
  const states = () => [sent().state, got().state];

  beforeEach(() => {
    lab = new TransferLab();
  });

  async function offered(file = FILE) {
    lab.link();
    lab.ann.exchange.offer('bob', file, false);
    await lab.until(() => lab.bob.transfers.length > 0);
  }

  /** Until this much of it has come over. */
  async function underWay(bytes = MIB, file = FILE) {
    await offered(file);
    got().accept();
    await lab.until(() => got().bytes >= bytes);
  }

  async function assertArrived(file = FILE) {
    await lab.until(() => sent().state === 'done' && got().state === 'done');
    const arrived = new Uint8Array(await got().blob.arrayBuffer());
    assert.deepEqual(sha256(arrived), sha256(file.bytes));
    assert.deepEqual([sent().bytes, got().bytes], [file.size, file.size]);
  }

  it('tells name and size, and takes nothing before it is accepted', async () => {
    await offered();
    await lab.deliver();
    assert.deepEqual([got().name, got().size, got().state], ['보고서.pdf', FILE.size, 'offered']);
    assert.equal(lab.bob.store.opened.length, 0);
    got().accept();
    await assertArrived();
  });

  it('is whole at every edge of a block', async () => {
    for (const size of [0, 1, MIB - 1, MIB, MIB + 1, 2 * MIB]) {
      lab = new TransferLab();
      await offered(fakeFile(size));
      got().accept();
      await assertArrived(fakeFile(size));
    }
  });

  it('goes in pieces that every browser takes', async () => {
    for (const [told, most] of [
      [undefined, 16_384],
      [65_536, 65_536],
      [262_144, 65_536],
      [Infinity, 65_536],
      [20_000, 20_000],
    ]) {
      lab = new TransferLab();
      lab.link({ maxMessageBytes: () => told });
      const sizes = [];
      const [channel] = lab.channels;
      const send = channel.send.bind(channel);
      channel.send = (data) => {
        if (typeof data !== 'string') sizes.push(data.byteLength);
        send(data);
      };
      lab.ann.exchange.offer('bob', FILE, false);
      await lab.until(() => lab.bob.transfers.length > 0);
      got().accept();
      await assertArrived();
      assert.equal(Math.max(...sizes), most);
    }
  });

  it('keeps little in memory on both sides when the disk is slow', async () => {
    const file = fakeFile(WINDOW_BYTES + 6 * MIB);
    await offered(file);
    lab.bob.store.held = [];
    got().accept();
    await lab.until(() => lab.bob.store.held.length > 0);
    await lab.deliver();
    assert.equal(got().bytes, 0);
    assert.ok(lab.channels[0].mostBuffered < 1.2 * MIB);
    const open = lab.bob.store.held;
    lab.bob.store.held = null;
    open.forEach((write) => write());
    await assertArrived(file);
  });

  it('tells how fast it goes and forgets that in a pause', async () => {
    // Longer than what may be on its way when the clock moves.
    await underWay(MIB, fakeFile(WINDOW_BYTES + 6 * MIB));
    await lab.clock.advance(1_000);
    await lab.until(() => got().bytesPerSecond !== null);
    assert.equal(got().bytesPerSecond, (got().bytes * 1000) / 1_000);
    lab.cut();
    assert.deepEqual([sent().bytesPerSecond, got().bytesPerSecond], [null, null]);
  });

  it('goes both ways and several at a time', async () => {
    lab.link();
    lab.ann.exchange.offer('bob', FILE, true);
    lab.ann.exchange.offer('bob', fakeFile(2 * MIB, 'two'), true);
    lab.bob.exchange.offer('ann', fakeFile(MIB, 'three'), false);
    await lab.until(() => lab.bob.transfers.length === 3 && lab.ann.transfers.length === 3);
    const all = [...lab.ann.transfers, ...lab.bob.transfers];
    all.filter(({ direction }) => direction === 'in').forEach((transfer) => transfer.accept());
    await lab.until(() => all.every(({ state }) => state === 'done'));
  });

  describe('whose link is cut', () => {
    it('before it was offered', async () => {
      lab.ann.exchange.offer('bob', FILE, false);
      lab.link();
      await lab.until(() => lab.bob.transfers.length > 0);
      got().accept();
      await assertArrived();
    });

    it('while it is offered, and asks only once', async () => {
      await offered();
      lab.cut();
      lab.link();
      await lab.deliver();
      assert.equal(lab.bob.transfers.length, 1);
      got().accept();
      await assertArrived();
    });

    it('before the yes comes over', async () => {
      await offered();
      lab.cut();
      got().accept();
      await lab.deliver(1);
      lab.link();
      await assertArrived();
    });

    it('in the middle, and goes on with the next byte', async () => {
      await offered();
      let taken = 0;
      const { onmessage } = lab.channels[1];
      lab.channels[1].onmessage = (event) => {
        if (typeof event.data !== 'string') taken += event.data.byteLength - HEADER_BYTES;
        onmessage(event);
      };
      got().accept();
      await lab.until(() => taken > 1.5 * MIB);
      lab.cut();
      lab.link();
      const [channel] = lab.channels;
      let first = null;
      const send = channel.send.bind(channel);
      channel.send = (data) => {
        if (typeof data !== 'string') first ??= new DataView(data).getUint32(8);
        send(data);
      };
      await assertArrived();
      assert.equal(first, taken);
      assert.equal(lab.bob.store.opened.length, 1);
    });

    it('while the disk is slow, and is asked for no more than it has room for', async () => {
      const file = fakeFile(2 * WINDOW_BYTES + 3 * MIB);
      await offered(file);
      lab.bob.store.held = [];
      got().accept();
      await lab.until(() => lab.bob.store.held.length > 0);
      await lab.deliver();
      lab.cut();
      lab.link();
      await lab.deliver();
      assert.deepEqual(states(), ['sending', 'receiving']);
      const open = lab.bob.store.held;
      lab.bob.store.held = null;
      open.forEach((write) => write());
      await assertArrived(file);
    });

    it('after each single message', async () => {
      const file = fakeFile(MIB + 70_000);
      for (let message = 1; message < 60; message++) {
        lab = new TransferLab();
        lab.link();
        lab.ann.exchange.offer('bob', file, false);
        const accept = () => got()?.state === 'offered' && got().accept();
        for (let count = 0; count < message; count++) {
          await lab.deliver(1);
          accept();
        }
        lab.cut();
        lab.link();
        await lab.until(() => (accept(), sent().state === 'done' && got()?.state === 'done'));
        await assertArrived(file);
      }
    });

    it('and both sides gave up meanwhile', async () => {
      for (const giveUp of [() => sent().withdraw(), () => got().stop('cancelled')]) {
        lab = new TransferLab();
        await underWay();
        lab.cut();
        giveUp();
        lab.link();
        await lab.until(() => !sent().isOpen && !got().isOpen);
        assert.ok(['stopped', 'withdrawn'].includes(sent().state), sent().state);
        await lab.until(() => lab.bob.store.opened[0].isDiscarded);
      }
    });
  });

  describe('that ends without arriving', () => {
    it('is declined', async () => {
      await offered();
      got().stop('declined');
      await lab.until(() => !sent().isOpen);
      assert.deepEqual([...states(), sent().reason], ['stopped', 'stopped', 'declined']);
      assert.equal(lab.bob.store.opened.length, 0);
    });

    it('is taken back by its sender, offered or under way', async () => {
      for (const begin of [offered, underWay]) {
        lab = new TransferLab();
        await begin();
        sent().withdraw();
        await lab.until(() => !got().isOpen);
        assert.deepEqual([...states(), got().reason], ['withdrawn', 'withdrawn', 'cancelled']);
        await lab.until(() => lab.bob.store.opened.every(({ isDiscarded }) => isDiscarded));
      }
    });

    it('is stopped by its receiver, also while the disk is being asked', async () => {
      await offered();
      got().accept();
      got().stop('cancelled');
      await lab.until(() => !sent().isOpen);
      assert.deepEqual([...states(), sent().reason], ['stopped', 'stopped', 'cancelled']);
      await lab.until(() => lab.bob.store.opened.every(({ isDiscarded }) => isDiscarded));
    });

    it('has no place, at the beginning, in the middle or at the end', async () => {
      const cases = [
        ['open', Object.assign(new Error(), { code: 'too-large' }), 'too-large'],
        ['open', new Error(), 'disk-full'],
        ['write', new Error(), 'disk-full'],
        ['finish', new Error(), 'disk-full'],
      ];
      for (const [failing, problem, reason] of cases) {
        lab = new TransferLab();
        Object.assign(lab.bob.store, { failing, problem });
        await offered();
        got().accept();
        await lab.until(() => !sent().isOpen && !got().isOpen);
        assert.deepEqual([...states(), sent().reason], ['stopped', 'stopped', reason]);
        await lab.until(() => lab.bob.store.opened.every(({ isDiscarded }) => isDiscarded));
      }
    });

    it('arrives with other bytes than were sent', async () => {
      await offered();
      const [channel] = lab.channels;
      const send = channel.send.bind(channel);
      channel.send = (data) => {
        if (typeof data !== 'string') new Uint8Array(data)[100] ^= 1;
        send(data);
      };
      got().accept();
      await lab.until(() => !sent().isOpen);
      assert.deepEqual([...states(), sent().reason], ['stopped', 'stopped', 'checksum']);
      assert.equal(got().blob, null);
    });

    it('was changed on the disk of its sender', async () => {
      for (const slice of [
        () => ({ arrayBuffer: () => Promise.reject(new Error('NotReadableError')) }),
        () => new Blob(['shorter']),
      ]) {
        lab = new TransferLab();
        await offered(Object.assign(fakeFile(MIB), { slice }));
        got().accept();
        await lab.until(() => !got().isOpen);
        assert.deepEqual([...states(), got().reason], ['withdrawn', 'withdrawn', 'unreadable']);
      }
    });

    it('loses the other person', async () => {
      await underWay();
      lab.ann.exchange.leave('bob');
      lab.bob.exchange.leave('ann');
      assert.deepEqual(states(), ['gone', 'gone']);
      await lab.deliver();
      await lab.until(() => lab.bob.store.opened[0].isDiscarded);
    });
  });

  it('goes over plain HTTP, where a browser has no hashes, and be it empty', async (context) => {
    Object.defineProperty(crypto, 'subtle', { value: undefined, configurable: true });
    context.after(() => Reflect.deleteProperty(crypto, 'subtle'));
    for (const file of [fakeFile(0), FILE]) {
      lab = new TransferLab();
      await offered(file);
      got().accept();
      await assertArrived(file);
    }
  });

  it('is hashed as the protocol says', async () => {
    const ends = [];
    await offered();
    const [channel] = lab.channels;
    const send = channel.send.bind(channel);
    channel.send = (data) => {
      if (typeof data === 'string') ends.push(JSON.parse(data));
      send(data);
    };
    got().accept();
    await assertArrived();
    const blocks = [];
    for (let at = 0; at < FILE.size; at += BLOCK_BYTES) {
      blocks.push(sha256(FILE.bytes.subarray(at, at + BLOCK_BYTES)));
    }
    const expected = sha256(Buffer.concat(blocks)).toString('hex');
    assert.equal(ends.find(({ type }) => type === 'end').sha256, expected);
  });
});

const sha256 = (bytes) => createHash('sha256').update(bytes).digest();
