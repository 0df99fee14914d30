import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RoomEvents } from '../../js/signaling/room-events.js';
import { FakeClock } from '../support/fake-clock.js';
import { seeded } from '../support/fake-peer-connection.js';

function room(seq = 0) {
  const clock = new FakeClock();
  const asked = [];
  const seen = [];
  const events = new RoomEvents(clock, (known) => asked.push(known));
  events.on('event', (event) => seen.push(event.seq));
  events.on('snapshot', (snapshot) => seen.push(snapshot));
  events.start(seq);
  return { clock, asked, seen, events };
}

const event = (seq) => ({ type: 'chat', seq });

describe('RoomEvents', () => {
  it('asks until the answer is what it has', async () => {
    const { clock, asked, events } = room(3);
    await clock.advance(2_500);
    assert.deepEqual(asked, [3, 3, 3]);
    events.handleSynced({ seq: 5, events: [event(4)] });
    await clock.advance(1_000);
    assert.deepEqual(asked.slice(3), [4]);
    events.handleSynced({ seq: 5, events: [event(5)] });
    await clock.advance(5_000);
    assert.equal(asked.length, 4);
    assert.equal(clock.pending, 0);
  });

  it('holds events behind a gap back until it is closed', () => {
    const { seen, asked, events } = room();
    events.handleSynced({ seq: 0, events: [] });
    events.handle(event(1));
    events.handle(event(3));
    events.handle(event(4));
    assert.deepEqual(seen, [1]);
    assert.equal(asked.at(-1), 1);
    events.handleSynced({ seq: 4, events: [2, 3, 4].map(event) });
    assert.deepEqual(seen, [1, 2, 3, 4]);
  });

  it('finds a gap at the end by the beat of the server', () => {
    const { asked, events } = room(7);
    events.handleSynced({ seq: 7, events: [] });
    const before = asked.length;
    events.handle({ type: 'seq', seq: 7 });
    assert.equal(asked.length, before);
    events.handle({ type: 'seq', seq: 8 });
    assert.equal(asked.length, before + 1);
  });

  it('takes the whole state in place of events that are too far back', () => {
    const { seen, events } = room();
    events.handle(event(9));
    events.handleSynced({ seq: 8, room: { code: 'a' }, participants: [] });
    assert.deepEqual(seen, [{ room: { code: 'a' }, participants: [] }, 9]);
  });

  it('brings every event once and in order, whatever is lost, repeated or late', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const random = seeded(seed);
      const { seen, events } = room();
      const all = Array.from({ length: 30 }, (_, index) => event(index + 1));
      const arrivals = all
        .flatMap((each) => (random() < 0.2 ? [] : random() < 0.3 ? [each, each] : [each]))
        .map((each) => [each.seq + random() * 6, each])
        .sort(([a], [b]) => a - b);
      for (const [, each] of arrivals) events.handle(each);
      const last = seen.at(-1) ?? 0;
      events.handleSynced({ seq: 30, events: all.slice(last) });
      assert.deepEqual(
        seen,
        all.map(({ seq }) => seq),
        `seed ${seed}`,
      );
    }
  });
});
