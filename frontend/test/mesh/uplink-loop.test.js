import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FIRST_UPLINK, UplinkLoop } from '../../js/mesh/uplink-loop.js';

const ALLOWED = 500_000;

/** A minute of looks after half a minute of good ones; only answers are late. */
function lateAnswers(available) {
  const loop = new UplinkLoop();
  for (let at = 0; at <= 90_000; at += 2_000) {
    const rttMillis = at < 30_000 ? 10 : 400;
    const pair = { isShort: false, rttMillis, lossPercent: 0, available, allowed: ALLOWED };
    loop.update([{ id: 'bob', ...pair }], at);
  }
  return loop.uplink;
}

describe('UplinkLoop', () => {
  it('takes late answers for a narrow way where little is estimated', () => {
    assert.ok(lateAnswers(ALLOWED * 0.9) < FIRST_UPLINK);
    assert.ok(lateAnswers(null) < FIRST_UPLINK);
  });

  it('takes no busy machine for a narrow way', () => {
    assert.ok(lateAnswers(ALLOWED * 1.2) >= FIRST_UPLINK);
  });
});
