import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { ReconnectPolicy } from '../../js/signaling/reconnect-policy.js';
import { SignalingClient } from '../../js/signaling/signaling-client.js';
import { FakeClock, settle } from '../support/fake-clock.js';
import { FakeServer } from '../support/fake-server.js';

const REQUEST = { displayName: '지우', media: { mic: true, camera: true, screen: false } };

let server, clock;

function client() {
  const signaling = new SignalingClient({
    openTransport: server.openTransport,
    policy: new ReconnectPolicy(() => 0.5),
    clock,
  });
  const heard = [];
  const types = ['status', 'joined', 'refused', 'event', 'snapshot', 'signal', 'error', 'closed'];
  for (const type of types) signaling.on(type, (detail) => heard.push([type, detail]));
  const all = (type) => heard.filter(([each]) => each === type).map(([, detail]) => detail);
  return { signaling, heard, all, last: (type) => all(type).at(-1) };
}

async function joined() {
  const one = client();
  one.signaling.connect('aaa', 'token', { locale: 'ko' });
  one.signaling.join(REQUEST);
  await settle();
  return one;
}

const commands = (name) =>
  server.received
    .filter(({ destination }) => destination === `/app/room.aaa.${name}`)
    .map(({ body }) => JSON.parse(body));

const dropAll = (closed) => [...server.sessions].forEach((session) => session.drop(closed));

describe('SignalingClient', () => {
  beforeEach(() => {
    server = new FakeServer();
    clock = new FakeClock();
  });

  it('takes a seat, follows the events and asks whether one is missing', async () => {
    const one = await joined();
    assert.equal(one.last('joined').self.displayName, '지우');
    assert.deepEqual(commands('sync'), [{ seq: 1 }]);
    await joined();
    assert.deepEqual(
      one.all('event').map(({ type, seq }) => `${type} ${seq}`),
      ['participant-joined 2'],
    );
  });

  it('repeats join every second until it is answered', async () => {
    const one = client();
    one.signaling.connect('aaa', 'token');
    await settle();
    server.isMute = true;
    one.signaling.join(REQUEST);
    await clock.advance(2_500);
    assert.equal(commands('join').length, 3);
    server.isMute = false;
    await clock.advance(10_000);
    assert.equal(commands('join').length, 4);
    assert.equal(one.all('joined').length, 1);
  });

  it('leaves it to the caller to join again after a refusal', async () => {
    server.joinRefusal = { code: 'room-full' };
    const one = await joined();
    await clock.advance(5_000);
    assert.equal(one.last('refused').code, 'room-full');
    assert.equal(commands('join').length, 1);
    server.joinRefusal = null;
    one.signaling.join({ ...REQUEST, passcode: '1234' });
    await settle();
    assert.equal(commands('join')[1].passcode, '1234');
    assert.equal(one.all('joined').length, 1);
  });

  it('comes back to the same seat and gets what it missed, once and in order', async () => {
    const one = await joined();
    const two = await joined();
    two.signaling.signal('p01', 'offer', { number: 1 });
    await settle();
    [...server.sessions][0].drop();
    assert.equal(one.last('status'), 'lost');
    for (const number of [2, 3]) two.signaling.signal('p01', 'offer', { number });
    await clock.advance(1_000);
    const numbers = one.all('signal').map(({ body }) => JSON.parse(body).number);
    assert.deepEqual(numbers, [1, 2, 3]);
    assert.equal(one.last('joined').resumed, true);
    assert.equal(one.last('joined').self.id, 'p01');
    assert.equal(one.last('joined').self.incarnation, 1);
    const order = one.heard.map(([type]) => type);
    assert.ok(order.lastIndexOf('signal') < order.lastIndexOf('joined'));
  });

  it('drops an inbox message that comes twice', async () => {
    const one = await joined();
    const [seat] = server.seats.values();
    server.put(seat, { number: 1 }, { kind: 'offer', from: 'p09', 'from-incarnation': '3' });
    seat.session.receiveInbox(seat.inbox.at(-1));
    await settle();
    assert.deepEqual(one.all('signal'), [
      { from: 'p09', fromIncarnation: 3, kind: 'offer', body: '{"number":1}' },
    ]);
  });

  it('understands a server that begins to count its inboxes anew', async () => {
    const one = await joined();
    const [seat] = server.seats.values();
    for (let number = 0; number < 9; number++) server.put(seat, { type: 'error', code: 'busy' });
    await settle();
    Object.assign(seat, { n: 0, inbox: [] });
    server.isResync = true;
    dropAll();
    await clock.advance(1_000);
    assert.equal(one.all('joined').length, 2);
    server.put(seat, { number: 1 }, { kind: 'offer', from: 'p09', 'from-incarnation': '1' });
    await settle();
    assert.equal(one.all('signal').length, 1);
  });

  it('sends what was said while it was away', async () => {
    const one = await joined();
    const two = await joined();
    [...server.sessions][0].drop();
    for (const number of [1, 2, 3]) one.signaling.signal('p02', 'candidates', { number });
    one.signaling.sendState({ mic: false });
    one.signaling.sendState({ mic: true });
    one.signaling.sendState({ hand: true });
    one.signaling.sendChat({ text: '안녕', ref: 'ref1' });
    await clock.advance(2_000);
    assert.deepEqual(
      two.all('signal').map(({ body }) => JSON.parse(body).number),
      [1, 2, 3],
    );
    assert.deepEqual(commands('state'), [{ hand: true }]);
    assert.equal(two.last('event').message.text, '안녕');
  });

  it('does not send old signals when the server lost what was sent to it', async () => {
    const one = await joined();
    const two = await joined();
    server.isResync = true;
    [...server.sessions][0].drop();
    one.signaling.signal('p02', 'candidates', {});
    await clock.advance(2_000);
    assert.equal(one.last('joined').resync, true);
    assert.deepEqual(two.all('signal'), []);
  });

  it('repeats a chat message until it was seen, and the room has it once', async () => {
    const one = await joined();
    const two = await joined();
    const [session] = server.sessions;
    server.isMute = true;
    one.signaling.sendChat({ text: 'lost?', ref: 'ref1' });
    server.isMute = false;
    session.drop();
    await clock.advance(2_000);
    dropAll();
    await clock.advance(2_000);
    assert.equal(commands('chat').length, 2);
    assert.equal(two.all('event').filter(({ type }) => type === 'chat').length, 1);
  });

  it('joins without lastN after a page load, with the token of the seat', async () => {
    const one = await joined();
    const { resumeToken } = one.last('joined');
    one.signaling.close();
    const two = client();
    two.signaling.connect('aaa', 'token', { resume: resumeToken });
    two.signaling.join(REQUEST);
    await settle();
    assert.equal(commands('join').at(-1).lastN, undefined);
    assert.equal(two.last('joined').self.id, 'p01');
    assert.equal(two.last('joined').self.incarnation, 2);
  });

  it('forgets the numbering when it gets another seat', async () => {
    const one = await joined();
    server.seats.clear();
    dropAll();
    await clock.advance(1_000);
    assert.equal(one.last('joined').self.id, 'p02');
    assert.equal(commands('join').at(-1).lastN, undefined);
  });

  it('stays away after a refusal for good', async () => {
    const one = await joined();
    dropAll({ code: 'replaced', retry: 'never', detail: 'x' });
    await clock.advance(60_000);
    assert.deepEqual(one.last('closed'), { code: 'replaced', retry: 'never', detail: 'x' });
    assert.equal(server.sessions.size, 0);
    assert.equal(commands('join').length, 1);
  });

  it('comes back no sooner than it was told', async () => {
    await joined();
    dropAll({ code: 'draining', retry: 3_000 });
    await clock.advance(2_999);
    assert.equal(server.sessions.size, 0);
    await clock.advance(1_000);
    assert.equal(server.sessions.size, 1);
  });

  it('tries at once when the network is back, and asks a connection that looks open', async () => {
    const one = await joined();
    server.refusal = {};
    dropAll();
    await clock.advance(20_000);
    server.refusal = null;
    one.signaling.hurry();
    await settle();
    assert.equal(one.all('joined').length, 2);
    const [session] = server.sessions;
    const before = server.received.length;
    one.signaling.hurry();
    assert.equal(session.probes, 1);
    assert.match(server.received[before].destination, /\.sync$/);
    assert.equal(server.received.length, before + 1);
    await clock.advance(5_000);
    assert.equal(server.received.length, before + 1);
  });

  it('does not raise a hand again that was lowered by somebody else, here or while it was away', async () => {
    const one = await joined();
    const [seat] = server.seats.values();
    const lower = () => {
      seat.hand = false;
      server.publish({ type: 'participant-updated', participant: server.participant(seat) });
    };
    one.signaling.sendState({ hand: true });
    await settle();
    lower();
    await settle();
    dropAll();
    await clock.advance(1_000);
    assert.deepEqual([seat.hand, commands('state')], [false, [{ hand: true }]]);

    one.signaling.sendState({ hand: true });
    await settle();
    dropAll();
    lower();
    await clock.advance(1_000);
    assert.equal(one.all('joined').length, 3);
    assert.deepEqual([seat.hand, commands('state').length], [false, 2]);
  });

  it('raises the hand again at a server that knows of none since its crash', async () => {
    const one = await joined();
    const [seat] = server.seats.values();
    one.signaling.sendState({ hand: true });
    await settle();
    dropAll();
    Object.assign(seat, { hand: false, n: 0, inbox: [] });
    server.isResync = true;
    await clock.advance(1_000);
    assert.equal(seat.hand, true);
  });

  it('ends the seat and does not come back', async () => {
    const one = await joined();
    one.signaling.leave();
    await settle();
    assert.equal(server.seats.size, 0);
    await clock.advance(5_000);
    assert.equal(server.sessions.size, 0);
    assert.equal(server.seats.size, 0);
    assert.equal(clock.pending, 0);
  });

  it('writes ASCII only', async () => {
    const one = await joined();
    one.signaling.sendChat({ text: '안녕 😀', ref: 'ref1' });
    await settle();
    for (const { body } of server.received) assert.match(body, /^[\x20-\x7e]*$/);
    assert.equal(commands('chat')[0].text, '안녕 😀');
  });
});
