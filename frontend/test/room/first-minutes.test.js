import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { summaryOf, withEvent } from '../../js/room/visit-summary.js';
import { settle } from '../support/fake-clock.js';
import { fakeStorage } from '../support/fake-media-devices.js';
import { SessionLab } from '../support/session-lab.js';

let lab;

describe('the door', () => {
  beforeEach(() => {
    lab = new SessionLab();
  });

  it('tells at once who was removed, and does not ask a host for a passcode', async () => {
    lab.answers['GET /api/rooms/aaa/me'] = () => Response.json({ host: false, removed: true });
    const known = lab.browser();
    await known.identity.token();
    await known.session.open('aaa');
    await settle();
    assert.deepEqual(known.session.state.standing, { host: false, removed: true });
    const asked = lab.requests.find(({ url }) => url.endsWith('/me'));
    assert.equal(asked.headers.Authorization, 'Bearer mdu_1');

    const opener = lab.browser();
    await opener.session.open('aaa', { hostSecret: 's' });
    assert.deepEqual(opener.session.state.standing, { host: true, removed: false });
    lab.refuse('POST /api/rooms/aaa/host', 403, 'host-secret-wrong');
    const late = lab.browser();
    await late.session.open('aaa', { hostSecret: 'old' });
    await late.session.join();
    await settle();
    assert.deepEqual(late.session.state.standing, { host: false, removed: false });
  });

  it('registers nobody who only looks', async () => {
    const { session } = lab.browser({ name: '' });
    await session.open('aaa');
    await settle();
    assert.deepEqual(
      lab.requests.map(({ method, url }) => `${method} ${url}`),
      ['GET /api/rooms/aaa'],
    );
    assert.deepEqual(session.state.standing, { host: false, removed: false });
  });

  it('says how long to wait, whoever said so', async () => {
    const { session } = await lab.joined();
    assert.equal(session.state.phase, 'in-room');
    lab.answers['POST /api/users'] = () =>
      Response.json(
        { code: 'too-many-attempts' },
        { status: 429, headers: { 'Retry-After': '7' } },
      );
    const other = lab.browser();
    await other.session.open('aaa');
    await other.session.join();
    await settle();
    assert.equal(other.session.state.refusal.retryAfterMillis, 7_000);
  });
});

describe('two tabs of a browser', () => {
  const storage = fakeStorage();
  let first;

  beforeEach(async () => {
    lab = new SessionLab();
    first = await lab.joined({ storage });
  });

  it('know of each other, at the door and inside, until one leaves', async () => {
    const second = lab.browser({ storage });
    await second.session.open('aaa');
    await settle();
    assert.equal(second.session.state.otherTab, true);
    assert.equal(first.session.state.otherTab, false);
    await second.session.join();
    await settle();
    assert.equal(first.session.state.otherTab, true);
    first.session.leave();
    assert.equal(second.session.state.otherTab, false);
  });

  it('go on in one of them when asked to, and the other says where', async () => {
    const second = lab.browser({ storage });
    await second.session.open('aaa');
    await second.session.tabs.takeOver();
    assert.equal(first.session.state.phase, 'replaced');
    assert.equal(second.session.state.phase, 'lobby');
    assert.equal(second.session.state.otherTab, false);
    assert.equal(first.mediaDevices.live, 0);
  });

  it('wait for the one that goes, since who comes in before meets itself, but not for ever', async () => {
    const second = lab.browser({ storage });
    await second.session.open('aaa');
    lab.channels = lab.channels.filter(({ name }) => name !== 'madang.room.aaa');
    let isAlone = false;
    second.session.tabs.takeOver().then(() => {
      isAlone = true;
    });
    await settle();
    assert.equal(isAlone, false);
    await lab.clock.advance(3_000);
    assert.equal(isAlone, true);
  });

  it('do not count other browsers, other rooms and tabs that have crashed', async () => {
    const stranger = lab.browser();
    await stranger.session.open('aaa');
    lab.answers['GET /api/rooms/bbb'] = lab.answers['GET /api/rooms/aaa'];
    const elsewhere = lab.browser({ storage });
    await elsewhere.session.open('bbb');
    await settle();
    assert.equal(stranger.session.state.otherTab, false);
    assert.equal(elsewhere.session.state.otherTab, false);

    const second = lab.browser({ storage });
    await second.session.open('aaa');
    assert.equal(second.session.state.otherTab, true);
    lab.channels = lab.channels.filter(({ name }) => name !== 'madang.room.aaa');
    second.document.dispatchEvent(new Event('visibilitychange'));
    assert.equal(second.session.state.otherTab, true);
    await lab.clock.advance(3_000);
    assert.equal(second.session.state.otherTab, false);
  });
});

describe('the summary of a meeting', () => {
  const joined = (
    participants,
    { joinedAt = '2026-11-20T09:00:00Z', toldAt = 1_000_000 } = {},
  ) => ({
    type: 'joined',
    self: { id: 'me', joinedAt },
    participants: participants.map((id) => ({ id })),
    now: '2026-11-20T09:00:00Z',
    toldAt,
  });
  const all = (...events) => summaryOf(events.reduce(withEvent, null));

  it('counts everybody who was there once, and nobody before it is over', () => {
    const meeting = [
      joined(['ann']),
      { type: 'participant-joined', participant: { id: 'bob' } },
      {
        type: 'snapshot',
        participants: [{ id: 'me' }, { id: 'bob' }, { id: 'eve' }],
        selfId: 'me',
      },
    ];
    assert.equal(all(...meeting), null);
    const over = all(...meeting, { type: 'left-room', toldAt: 1_060_000 });
    assert.deepEqual(over, { millis: 60_000, others: 3 });
    assert.equal(all({ type: 'left-room', toldAt: 5 }), null);
  });

  it('counts who went and came back once, and two of one name twice', () => {
    const bob = (id) => ({ type: 'participant-joined', participant: { id, displayName: 'Bob' } });
    const gone = {
      type: 'participant-updated',
      participant: { id: 'b1', displayName: 'Bob', connection: 'gone' },
    };
    const left = (participantId) => ({ type: 'participant-left', participantId });
    const end = { type: 'left-room', toldAt: 1_060_000 };
    const others = (...events) => all(joined([]), ...events, end).others;
    assert.equal(others(bob('b1'), left('b1'), bob('b2')), 1);
    assert.equal(others(bob('b1'), gone, bob('b2'), left('b1')), 1);
    assert.equal(others(bob('b1'), bob('b2'), left('b1')), 2);
  });

  it('counts no page that was closed before, until it is back', () => {
    const away = { id: 'b1', displayName: 'Bob', connection: 'gone' };
    const start = { ...joined([]), participants: [away] };
    const back = {
      type: 'participant-updated',
      participant: { ...away, connection: 'connected' },
      selfId: 'me',
    };
    const own = { ...back, participant: { id: 'me' } };
    const end = { type: 'left-room', toldAt: 1_060_000 };
    assert.equal(all(start, end).others, 0);
    assert.equal(all(start, own, end).others, 0);
    assert.equal(all(start, back, end).others, 1);
  });

  it('goes on over a reload and a lost socket, and begins anew with another seat', () => {
    const reloaded = joined(['ann'], { joinedAt: '2026-11-20T08:50:00Z' });
    const left = { type: 'left-room', toldAt: 1_000_000 };
    assert.equal(all(reloaded, left).millis, 600_000);
    const again = joined(['bob'], { toldAt: 1_030_000 });
    const end = { type: 'left-room', toldAt: 1_090_000 };
    assert.deepEqual(all(joined(['ann']), again, end), { millis: 90_000, others: 2 });
    assert.deepEqual(all(joined(['ann']), left, again, end), { millis: 60_000, others: 1 });
  });
});
