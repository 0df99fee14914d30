import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CpuLadder } from '../../js/mesh/cpu-ladder.js';
import { MOST_UPLINK } from '../../js/mesh/policy.js';
import { UplinkLoop } from '../../js/mesh/uplink-loop.js';
import { seeded } from '../support/fake-peer-connection.js';

const TICK_SECONDS = 0.1;
const QUEUE_SECONDS = 0.2;
const AUDIO = 55_200;

/**
 * Senders with a congestion controller each behind one link with one queue: an estimate falls when the queue grows and
 * rises while it does not, as long as it is used.
 */
class Link {
  queue = 0;
  lost = 0;
  sent = 0;

  constructor(random, pairs, capacity) {
    this.random = random;
    this.capacity = capacity;
    this.senders = Array.from({ length: pairs }, (_, index) => ({
      id: `p${index}`,
      estimate: 300_000,
      own: Infinity,
      lost: 0,
      sent: 0,
    }));
    this.loop = new UplinkLoop();
    this.now = 0;
    this.uplinks = [];
    this.lookAt = 4;
    this.noise = 0;
  }

  allowed(sender) {
    const share = this.loop.shares.get(sender.id) ?? 1;
    const each = this.loop.uplink / this.senders.length;
    return AUDIO + Math.max(0, each - AUDIO) * share;
  }

  /** What all may send together. */
  get allowance() {
    return this.senders.reduce((sum, sender) => sum + this.allowed(sender), 0);
  }

  run(seconds) {
    for (const end = this.now + seconds; this.now < end; this.now += TICK_SECONDS) this.#tick();
  }

  #tick() {
    const rates = this.senders.map((sender) => {
      const wanted = Math.min(
        this.allowed(sender),
        Math.max(AUDIO, sender.estimate),
        2 * sender.own,
      );
      return wanted * (0.9 + 0.2 * this.random());
    });
    const inflow = rates.reduce((sum, rate) => sum + rate, 0);
    const most = this.capacity * QUEUE_SECONDS;
    const queue = this.queue + (inflow - this.capacity) * TICK_SECONDS;
    const dropped = Math.max(0, queue - most) / (inflow * TICK_SECONDS);
    const isGrowing = queue > this.queue && queue / this.capacity > 0.05;
    this.queue = Math.max(0, Math.min(most, queue));
    this.senders.forEach((sender, index) => {
      const tooMuch = rates[index] > sender.own;
      sender.sent += rates[index];
      sender.lost += rates[index] * (dropped + (this.random() < this.noise ? 0.2 : 0));
      if (tooMuch) sender.lost += 0.1 * rates[index];
      if (isGrowing || tooMuch || dropped > 0.02) sender.estimate = 0.9 * rates[index];
      else if (sender.estimate < 2.2 * rates[index]) sender.estimate *= 1 + 0.15 * TICK_SECONDS;
      this.lost += rates[index] * dropped;
      this.sent += rates[index];
    });
    if (this.now >= this.lookAt) this.#look();
  }

  #look() {
    const looks = this.senders.map((sender) => {
      const lossPercent = sender.sent ? (100 * sender.lost) / sender.sent : null;
      const allowed = this.allowed(sender);
      const isShort = sender.estimate < allowed;
      const waiting = (1_000 * this.queue) / this.capacity;
      sender.sent = 0;
      sender.lost = 0;
      return {
        id: sender.id,
        isShort,
        rttMillis: 40 + waiting + 30 * this.random(),
        lossPercent,
        available: sender.estimate,
        allowed,
      };
    });
    this.loop.update(looks, this.now * 1_000);
    this.uplinks.push(this.loop.uplink);
    this.lookAt = this.now + (this.loop.isStrained ? 2 : 4);
  }

  /** How often the uplink turned round in what was seen since the last call. */
  turns() {
    const moves = this.uplinks
      .slice(1)
      .map((uplink, index) => Math.sign(uplink - this.uplinks[index]))
      .filter(Boolean);
    this.uplinks = this.uplinks.slice(-1);
    return moves.slice(1).filter((move, index) => move !== moves[index]).length;
  }

  /** Share of what was sent that was lost since the last call. */
  loss() {
    const share = this.lost / this.sent;
    this.lost = 0;
    this.sent = 0;
    return share;
  }
}

describe('UplinkLoop', () => {
  for (const pairs of [1, 2, 3, 5, 7]) {
    it(`climbs to the most where ${pairs} pairs have room, and stays`, () => {
      const link = new Link(seeded(pairs), pairs, 10_000_000);
      link.run(180);
      assert.equal(link.loop.uplink, MOST_UPLINK);
      assert.equal(link.turns(), 0);
    });

    for (const capacity of [500_000, 900_000, 1_500_000]) {
      it(`fits ${pairs} pairs into ${capacity} bits a second without going up and down`, () => {
        const link = new Link(seeded(pairs + capacity), pairs, capacity);
        link.run(120);
        link.turns();
        link.loss();
        link.run(600);
        assert.ok(link.allowance <= 1.4 * capacity, `${link.allowance}`);
        assert.ok(link.allowance >= 0.6 * capacity, `${link.allowance}`);
        assert.ok(link.turns() <= 8, `turns`);
        assert.ok(link.loss() < 0.01, 'loss');
      });
    }
  }

  it('follows what the link carries down, and slowly up again', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const link = new Link(seeded(seed), 4, 4_000_000);
      link.run(150);
      assert.equal(link.loop.uplink, MOST_UPLINK, `${seed}`);
      link.capacity = 800_000;
      link.run(90);
      assert.ok(link.allowance <= 1_040_000, `${seed}: ${link.allowance}`);
      link.capacity = 4_000_000;
      link.run(600);
      assert.ok(link.loop.uplink >= 1_900_000, `${seed}: ${link.loop.uplink}`);
      assert.ok(link.turns() <= 4, `${seed}`);
    }
  });

  it('leaves the others alone when one has a narrow way', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const link = new Link(seeded(seed), 4, 10_000_000);
      link.senders[0].own = 150_000;
      link.run(180);
      assert.equal(link.loop.uplink, MOST_UPLINK, `${seed}`);
      assert.deepEqual([...link.loop.shares.keys()], ['p0'], `${seed}`);
      link.senders[0].own = Infinity;
      link.run(900);
      assert.deepEqual([...link.loop.shares.keys()], [], `${seed}`);
    }
  });

  it('is not moved by noise', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const link = new Link(seeded(seed), 4, 10_000_000);
      link.noise = 0.05;
      link.run(180);
      link.turns();
      link.run(600);
      assert.equal(link.loop.uplink, MOST_UPLINK, `${seed}`);
      assert.equal(link.turns(), 0, `${seed}`);
    }
  });

  it('begins with what was found before', () => {
    assert.equal(new UplinkLoop(500_000).uplink, 500_000);
    assert.equal(new UplinkLoop().uplink, 1_200_000);
  });
});

describe('CpuLadder', () => {
  const calm = { isLimited: false, encodeShare: 0.2, pressure: null, longTaskShare: 0 };
  const hot = { ...calm, isLimited: true };

  /** @returns {Array<[number, number]>} second and step of each change */
  function run(ladder, looks, from = 0) {
    const steps = [];
    let before = ladder.step;
    looks.forEach((look, index) => {
      const second = from + 2 * index;
      const step = ladder.update(look, second * 1_000);
      if (step !== before) steps.push([second, step]);
      before = step;
    });
    return steps;
  }
  const times = (seconds, look) => Array(seconds / 2).fill(look);

  it('goes down one step in 6 s while an encoder lacks the processor', () => {
    assert.deepEqual(run(new CpuLadder(), times(40, hot)), [
      [6, 1],
      [12, 2],
      [18, 3],
      [24, 4],
    ]);
  });

  it('goes up one step in 60 s', () => {
    const ladder = new CpuLadder();
    run(ladder, times(20, hot));
    assert.deepEqual(run(ladder, times(200, calm), 20), [
      [78, 2],
      [138, 1],
      [198, 0],
    ]);
  });

  it('heeds a busy encoder like a limited one, and passes over a moment', () => {
    assert.equal(run(new CpuLadder(), times(40, { ...calm, encodeShare: 0.8 })).at(-1)[1], 4);
    const moments = [hot, hot, calm, hot, hot, calm, hot, hot, calm];
    assert.deepEqual(run(new CpuLadder(), moments), []);
  });

  it('takes no picture away for what only the machine or the page suffers from', () => {
    for (const look of [
      { ...calm, pressure: /** @type {const} */ ('critical') },
      { ...calm, pressure: /** @type {const} */ ('serious') },
      { ...calm, longTaskShare: 0.5 },
    ]) {
      assert.equal(run(new CpuLadder(), times(120, look)).at(-1)[1], 2);
    }
    assert.deepEqual(run(new CpuLadder(), [{ ...calm, pressure: 'critical' }]), [[0, 1]]);
  });

  it('waits longer before it puts back what was too much', () => {
    const ladder = new CpuLadder();
    const changes = [];
    let second = 0;
    // At step 0 there is too much to do, at step 1 there is not.
    for (; second < 3_600; second += 2) {
      const before = ladder.step;
      ladder.update(before === 0 ? hot : calm, second * 1_000);
      if (ladder.step !== before) changes.push(second);
    }
    assert.ok(changes.length <= 24, String(changes));
    const waits = changes.slice(1).map((at, index) => at - changes[index]);
    assert.ok(Math.max(...waits) >= 480);
  });
});
