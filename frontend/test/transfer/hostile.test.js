import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { safeFileName } from '../../js/transfer/file-name.js';
import { MOST_OPEN, readChunk, readMessage, writeChunk } from '../../js/transfer/messages.js';
import { seeded } from '../support/fake-peer-connection.js';
import { breathe, fakeFile, TransferLab } from '../support/transfer-lab.js';

const offer = (id, more = {}) => ({
  type: 'offer',
  id,
  name: 'a',
  size: 10,
  mime: '',
  toAll: false,
  ...more,
});

/** Bob, and somebody who writes into the channel whatever she likes. */
async function mallory() {
  const lab = new TransferLab();
  lab.link();
  await lab.deliver();
  const [channel, other] = lab.channels;
  const heard = [];
  channel.onmessage = ({ data }) => typeof data === 'string' && heard.push(JSON.parse(data));
  const say = async (data) => {
    channel.send(typeof data === 'string' || data.byteLength >= 0 ? data : JSON.stringify(data));
    while (channel.deliver());
    await breathe();
    while (other.deliver());
  };
  return { lab, channel, other, heard, say, got: () => lab.bob.transfers };
}

describe('what the other side of a channel may do', () => {
  it('passes over what is no message', () => {
    const hostile = [
      '',
      'null',
      '7',
      '[]',
      '{',
      '{"type":"__proto__"}',
      '{"type":"constructor","id":1}',
      JSON.stringify({ type: ['received'], id: 1 }),
      JSON.stringify({ ...offer(1), type: ['offer'], reason: { toString: 1 } }),
      JSON.stringify({ type: 'hello', v: 2, open: [] }),
      JSON.stringify({ type: 'hello', v: 1, open: Array(MOST_OPEN + 1).fill(1) }),
      JSON.stringify({ type: 'hello', v: 1, open: ['1'] }),
      ...[-1, 0, 1.5, '1', null, 2 ** 32].map((id) => JSON.stringify(offer(id))),
      ...[-1, 1.5, '10', null, 2 ** 53].map((size) => JSON.stringify(offer(1, { size }))),
      JSON.stringify(offer(1, { name: 'x'.repeat(256) })),
      JSON.stringify(offer(1, { name: { toString: 'x' } })),
      JSON.stringify(offer(1, { mime: 'x'.repeat(128) })),
      JSON.stringify(offer(1, { toAll: 1 })),
      JSON.stringify(offer(1, { more: 'x'.repeat(5_000) })),
      JSON.stringify({ type: 'end', id: 1, sha256: 'x' }),
      JSON.stringify({ type: 'stop', id: 1, reason: '<img>' }),
      JSON.stringify({ type: 'withdraw', id: 1, reason: 'checksum' }),
    ];
    for (const text of hostile) assert.equal(readMessage(text), null, text);
  });

  it('reads a piece as it was written, also far behind', () => {
    const bytes = Uint8Array.of(1, 2, 3);
    for (const offset of [0, 1, 2 ** 32 - 1, 2 ** 32, 2 ** 40 + 7]) {
      assert.deepEqual(readChunk(writeChunk(4_294_967_295, offset, bytes)), {
        id: 4_294_967_295,
        offset,
        bytes,
      });
    }
    for (const length of [0, 11, 12]) assert.equal(readChunk(new ArrayBuffer(length)), null);
  });

  it('takes no byte before a yes, out of place, or beyond the size', async () => {
    const { lab, say, got, heard } = await mallory();
    await say({ type: 'hello', v: 1, open: [1] });
    await say(offer(1));
    await say(writeChunk(1, 0, new Uint8Array(10)));
    got()[0].accept();
    await lab.deliver();
    for (const [offset, length] of [
      [5, 5],
      [0, 11],
      [2 ** 40, 1],
    ]) {
      await say(writeChunk(1, offset, new Uint8Array(length)));
    }
    await say(writeChunk(9, 0, new Uint8Array(10)));
    assert.equal(got()[0].bytes, 0);
    await say({ type: 'end', id: 1, sha256: '0'.repeat(64) });
    await lab.until(() => !got()[0].isOpen);
    await lab.deliver();
    assert.deepEqual([got()[0].state, got()[0].reason], ['stopped', 'checksum']);
    assert.deepEqual(heard.at(-1), { type: 'stop', reason: 'checksum', id: 1 });
  });

  it('stops who sends more than the disk takes', async () => {
    const { lab, channel, say, got } = await mallory();
    lab.bob.store.held = [];
    await say(offer(1, { size: 2 ** 30 }));
    got()[0].accept();
    await breathe();
    for (let at = 0; at < 400; at++)
      channel.send(writeChunk(1, at * 65_000, new Uint8Array(65_000)));
    await lab.deliver();
    assert.deepEqual([got()[0].state, got()[0].reason], ['stopped', 'busy']);
  });

  it('remembers only so many offers of one person', async () => {
    const { lab, say, got, heard } = await mallory();
    for (let id = 1; id <= 3 * MOST_OPEN; id++) await say(offer(id));
    assert.equal(got().length, MOST_OPEN);
    assert.deepEqual(heard.at(-1), { type: 'stop', id: 3 * MOST_OPEN, reason: 'busy' });
    for (let id = 1; id <= 400; id++) {
      await say({ type: 'withdraw', id, reason: 'cancelled' });
      await say(offer(id + 1_000));
    }
    assert.ok(got().length - lab.bob.removed.length <= 2 * MOST_OPEN);
  });

  it('cannot make a sender believe anything about what was not sent', async () => {
    const { lab, say } = await mallory();
    await say({ type: 'hello', v: 1, open: [] });
    lab.bob.exchange.offer('ann', fakeFile(3_000), false);
    const [transfer] = lab.bob.transfers;
    for (const message of [
      { type: 'received', id: 1 },
      { type: 'accept', id: 1, from: 1 },
      { type: 'progress', id: 1, bytes: 3_000 },
    ]) {
      await say(message);
      assert.deepEqual([transfer.state, transfer.bytes], ['offered', 0]);
    }
  });

  it('cannot let a file be read more often than it was offered', async () => {
    const { lab, say } = await mallory();
    const file = fakeFile(3_000_000);
    let reads = 0;
    const slice = file.slice.bind(file);
    file.slice = (...range) => {
      reads++;
      return slice(...range);
    };
    await say({ type: 'hello', v: 1, open: [] });
    lab.bob.exchange.offer('ann', file, false);
    for (let times = 0; times < 200; times++) await say({ type: 'accept', id: 1, from: 0 });
    await lab.until(() => reads >= 3);
    assert.equal(reads, 3);
    assert.equal(lab.bob.transfers[0].state, 'sending');
  });

  it('is heard with so many offers, and with some more as time goes on', async () => {
    const { lab, say, heard } = await mallory();
    let changes = 0;
    lab.bob.exchange.on('change', () => changes++);
    await say(offer(1));
    for (let times = 0; times < 1_000; times++) await say(offer(1));
    for (let id = 2; id <= 200; id++) await say(offer(id));
    assert.ok(changes < 150, `${changes}`);
    assert.equal(lab.bob.transfers.length, 1);
    assert.equal(heard.filter(({ type }) => type === 'stop').length, 0);
    await lab.clock.advance(1_000);
    await say(offer(2));
    assert.equal(lab.bob.transfers.length, 2);
  });

  it('survives whatever comes in whatever order', async () => {
    for (let seed = 1; seed <= 40; seed++) {
      const random = seeded(seed);
      const pick = (list) => list[Math.floor(random() * list.length)];
      const { lab, say, got } = await mallory();
      for (let step = 0; step < 60; step++) {
        const id = pick([1, 2, 3]);
        await say(
          pick([
            { type: 'hello', v: 1, open: [id] },
            offer(id, { size: pick([0, 10, 2_000_000]) }),
            { type: 'end', id, sha256: '0'.repeat(64) },
            { type: 'withdraw', id, reason: 'cancelled' },
            { type: 'accept', id, from: pick([0, 5, 2 ** 40]) },
            { type: 'progress', id, bytes: pick([0, 5, 2 ** 40]) },
            { type: 'received', id },
            { type: 'stop', id, reason: 'busy' },
            writeChunk(id, pick([0, 5, 10]), new Uint8Array(pick([1, 5, 10]))),
            'garbage',
            new ArrayBuffer(3),
          ]),
        );
        const known = pick(got());
        if (random() < 0.2) known?.accept?.();
        if (random() < 0.05) lab.bob.exchange.offer('ann', fakeFile(10), false);
      }
      for (const { direction, blob, size } of got()) {
        if (direction === 'in' && blob) assert.equal(blob.size, size);
      }
      lab.bob.exchange.leave('ann');
      assert.ok(got().every(({ isOpen }) => !isOpen));
    }
  });
});

describe('two honest sides on a bad network', () => {
  it('come to the same end, and a file that arrived is the one that was sent', async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const random = seeded(seed);
      const lab = new TransferLab();
      lab.link();
      const files = [fakeFile(0), fakeFile(70_000), fakeFile(1_200_000)];
      files.forEach((file) => lab.ann.exchange.offer('bob', file, false));
      const decide = () => {
        for (const transfer of lab.bob.transfers) {
          if (transfer.state !== 'offered') continue;
          if (random() < 0.1) transfer.stop('declined');
          else transfer.accept();
        }
      };
      for (let step = 0; step < 12; step++) {
        await lab.deliver(1 + Math.floor(random() * 20));
        decide();
        if (random() < 0.5) {
          lab.cut();
          if (random() < 0.1)
            random() < 0.5
              ? lab.ann.transfers[2].withdraw()
              : lab.bob.transfers[2]?.stop('cancelled');
          lab.link();
        }
      }
      await lab.until(() => {
        decide();
        return [...lab.ann.transfers, ...lab.bob.transfers].every(({ isOpen }) => !isOpen);
      });
      for (const [index, out] of lab.ann.transfers.entries()) {
        const into = lab.bob.transfers.find(({ id }) => id === out.id);
        if (out.state === 'done') assert.equal(into.state, 'done', `seed ${seed}`);
        if (into?.state !== 'done') continue;
        const bytes = new Uint8Array(await into.blob.arrayBuffer());
        assert.deepEqual(bytes, files[index].bytes, `seed ${seed}`);
      }
    }
  });
});

describe('safeFileName', () => {
  it('keeps what is a name and makes one of what is none', () => {
    const cases = [
      ['report.pdf', 'report.pdf'],
      ['회의록 (최종).hwp', '회의록 (최종).hwp'],
      ['가.txt'.normalize('NFD'), '가.txt'],
      ['../../etc/passwd', '_.._etc_passwd'],
      ['C:\\windows\\x.dll', 'C__windows_x.dll'],
      ['.bashrc', 'bashrc'],
      ['photo\u202egpj.exe', 'photo_gpj.exe'],
      ['a\u0000b\nc', 'a_b_c'],
      ['CON.txt', '_CON.txt'],
      ['nul', '_nul'],
      ['name. . ', 'name'],
      ['<img src=x>', '_img src=x_'],
      ['\ud800x', '_x'],
      ['report.pdf' + '\u00a0\u3000 '.repeat(30) + '.exe', 'report.pdf .exe'],
      ['a\u061cb\u00adc\u3164d', 'a_b_c_d'],
      ['', 'file'],
      ['...', 'file'],
    ];
    for (const [name, safe] of cases) assert.equal(safeFileName(name), safe);
  });

  it('shortens before the ending, and between characters', () => {
    const name = safeFileName('😀'.repeat(200) + '.tar');
    assert.equal([...name].length, 120);
    assert.ok(name.endsWith('😀.tar') && name.isWellFormed());
  });
});
