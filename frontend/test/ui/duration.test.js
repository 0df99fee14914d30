import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { setLocale } from '../../js/i18n/index.js';
import { durationText, meetingText } from '../../js/ui/duration.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

describe('the length of a meeting', () => {
  afterEach(() => setLocale('en'));

  it('is said as people say it', () => {
    const said = [0, 41 * SECOND, 59.6 * SECOND, 12 * MINUTE, 60 * MINUTE, 125 * MINUTE];
    assert.deepEqual(said.map(durationText), [
      '1 second',
      '41 seconds',
      '1 minute',
      '12 minutes',
      '1 hour',
      '2 hours 5 minutes',
    ]);
    setLocale('ko');
    assert.equal(durationText(125 * MINUTE), '2시간 5분');
  });

  it('comes with how many were there', () => {
    assert.equal(
      meetingText({ millis: 12 * MINUTE, others: 2 }),
      'You met for 12 minutes, 3 people in all.',
    );
    assert.equal(meetingText({ millis: MINUTE, others: 0 }), 'You were here for 1 minute, alone.');
    assert.equal(meetingText(null), '');
    setLocale('ko');
    assert.equal(meetingText({ millis: 12 * MINUTE, others: 2 }), '12분 동안 3명이 함께했어요.');
  });
});
