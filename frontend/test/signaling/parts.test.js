import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { asciiJson } from '../../js/signaling/ascii-json.js';
import { CHECK_PERIOD_MILLIS, Liveness } from '../../js/signaling/liveness.js';
import { Outbox } from '../../js/signaling/outbox.js';
import { ReconnectPolicy } from '../../js/signaling/reconnect-policy.js';
import { WorkerTimers } from '../../js/signaling/worker-timers.js';

describe('asciiJson', () => {
  it('is ASCII, and reads as what was written', () => {
    const value = { text: '안녕 😀 é \u0000 \u2028 "', nested: ['ü'] };
    const json = asciiJson(value);
    assert.match(json, /^[\x20-\x7e]*$/);
    assert.deepEqual(JSON.parse(json), value);
  });
});

describe('ReconnectPolicy', () => {
  it('tries nearly at once, then up to 2 s later, after forty times up to 10 s, half of it by chance', () => {
    const delays = (chance) => {
      const policy = new ReconnectPolicy(() => chance);
      return Array.from({ length: 41 }, () => policy.next({}));
    };
    assert.deepEqual(delays(0), [0, 250, 500, ...Array(37).fill(1000), 5000]);
    assert.deepEqual(delays(1), [200, 500, 1000, ...Array(37).fill(2000), 10000]);
  });

  it('never comes back after never', () => {
    assert.equal(new ReconnectPolicy().next({ code: 'removed', retry: 'never' }), null);
  });

  it('waits at least as long as it was told, and not everybody the same', () => {
    const at = (chance) => new ReconnectPolicy(() => chance).next({ retry: 4_000 });
    assert.equal(at(0), 4_000);
    assert.ok(at(1) > 4_300);
  });

  it('begins again after success', () => {
    const policy = new ReconnectPolicy(() => 1);
    policy.next({});
    policy.next({});
    policy.reset();
    assert.equal(policy.next({}), 200);
  });
});

describe('Liveness', () => {
  const run = (liveness, from, to, heardAt) => {
    for (let now = from; now <= to; now += CHECK_PERIOD_MILLIS) {
      if (liveness.isSilent(now, heardAt)) return now;
    }
    return null;
  };

  it('gives up after 15 s of silence', () => {
    assert.equal(run(new Liveness(0), CHECK_PERIOD_MILLIS, 60_000, 0), 15_000);
  });

  it('counts from the last beat', () => {
    const liveness = new Liveness(0);
    assert.equal(liveness.isSilent(2_500, 2_000), false);
    assert.equal(run(liveness, 5_000, 60_000, 2_000), 17_500);
  });

  it('waits for one more beat after the machine slept', () => {
    const liveness = new Liveness(0);
    assert.equal(liveness.isSilent(3_600_000, 0), false);
    assert.equal(liveness.isSilent(3_602_500, 3_601_000), false);
    const dead = new Liveness(0);
    assert.equal(dead.isSilent(3_600_000, 0), false);
    assert.equal(run(dead, 3_602_500, 3_700_000, 0), 3_607_500);
  });

  it('finds out sooner when asked to', () => {
    const liveness = new Liveness(0);
    assert.equal(liveness.probe(0, 0, false), 6_000);
    assert.equal(run(liveness, CHECK_PERIOD_MILLIS, 60_000, 0), 7_500);
  });

  it('finds out within 3 s when the server was asked, whatever was heard shortly before', () => {
    const liveness = new Liveness(0);
    assert.equal(liveness.probe(4_000, 3_900, true), 3_000);
    assert.equal(liveness.probe(5_000, 3_900, true), 2_000);
    assert.equal(liveness.isSilent(6_999, 3_900), false);
    assert.equal(liveness.isSilent(7_000, 3_900), true);
    assert.equal(liveness.isSilent(7_000, 4_100), false);
  });
});

describe('Outbox', () => {
  it('keeps the newest thousand signals', () => {
    const outbox = new Outbox();
    for (let number = 0; number < 1_200; number++) {
      outbox.addSignal({ to: 'a', kind: 'candidates', body: { number } });
    }
    const waiting = outbox.takeSignals();
    assert.equal(waiting.length, 1_000);
    assert.deepEqual(waiting[0].body, { number: 200 });
    assert.deepEqual(outbox.takeSignals(), []);
  });

  it('keeps no line that the room already shows, and none that was refused with all others', () => {
    const outbox = new Outbox();
    for (const ref of ['a', 'b', 'c', 'd']) outbox.addChat({ ref, text: ref });
    outbox.settleSeen(
      [{ from: 'me', ref: 'a' }, { from: 'somebody', ref: 'b' }, { from: 'me' }],
      'me',
    );
    assert.deepEqual(outbox.refuse('c'), ['c']);
    assert.deepEqual(outbox.refuse('chat'), ['b', 'd']);
    assert.deepEqual(outbox.refuse('chat'), ['chat']);
    assert.deepEqual(outbox.chat, []);
  });

  it('tells only what the others do not know', () => {
    const outbox = new Outbox();
    outbox.changeState({ mic: true, camera: false });
    assert.deepEqual(outbox.untold({ mic: true, camera: true, hand: false }), { camera: false });
    assert.equal(outbox.untold({ mic: true, camera: false }), null);
  });
});

describe('WorkerTimers', () => {
  class FakeWorker extends EventTarget {
    posted = [];

    postMessage(message) {
      this.posted.push(message);
    }
  }

  it('lets the worker beat', () => {
    const worker = new FakeWorker();
    const timers = new WorkerTimers(() => /** @type {any} */ (worker));
    let beats = 0;
    const id = timers.setInterval(5_000, () => beats++);
    assert.deepEqual(worker.posted, [{ id, periodMillis: 5_000 }]);
    worker.dispatchEvent(new MessageEvent('message', { data: id }));
    assert.equal(beats, 1);
    timers.clearInterval(id);
    worker.dispatchEvent(new MessageEvent('message', { data: id }));
    assert.equal(beats, 1);
    assert.deepEqual(worker.posted.at(-1), { id, periodMillis: 0 });
  });

  it('goes on without a worker, also when it fails later', async () => {
    const failing = () => {
      throw new Error('forbidden');
    };
    const worker = new FakeWorker();
    for (const timers of [
      new WorkerTimers(failing),
      new WorkerTimers(() => /** @type {any} */ (worker)),
    ]) {
      await new Promise((resolve) => {
        const id = timers.setInterval(1, () => {
          timers.clearInterval(id);
          resolve();
        });
        worker.dispatchEvent(new Event('error'));
      });
    }
  });
});
