import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { Emitter } from '../../js/lib/emitter.js';
import { MeetingEnd } from '../../js/room/meeting-end.js';
import { Polls } from '../../js/room/polls.js';
import { initialModel } from '../../js/room/room-model.js';
import { RoomStore } from '../../js/room/room-store.js';
import { TalkTime } from '../../js/room/talk-time.js';
import { FakeClock, settle } from '../support/fake-clock.js';
import { SessionLab } from '../support/session-lab.js';

const LUNCH = {
  id: 'lunch',
  question: 'Lunch?',
  askedBy: 'Ann',
  multiple: false,
  anonymous: false,
  open: true,
  at: '2026-11-20T09:00:00Z',
  voters: 0,
  options: [
    { text: 'Rice', votes: 0, names: [] },
    { text: 'Noodles', votes: 0, names: [] },
  ],
};
const local = { mic: {}, camera: {}, screen: {} };

class Signaling extends Emitter {
  sent = [];
  command(name, body) {
    this.sent.push([name, body]);
  }
  hint(name, body) {
    this.command(name, body);
  }
}

describe('TalkTime', () => {
  let signaling, speaking, clock, talk;
  const joined = (id, talkSeconds) =>
    signaling.emit('joined', { self: { id }, meeting: { talkSeconds } });
  const speak = async (id, millis) => {
    speaking.emit('speaking', new Set([id]));
    await clock.advance(millis);
    speaking.emit('speaking', new Set());
  };
  const told = () => signaling.sent.map(([, { seconds }]) => seconds);

  beforeEach(() => {
    signaling = new Signaling();
    speaking = new Emitter();
    clock = new FakeClock();
    talk = new TalkTime({ signaling: /** @type {any} */ (signaling), speaking, clock });
    joined('p1', 0);
  });

  it('counts the own voice alone, and tells it while it grows', async () => {
    await speak('p2', 4_000);
    await clock.advance(10_000);
    assert.deepEqual(told(), []);
    await speak('p1', 12_000);
    await clock.advance(20_000);
    assert.deepEqual(told(), [1, 6, 11, 12]);
  });

  it('goes on from what the server knows after a page load', async () => {
    joined('p1', 100);
    await speak('p1', 5_000);
    assert.deepEqual(told(), [105]);
  });

  it('forgets nothing when the connection was lost', async () => {
    await speak('p1', 6_000);
    joined('p1', 0);
    await clock.advance(5_000);
    assert.deepEqual(told().slice(-1), [6]);
  });

  it('begins anew in another seat', async () => {
    await speak('p1', 6_000);
    joined('p3', 0);
    await clock.advance(10_000);
    assert.deepEqual(told(), [5]);
  });

  it('says its last word when one leaves, and nothing afterwards', async () => {
    speaking.emit('speaking', new Set(['p1']));
    await clock.advance(3_000);
    talk.stop();
    assert.deepEqual(told(), [3]);
    await speak('p1', 20_000);
    assert.deepEqual(told(), [3]);
    assert.equal(clock.pending, 0);
  });
});

describe('Polls', () => {
  let signaling, store, polls;

  beforeEach(() => {
    signaling = new Signaling();
    store = new RoomStore(initialModel(local, 'Ann'));
    const tabs = /** @type {any} */ (Object.assign(new Emitter(), { tellVote: () => {} }));
    polls = new Polls({ signaling: /** @type {any} */ (signaling), store, tabs });
    store.apply({ type: 'poll', poll: LUNCH });
  });

  const refuse = () => signaling.emit('error', { code: 'too-fast', ref: 'vote' });
  const tell = (names) => {
    const options = LUNCH.options.map((option, index) => ({
      ...option,
      votes: names[index].length,
      names: names[index],
    }));
    signaling.emit('event', { type: 'poll', poll: { ...LUNCH, options } });
  };

  it('shows a vote at once, and takes it back when it is refused', () => {
    polls.vote('lunch', [1]);
    assert.deepEqual(store.state.polls[0].choices, [1]);
    assert.deepEqual(signaling.sent, [['vote', { poll: 'lunch', choices: [1] }]]);
    tell([[], ['Ann']]);
    polls.vote('lunch', [0]);
    refuse();
    assert.deepEqual(store.state.polls[0].choices, [1]);
  });

  it('keeps the second of two votes when the first is refused, and neither when both are', () => {
    polls.vote('lunch', [1]);
    polls.vote('lunch', [0]);
    tell([[], ['Bob']]);
    refuse();
    assert.deepEqual(store.state.polls[0].choices, [0]);
    refuse();
    assert.deepEqual(store.state.polls[0].choices, []);
  });

  it('goes back to the first of two votes when only the second is refused', () => {
    polls.vote('lunch', [1]);
    polls.vote('lunch', [0]);
    tell([[], ['Ann']]);
    refuse();
    assert.deepEqual(store.state.polls[0].choices, [1]);
  });

  it('takes no notice of errors about something else', () => {
    polls.vote('lunch', [1]);
    signaling.emit('error', { code: 'too-fast', ref: 'health' });
    assert.deepEqual(store.state.polls[0].choices, [1]);
  });

  it('replaces a poll by its newer state and keeps their order', () => {
    store.apply({ type: 'poll', poll: { ...LUNCH, id: 'second' } });
    store.apply({ type: 'poll', poll: { ...LUNCH, open: false, voters: 3 } });
    assert.deepEqual(
      store.state.polls.map(({ id, open, voters }) => [id, open, voters]),
      [
        ['lunch', false, 3],
        ['second', true, 0],
      ],
    );
  });
});

describe('MeetingEnd', () => {
  it('gives a quarter of an hour from the planned end, or from now when that is over', async () => {
    const clock = new FakeClock();
    const asked = [];
    const rooms = { change: async (code, { endsAt }) => asked.push(Date.parse(endsAt)) };
    const store = new RoomStore(initialModel(local, 'Ann'));
    const end = new MeetingEnd({
      signaling: /** @type {any} */ (new Signaling()),
      rooms: /** @type {any} */ (rooms),
      store,
      clock,
    });
    const planned = (at) =>
      store.change({ room: { code: 'aaa', endsAt: new Date(at).toISOString() } });
    planned(clock.now() + 60_000);
    await end.extend();
    planned(clock.now() - 60_000);
    await end.extend();
    assert.deepEqual(asked, [clock.now() + 960_000, clock.now() + 900_000]);
  });

  it('tells when it is refused', async () => {
    const store = new RoomStore(initialModel(local, 'Ann'));
    store.change({ room: { code: 'aaa' } });
    const rooms = { change: () => Promise.reject({ code: 'forbidden' }) };
    const end = new MeetingEnd(
      /** @type {any} */ ({ signaling: new Signaling(), rooms, store, clock: new FakeClock() }),
    );
    const problems = [];
    end.on('problem', ({ code }) => problems.push(code));
    await end.extend();
    assert.deepEqual(problems, ['forbidden']);
  });
});

describe('a session', () => {
  it('is told of polls and of the end, and says that a poll begins', async () => {
    const lab = new SessionLab();
    const { session, notices } = await lab.joined();
    lab.server.publish({ type: 'poll', poll: LUNCH });
    lab.server.publish({ type: 'poll', poll: { ...LUNCH, voters: 1 } });
    const closing = { at: '2026-11-20T10:00:00Z', reason: 'abandoned' };
    lab.server.publish({ type: 'room-closing', closing });
    await settle();
    assert.deepEqual(notices, ['poll']);
    assert.equal(session.state.polls[0].voters, 1);
    assert.deepEqual(session.state.closing, closing);
    lab.server.publish({ type: 'room-closing' });
    await settle();
    assert.equal(session.state.closing, null);
    session.leave();
    assert.deepEqual(session.state.polls, []);
  });

  it('shows the vote of the same person in another tab', async () => {
    const lab = new SessionLab();
    const one = await lab.joined();
    const { storage, session } = one;
    const two = await lab.joined({ storage });
    const stranger = await lab.joined();
    lab.server.publish({ type: 'poll', poll: LUNCH });
    await settle();
    session.polls.vote('lunch', [1]);
    const options = LUNCH.options.map((option, index) => ({
      ...option,
      votes: index,
      names: index ? ['Bob'] : [],
    }));
    lab.server.publish({ type: 'poll', poll: { ...LUNCH, voters: 1, options } });
    await settle();
    const own = [one, two, stranger].map((browser) => browser.session.state.polls[0].choices);
    assert.deepEqual(own, [[1], [1], []]);
  });

  it('ends at the door when nobody else was there for hours', async () => {
    const lab = new SessionLab();
    const { session } = await lab.joined();
    for (const each of [...lab.server.sessions]) each.drop({ code: 'abandoned', retry: 'never' });
    await settle();
    assert.equal(session.state.phase, 'abandoned');
  });
});
