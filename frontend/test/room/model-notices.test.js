import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { noticeOf } from '../../js/room/model-notices.js';

const person = (id, displayName, connection = 'connected') => ({ id, displayName, connection });
const left = (participantId) => ({ type: 'participant-left', participantId, reason: 'closed' });

/** What is said as `p1` goes, while those are in the room. */
const saidOf = (...roster) =>
  noticeOf(left('p1'), /** @type {any} */ ({ roster, selfId: 'p2', polls: [] }));

describe('notice of somebody who is gone', () => {
  it('names who has left', () => {
    const bob = person('p1', 'Bob', 'gone');
    assert.deepEqual(saidOf(bob, person('p2', 'Ann')), { code: 'participant-left', data: bob });
  });

  it('is none when the closed page is opened again', () => {
    assert.equal(saidOf(person('p1', 'Bob', 'gone'), person('p2', 'Bob')), null);
  });

  it('names one of two of the same name who leaves', () => {
    const bob = person('p1', 'Bob');
    assert.deepEqual(saidOf(bob, person('p2', 'Bob')), { code: 'participant-left', data: bob });
    const gone = person('p1', 'Bob', 'gone');
    assert.deepEqual(saidOf(gone, person('p2', 'Bob', 'gone'))?.data, gone);
  });

  it('is none for somebody who is not known', () => {
    assert.equal(saidOf(person('p2', 'Ann')), null);
  });
});
