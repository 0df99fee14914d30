import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { enter } from '../../js/embed/meeting.js';
import { settle } from '../support/fake-clock.js';
import { SessionLab } from '../support/session-lab.js';

const EVENTS = [
  'participant-joined',
  'participant-left',
  'participant-updated',
  'track',
  'chat',
  'media',
  'notice',
  'reconnecting',
  'reconnected',
  'waiting',
  'left',
];

let lab;

async function meet(options) {
  const { session, ...browser } = lab.browser({ name: '' });
  const meeting = await enter(session, 'aaa', { displayName: 'Ann', ...options });
  const heard = [];
  for (const name of EVENTS) {
    meeting.addEventListener(name, (event) =>
      heard.push([name, /** @type {CustomEvent} */ (event).detail]),
    );
  }
  const of = (name) => heard.filter(([each]) => each === name).map(([, detail]) => detail);
  return { ...browser, meeting, session, heard, of };
}

describe('join', () => {
  beforeEach(() => {
    lab = new SessionLab();
  });

  it('comes in, and tells who comes, what they send, and who goes', async () => {
    const ann = await meet();
    assert.deepEqual(ann.meeting.room, { code: 'aaa', name: 'Weekly' });
    assert.deepEqual(
      ann.meeting.participants.map(({ displayName, self }) => [displayName, self]),
      [['Ann', true]],
    );
    const bob = await lab.joined({ name: 'Bob' });
    await lab.connect(ann, bob);
    assert.equal(ann.of('participant-joined')[0].participant.displayName, 'Bob');
    const tracks = ann.of('track').filter(({ participant }) => !participant.self);
    assert.deepEqual(tracks.map(({ kind }) => kind).sort(), ['camera', 'mic']);
    for (const { track, stream } of tracks) assert.ok(stream.getTracks().includes(track));
    await bob.session.media.set('camera', false);
    await settle();
    const { kind, track, stream } = ann.of('track').at(-1);
    assert.deepEqual([kind, track, stream], ['camera', null, null]);
    bob.session.leave();
    await settle();
    assert.equal(ann.of('participant-left')[0].participant.displayName, 'Bob');
  });

  it('says and hears', async () => {
    const ann = await meet();
    const bob = await meet({ displayName: 'Bob' });
    ann.meeting.say('hello');
    await settle();
    assert.equal(bob.of('chat')[0].message.text, 'hello');
    assert.equal(ann.of('chat').length, 0);
    assert.equal(ann.meeting.messages.length, 1);
  });

  it('switches what is one’s own', async () => {
    const ann = await meet({ camera: false });
    assert.deepEqual(ann.meeting.media, { mic: true, camera: false, screen: false });
    await ann.meeting.setMic(false);
    await ann.meeting.startScreenShare();
    await settle();
    assert.deepEqual(ann.of('media').at(-1), { mic: false, camera: false, screen: true });
    ann.meeting.setHand(true);
    await settle();
    assert.equal(ann.meeting.participants[0].hand, true);
  });

  it('ends once', async () => {
    const ann = await meet();
    ann.meeting.leave();
    await settle();
    ann.meeting.leave();
    await settle();
    assert.deepEqual(ann.of('left'), [{ reason: 'left' }]);
    assert.equal(ann.heard.at(-1)[0], 'left');
  });

  it('tells why there is no way in', async () => {
    lab.server.joinRefusal = { code: 'room-full', detail: 'The room is full.' };
    const { session } = lab.browser();
    await assert.rejects(enter(session, 'aaa', { displayName: 'Ann' }), {
      name: 'JoinProblem',
      code: 'room-full',
      message: 'The room is full.',
    });
    assert.equal(session.state.phase, 'left');
  });

  it('tells that there is no such room', async () => {
    lab.refuse('GET /api/rooms/aaa', 404, 'room-unknown');
    const { session } = lab.browser();
    await assert.rejects(enter(session, 'aaa', { displayName: 'Ann' }), { code: 'not-found' });
  });

  const PLACE = { position: 1, total: 2, attended: true };
  const waits = (seat) => lab.server.reply(seat, { type: 'waiting', ...PLACE });

  it('tells the place before a door that somebody has to open, and comes in at last', async () => {
    lab.server.onJoin = waits;
    const { session } = lab.browser();
    const places = [];
    const onWaiting = (place) => places.push(place);
    const joining = enter(session, 'aaa', { displayName: 'Ann', onWaiting });
    await settle();
    const [seat] = lab.server.seats.values();
    lab.server.reply(seat, { type: 'waiting', ...PLACE });
    lab.server.reply(seat, { type: 'waiting', ...PLACE, total: 1 });
    await settle();
    assert.deepEqual(places, [PLACE, { ...PLACE, total: 1 }]);
    lab.server.onJoin = null;
    seat.session.admit();
    assert.equal((await joining).room.code, 'aaa');
  });

  it('turns back from that door when it is told to', async () => {
    lab.server.onJoin = waits;
    const { session } = lab.browser();
    const giveUp = new AbortController();
    const joining = enter(session, 'aaa', { displayName: 'Ann', signal: giveUp.signal });
    await settle();
    assert.equal(session.state.phase, 'waiting');
    giveUp.abort();
    await assert.rejects(joining, { name: 'JoinProblem', code: 'cancelled' });
    assert.equal(session.state.phase, 'left');
    const { session: late } = lab.browser();
    const never = enter(late, 'aaa', { displayName: 'Ann', signal: giveUp.signal });
    await assert.rejects(never, { code: 'cancelled' });
  });

  it('goes on when one is let in again, and ends as left when one turns back', async () => {
    const ann = await meet();
    const comeBack = async () => {
      lab.server.seats.clear();
      lab.server.onJoin = waits;
      [...lab.server.sessions].forEach((session) => session.drop());
      await lab.clock.advance(5_000);
    };
    await comeBack();
    assert.deepEqual(ann.of('waiting'), [PLACE]);
    lab.server.onJoin = null;
    [...lab.server.seats.values()].at(-1).session.admit();
    await settle();
    const names = ann.heard.map(([name]) => name);
    assert.ok(names.lastIndexOf('reconnected') > names.lastIndexOf('waiting'));
    assert.deepEqual(ann.of('left'), []);
    await comeBack();
    ann.meeting.leave();
    await settle();
    assert.deepEqual(ann.of('left'), [{ reason: 'left' }]);
  });
});
