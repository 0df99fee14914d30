import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LastOf } from '../../js/ui/last-of.js';
import { FakeClock } from '../support/fake-clock.js';

describe('LastOf', () => {
  const heard = async (play) => {
    const told = [];
    const clock = new FakeClock();
    await play(new LastOf((text) => told.push(text), clock), clock);
    return told;
  };

  it('tells what has stayed for 2 s, once', async () => {
    const told = await heard(async (last, clock) => {
      last.note('Ann');
      await clock.advance(1_999);
      last.note('Ann');
      await clock.advance(1);
      last.note('Ann');
      await clock.advance(5_000);
    });
    assert.deepEqual(told, ['Ann']);
  });

  it('is silent while it goes to and fro, and about a return to what was told', async () => {
    const told = await heard(async (last, clock) => {
      last.note('Ann');
      await clock.advance(2_000);
      for (const name of ['Bob', 'Cho', 'Bob', 'Ann']) {
        last.note(name);
        await clock.advance(1_500);
      }
      await clock.advance(2_000);
      last.note('Bob');
      await clock.advance(2_000);
    });
    assert.deepEqual(told, ['Ann', 'Bob']);
  });

  it('tells nothing after it was stopped', async () => {
    const told = await heard(async (last, clock) => {
      last.note('Ann');
      last.stop();
      await clock.advance(9_000);
    });
    assert.deepEqual(told, []);
  });
});
