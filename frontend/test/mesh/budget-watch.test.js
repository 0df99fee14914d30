import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Emitter } from '../../js/lib/emitter.js';
import { BudgetWatch } from '../../js/mesh/budget-watch.js';
import { uplinkMemory } from '../../js/room/uplink-memory.js';
import { FakeClock } from '../support/fake-clock.js';
import { fakeStorage } from '../support/fake-media-devices.js';

const CAPS = {
  camera: { height: 360, maxFramerate: 30, maxBitrate: 500_000 },
  screen: null,
  audioBitrate: 32_000,
};

/** Links whose samples a test decides, looked at every 4 s. */
function watched({ ids = ['a', 'b', 'c'], storage = fakeStorage() } = {}) {
  const clock = new FakeClock();
  const links = ids.map((id) => [
    id,
    { state: 'connected', caps: { caps: CAPS }, monitor: { history: [] } },
  ]);
  const watch = Object.assign(new Emitter(), { setMost: (most) => periods.push(most) });
  const periods = [];
  const set = {};
  const budget = {
    refresh: () => {},
    set: (change) => Object.assign(set, change),
    setShares: (shares) => (set.shares = shares),
  };
  const load = () => ({ pressure: null, longTaskShare: 0 });
  const parts = { mesh: { links }, watch, budget, clock, load, memory: uplinkMemory(storage) };
  const limits = new BudgetWatch(/** @type {any} */ (parts));
  const told = [];
  limits.on('cpu', (step) => told.push(step));
  limits.on('uplink', (uplink) => told.push(uplink));
  let encodeMillis = 0;
  const sampleOf = (more, address) => ({
    atMillis: clock.now(),
    path: { localAddress: address },
    numbers: { rttMillis: 40 },
    sending: {
      isShortOfBandwidth: false,
      isShortOfCpu: false,
      encodeMillis,
      available: 4_000_000,
      lossPercent: 0,
      ...more,
    },
  });
  async function look(
    times,
    more = /** @type {(id: string) => any} */ (() => ({})),
    address = '10.1.2.0/24',
  ) {
    for (let time = 0; time < times; time++) {
      await clock.advance(4_000);
      encodeMillis += 200;
      for (const [id, link] of /** @type {any[]} */ (links)) {
        link.monitor.history = [sampleOf(more(id), address)];
      }
      watch.emit('look');
    }
  }
  return { watch, set, told, look, periods, storage };
}

describe('BudgetWatch', () => {
  it('raises what may be sent while there is room', async () => {
    const { set, look, periods } = watched();
    assert.equal(set.uplink, 1_200_000);
    await look(20);
    assert.equal(set.uplink, 2_000_000);
    assert.equal(periods.at(-1), 4_000);
  });

  it('lowers it when several lose what is sent, tells that, and looks more closely', async () => {
    const { set, told, look, periods } = watched();
    await look(20);
    await look(12, () => ({ lossPercent: 12 }));
    assert.ok(set.uplink < 900_000, String(set.uplink));
    assert.deepEqual(told, [{ isLow: true }]);
    assert.equal(periods.at(-1), 2_000);
    await look(200);
    assert.deepEqual(told.at(-1), { isLow: false });
  });

  it('takes the part of one alone who has a narrow way', async () => {
    const { set, look } = watched();
    await look(20);
    await look(5, (id) => (id === 'b' ? { lossPercent: 12 } : {}));
    assert.equal(set.uplink, 2_000_000);
    assert.deepEqual([...set.shares.keys()], ['b']);
  });

  it('takes one sample for one complaint', async () => {
    const { set, watch, look } = watched();
    await look(20);
    await look(1, () => ({ lossPercent: 12 }));
    for (let more = 0; more < 10; more++) watch.emit('look');
    assert.equal(set.uplink, 2_000_000);
  });

  it('remembers what a network carried, and begins anew on another', async () => {
    const { set, look, storage } = watched();
    await look(20);
    await look(12, () => ({ lossPercent: 12 }));
    const found = set.uplink;
    const later = watched({ storage });
    await later.look(1);
    assert.equal(later.set.uplink, found);
    await later.look(1, undefined, '192.168.7.0/24');
    assert.equal(later.set.uplink, 1_200_000);
  });

  it('goes down the ladder of the processor and tells each step', async () => {
    const { set, told, look } = watched();
    await look(3, () => ({ isShortOfCpu: true }));
    assert.equal(set.cpuStep, 1);
    assert.deepEqual(told, [{ step: 1, isWorse: true }]);
  });
});

describe('uplinkMemory', () => {
  it('keeps the newest few, and passes over what is not its own', () => {
    const storage = fakeStorage();
    const memory = uplinkMemory(storage);
    for (let network = 0; network < 20; network++) memory.write(`n${network}`, 1_000 + network);
    assert.equal(memory.read('n19'), 1_019);
    assert.equal(memory.read('n12'), 1_012);
    assert.equal(memory.read('n11'), null);
    storage.setItem('madang.uplink', '{"a":1}');
    assert.equal(memory.read('n19'), null);
    storage.setItem('madang.uplink', '[["n19","fast"],["n18"]]');
    assert.equal(memory.read('n19'), null);
  });
});
