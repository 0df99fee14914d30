import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Arrivals } from '../../js/ui/arrivals.js';

describe('Arrivals', () => {
  it('counts what comes within two seconds, and not what was there before', () => {
    const arrivals = new Arrivals();
    assert.equal(arrivals.count(['a', 'b'], 0), 0);
    assert.equal(arrivals.count(['a', 'b', 'c'], 100), 1);
    assert.equal(arrivals.count(['a', 'b', 'c', 'd', 'e'], 1_500), 3);
    assert.equal(arrivals.count(['a', 'b', 'c', 'd', 'e', 'f'], 3_000), 3);
    assert.equal(arrivals.count(['a', 'b', 'c', 'd', 'e', 'f', 'g'], 9_000), 1);
  });

  it('says the same again until something comes', () => {
    const arrivals = new Arrivals();
    arrivals.count([], 0);
    assert.equal(arrivals.count(['a', 'b', 'c'], 10), 3);
    assert.equal(arrivals.count(['a', 'b', 'c'], 60_000), 3);
  });
});
