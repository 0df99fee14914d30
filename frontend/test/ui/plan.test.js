import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { setLocale } from '../../js/i18n/index.js';
import { readPlan } from '../../js/ui/home/plan-choice.js';
import { fieldTime, roomChange } from '../../js/ui/home/room-change.js';
import {
  shortDuration,
  invitationPath,
  isPlanned,
  planDistance,
  planTime,
} from '../../js/ui/plan.js';

const MINUTE = 60_000;
const now = new Date(2026, 10, 20, 14, 48).getTime();
const at = (minutes) => new Date(now + minutes * MINUTE).toISOString();
// The blank between a time and AM or PM differs between versions of ICU.
const plain = (text) => text.replace(/\s/gu, ' ');

describe('planTime', () => {
  afterEach(() => setLocale('en'));

  it('says the day as people do, in the zone of the reader', () => {
    const time = (room) => plain(planTime(room, now));
    assert.equal(time({ startsAt: at(12), endsAt: at(72) }), 'today, 3:00 PM – 4:00 PM');
    assert.equal(time({ startsAt: at(24 * 60) }), 'from tomorrow, 2:48 PM');
    assert.equal(time({ endsAt: at(72) }), 'until today, 4:00 PM');
    assert.match(time({ startsAt: at(9 * 24 * 60) }), /^from Sun, Nov 29/);
    assert.match(
      time({ startsAt: at(540), endsAt: at(660) }),
      /today, 11:48 PM – tomorrow, 1:48 AM/,
    );
  });

  it('says it in Korean', () => {
    setLocale('ko');
    assert.equal(plain(planTime({ startsAt: at(12) }, now)), '오늘 오후 3:00부터');
  });
});

describe('planDistance', () => {
  afterEach(() => setLocale('en'));

  it('counts down, and stops where that says nothing', () => {
    assert.equal(planDistance({ startsAt: at(12) }, now), 'starts in 12 minutes');
    assert.equal(planDistance({ startsAt: at(0.2) }, now), 'starts in 1 minute');
    assert.equal(planDistance({ startsAt: at(125) }, now), 'starts in 2 hours 5 minutes');
    assert.equal(planDistance({ startsAt: at(24 * 60) }, now), '');
    assert.equal(planDistance({ startsAt: at(-5), endsAt: at(5) }, now), 'under way');
    assert.equal(
      planDistance({ startsAt: at(-5), endsAt: at(0) }, now),
      'the planned time is over',
    );
    assert.equal(planDistance({ endsAt: at(5) }, now), '');
    setLocale('ko');
    assert.equal(planDistance({ startsAt: at(12) }, now), '12분 뒤에 시작해요');
  });
});

describe('a plan', () => {
  it('is what the form says', () => {
    const form = (entries) => {
      const data = new FormData();
      for (const [name, value] of Object.entries(entries)) data.set(name, value);
      return readPlan(data, now);
    };
    assert.deepEqual(form({ startsAt: '', lasts: '0' }), {});
    assert.deepEqual(form({ startsAt: '', lasts: '30' }), { endsAt: at(30) });
    assert.deepEqual(form({ startsAt: '2026-11-20T15:00', lasts: '60' }), {
      startsAt: at(12),
      endsAt: at(72),
    });
    assert.deepEqual(form({ startsAt: '2026-11-20T15:00', lasts: '0' }), { startsAt: at(12) });
  });

  it('is changed by what was written anew, and by nothing else', () => {
    const room = { name: 'Weekly', entry: 'open', startsAt: at(-20.5), endsAt: at(40) };
    const form = (entries) => {
      const data = new FormData();
      const shown = { ...room, startsAt: fieldTime(room.startsAt), endsAt: fieldTime(room.endsAt) };
      for (const [name, value] of Object.entries({ ...shown, ...entries })) data.set(name, value);
      return roomChange(data, room);
    };
    assert.deepEqual(form({}), {});
    assert.deepEqual(form({ name: ' Monthly ' }), { name: 'Monthly' });
    assert.deepEqual(form({ entry: 'knock' }), { entry: 'knock' });
    assert.deepEqual(form({ startsAt: '' }), { startsAt: '' });
    assert.deepEqual(form({ endsAt: fieldTime(at(55)) }), { endsAt: at(55) });
  });

  it('is there or not', () => {
    assert.ok(isPlanned({ endsAt: at(1) }));
    assert.ok(!isPlanned({}) && !isPlanned(null));
    assert.equal(invitationPath('a-b'), '/api/rooms/a-b/invitation.ics');
  });
});

describe('shortDuration', () => {
  it('rounds as people do', () => {
    assert.deepEqual(
      [0, 59_400, 60_000, 59 * MINUTE, 65 * MINUTE, 120 * MINUTE].map(shortDuration),
      ['0 s', '59 s', '1 min', '59 min', '1 h 5 min', '2 h'],
    );
  });
});
