import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { namedPairs, shareOf } from '../../js/admin/room-health.js';

describe('shareOf', () => {
  it('tells the number and its share of all pairs', () => {
    assert.equal(shareOf(2, 3, 'en'), '2 (67%)');
    assert.equal(shareOf(0, 3, 'en'), '0');
    assert.equal(shareOf(0, 0, 'ko'), '0');
  });
});

describe('namedPairs', () => {
  const participants = [
    { id: 'p1', displayName: 'Ann' },
    { id: 'p2', displayName: '지우' },
  ];

  it('names the people of a failed pair', () => {
    assert.deepEqual(namedPairs([{ a: 'p1', b: 'p2', state: 'down' }], participants), [
      { names: ['Ann', '지우'], state: 'down' },
    ]);
  });

  it('has the id of somebody who has left meanwhile', () => {
    const [{ names }] = namedPairs([{ a: 'p1', b: 'gone', state: 'blocked' }], participants);
    assert.deepEqual(names, ['Ann', 'gone']);
  });
});
