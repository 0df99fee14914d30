import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { settle } from '../support/fake-clock.js';
import { SessionLab } from '../support/session-lab.js';

let lab;

const names = ({ session }) => session.state.participants.map(({ displayName }) => displayName);
const dropAll = (closed) => [...lab.server.sessions].forEach((session) => session.drop(closed));

describe('RoomSession', () => {
  beforeEach(() => {
    lab = new SessionLab();
  });

  it('shows the room and the devices in the lobby, before anything is asked', async () => {
    const { session } = lab.browser();
    assert.equal(session.state.phase, 'opening');
    await session.open('aaa');
    await settle();
    const { phase, room, displayName, local } = session.state;
    assert.deepEqual([phase, room.name, displayName], ['lobby', 'Weekly', 'Bob']);
    assert.ok(local.mic.on && local.camera.on && local.camera.stream);
    assert.equal(lab.server.joined().length, 0);
  });

  it('registers a user on the first join and remembers it', async () => {
    const { identity } = await lab.joined();
    const registered = lab.requests.filter(({ url }) => url === '/api/users');
    assert.equal(registered.length, 1);
    assert.deepEqual(JSON.parse(registered[0].body), { displayName: 'Bob', locale: 'en' });
    assert.ok(identity.isRegistered);
  });

  it('opens the socket in the lobby when the user is known', async () => {
    const { storage } = await lab.joined();
    const { session } = lab.browser({ storage });
    await session.open('aaa');
    await settle();
    assert.equal(session.state.socket, 'open');
    assert.equal(session.state.phase, 'lobby');
    assert.equal(lab.server.sessions.size, 2);
  });

  it('brings two together, self first', async () => {
    const one = await lab.joined({ name: 'One' });
    const two = await lab.joined({ name: 'Two' });
    await lab.connect(one, two);
    assert.deepEqual(names(one), ['One', 'Two']);
    assert.deepEqual(names(two), ['Two', 'One']);
    const [self, other] = one.session.state.participants;
    assert.deepEqual([self.link, self.self], ['self', true]);
    assert.deepEqual([other.link, other.self], ['connected', false]);
    assert.ok(other.streams.camera && other.streams.audio);
    assert.equal(other.streams.screen, null);
    assert.deepEqual(one.notices, ['participant-joined']);
  });

  it('tells the others what is switched, and shows it', async () => {
    const one = await lab.joined();
    const two = await lab.joined();
    await one.session.media.set('camera', false);
    await one.session.media.set('mic', false);
    one.session.setHand(true);
    await one.session.media.startScreenShare();
    await settle();
    const [, seen] = two.session.state.participants;
    assert.deepEqual(seen.media, { mic: false, camera: false, screen: true });
    assert.equal(seen.hand, true);
    assert.equal(seen.streams.camera, null);
    assert.ok(seen.streams.screen);
    assert.deepEqual(one.session.state.participants[0].media, seen.media);
    one.mediaDevices.given.at(-2).end();
    await settle();
    assert.equal(two.session.state.participants[1].media.screen, false);
    assert.ok(one.notices.includes('screen-share-ended'));
  });

  it('joins as a listener when every device is denied', async () => {
    const browser = lab.browser();
    browser.mediaDevices.faults = { audio: 'NotAllowedError', video: 'NotAllowedError' };
    await browser.session.open('aaa');
    await settle();
    await browser.session.join();
    await settle();
    const { phase, local, participants } = browser.session.state;
    assert.equal(phase, 'in-room');
    assert.deepEqual([local.mic.problem, local.camera.problem], ['denied', 'denied']);
    assert.deepEqual(participants[0].media, { mic: false, camera: false, screen: false });
  });

  it('returns to the lobby after a refusal, and may join again', async () => {
    lab.server.joinRefusal = { code: 'passcode-required', detail: 'x' };
    const { session } = await lab.joined();
    assert.equal(session.state.phase, 'lobby');
    assert.deepEqual(session.state.refusal, { code: 'passcode-required', detail: 'x' });
    lab.server.joinRefusal = null;
    await session.join({ passcode: '1234' });
    await settle();
    assert.equal(session.state.phase, 'in-room');
    assert.equal(session.state.refusal, null);
    const { body } = lab.server.received.findLast(({ destination }) => /join$/.test(destination));
    assert.equal(JSON.parse(body).passcode, '1234');
  });

  it('keeps everybody and every link while the socket is lost', async () => {
    const one = await lab.joined();
    const two = await lab.joined();
    await lab.connect(one, two);
    lab.server.refusal = {};
    dropAll();
    await lab.clock.advance(30_000);
    assert.equal(one.session.state.phase, 'reconnecting');
    assert.equal(one.session.state.participants[1].link, 'connected');
    lab.server.refusal = null;
    await lab.clock.advance(15_000);
    assert.equal(one.session.state.phase, 'in-room');
    assert.equal(one.session.state.participants[1].link, 'connected');
    assert.equal(one.pcs.length, 1);
  });

  it('believes no empty list of a restarted server while media flows', async () => {
    const one = await lab.joined({ name: 'One' });
    const two = await lab.joined({ name: 'Two' });
    await lab.connect(one, two);
    const [seat] = [...lab.server.seats.values()].slice(1);
    lab.server.seats.delete(seat.id);
    lab.server.refusal = {};
    dropAll();
    two.session.close();
    lab.server.refusal = null;
    await lab.clock.advance(5_000);
    assert.deepEqual(names(one), ['One', 'Two']);
    assert.equal(one.session.state.participants[1].connection, 'reconnecting');
    one.pcs[0].setState('failed');
    await lab.clock.advance(1);
    assert.deepEqual(names(one), ['One']);
  });

  it('uses the servers that it is given, and asks for fresh ones before they expire', async () => {
    const servers = (name) => [{ urls: [`turn:${name}.example.org`], username: name }];
    lab.server.ice = {
      iceServers: servers('one'),
      iceTransportPolicy: 'relay',
      iceTtlSeconds: 600,
    };
    const one = await lab.joined();
    await lab.connect(one, await lab.joined());
    const [pc] = one.pcs;
    assert.deepEqual(pc.getConfiguration(), {
      iceServers: servers('one'),
      iceTransportPolicy: 'relay',
    });
    lab.server.ice = { ...lab.server.ice, iceServers: servers('two') };
    await lab.clock.advance(449_000);
    assert.deepEqual(pc.getConfiguration().iceServers, servers('one'));
    await lab.clock.advance(2_000);
    assert.deepEqual(pc.getConfiguration().iceServers, servers('two'));
    assert.equal(pc.restarts, 0);
  });

  it('drops who left, with a notice', async () => {
    const one = await lab.joined({ name: 'One' });
    const two = await lab.joined({ name: 'Two' });
    await lab.connect(one, two);
    two.session.leave();
    await settle();
    assert.deepEqual(names(one), ['One']);
    assert.deepEqual(one.notices, ['participant-joined', 'participant-left']);
    one.session.setHand(true);
    await settle();
    assert.equal(two.session.state.phase, 'left');
    assert.deepEqual(names(two), []);
    assert.equal(two.mediaDevices.live, 0);
    await lab.clock.advance(1_000);
    assert.equal(lab.server.sessions.size, 1);
  });

  it('tells that it left past a socket that is lost', async () => {
    const one = await lab.joined();
    lab.server.refusal = {};
    dropAll();
    one.session.leave();
    await settle();
    assert.match(lab.requests.at(-1).url, /participants\/p01\/away$/);
    assert.equal(one.session.state.phase, 'left');
    lab.server.refusal = null;
    await lab.clock.advance(20_000);
    assert.equal(lab.server.sessions.size, 0);
  });

  it('shows a chat message as pending until the room has it, once', async () => {
    const one = await lab.joined();
    const two = await lab.joined();
    one.session.chat.send('  ');
    one.session.chat.send('안녕');
    const [pending] = one.session.state.chat;
    assert.deepEqual([pending.text, pending.pending, pending.self], ['안녕', true, true]);
    await settle();
    const [sent] = one.session.state.chat;
    assert.deepEqual([sent.text, sent.pending, sent.self], ['안녕', undefined, true]);
    const [received] = two.session.state.chat;
    assert.deepEqual([received.text, received.self], ['안녕', false]);
    assert.deepEqual(two.notices, ['chat']);
    assert.equal(one.session.state.chat.length, 1);
  });

  it('takes the same seat again after a reload, without the lobby', async () => {
    const one = await lab.joined({ name: 'One' });
    await one.session.media.set('camera', false);
    await settle();
    const [{ id }] = one.session.state.participants;
    one.window.dispatchEvent(new Event('pagehide'));
    const away = lab.requests.at(-1);
    assert.equal(away.url, `/api/rooms/aaa/participants/${id}/away`);
    assert.deepEqual([away.body, away.keepalive], ['{"incarnation":1}', true]);
    dropAll();
    const again = lab.browser(one);
    await again.session.open('aaa');
    await settle();
    assert.equal(again.session.state.phase, 'in-room');
    assert.equal(again.session.state.participants[0].id, id);
    assert.equal(again.session.state.local.camera.on, false);
    assert.equal(lab.server.seats.get(id).incarnation, 2);
  });

  it('takes the same seat after reloads that come before it is there again', async () => {
    const one = await lab.joined({ name: 'One' });
    const [{ id }] = one.session.state.participants;
    one.window.dispatchEvent(new Event('pagehide'));
    dropAll();
    for (let reloads = 0; reloads < 3; reloads++) {
      const early = lab.browser(one);
      early.session.open('aaa');
      if (reloads === 1) early.session.media.set('mic', false);
      early.window.dispatchEvent(new Event('pagehide'));
    }
    const last = lab.browser(one);
    await last.session.open('aaa');
    await settle();
    assert.equal(last.session.state.participants[0].id, id);
    assert.equal(last.session.state.local.mic.on, false);
  });

  it('gives up a new seat that no page could take again', async () => {
    const one = await lab.joined({ name: 'One' });
    const [{ id }] = one.session.state.participants;
    one.window.dispatchEvent(new Event('pagehide'));
    dropAll();
    lab.server.seats.clear();
    // Each join is answered too late for its page.
    lab.server.onJoin = () => {};
    for (let reloads = 0; reloads < 3; reloads++) {
      const early = lab.browser(one);
      await early.session.open('aaa');
      await settle();
      early.window.dispatchEvent(new Event('pagehide'));
      const away = lab.requests.at(-1);
      const [pending] = [...lab.server.seats.keys()].slice(-1);
      assert.equal(away.url, `/api/rooms/aaa/participants/${pending}/away`);
      assert.equal(away.body, '{"incarnation":1}');
      dropAll();
    }
    lab.server.onJoin = null;
    const last = lab.browser(one);
    await last.session.open('aaa');
    await settle();
    assert.equal(last.session.state.phase, 'in-room');
    assert.notEqual(last.session.state.participants[0].id, id);
  });

  it('gives up no seat that the next page can take again', async () => {
    const one = await lab.joined({ name: 'One' });
    one.window.dispatchEvent(new Event('pagehide'));
    dropAll();
    lab.server.onJoin = () => {};
    const told = lab.requests.filter(({ url }) => url.endsWith('/away')).length;
    const early = lab.browser(one);
    await early.session.open('aaa');
    await settle();
    early.window.dispatchEvent(new Event('pagehide'));
    assert.equal(lab.requests.filter(({ url }) => url.endsWith('/away')).length, told);
  });

  it('does not try a seat again that was refused', async () => {
    const one = await lab.joined();
    one.window.dispatchEvent(new Event('pagehide'));
    dropAll();
    lab.server.seats.clear();
    lab.server.joinRefusal = { code: 'room-full' };
    const again = lab.browser(one);
    await again.session.open('aaa');
    await settle();
    assert.equal(again.session.state.phase, 'lobby');
    again.window.dispatchEvent(new Event('pagehide'));
    assert.equal(one.tabStorage.getItem('madang.seat'), null);
  });

  it('shows the lobby in a duplicated tab and long after the page was left', async () => {
    const one = await lab.joined();
    const duplicate = lab.browser(one);
    await duplicate.session.open('aaa');
    assert.equal(duplicate.session.state.phase, 'lobby');
    one.window.dispatchEvent(new Event('pagehide'));
    await lab.clock.advance(61_000);
    const late = lab.browser(one);
    await late.session.open('aaa');
    assert.equal(late.session.state.phase, 'lobby');
  });

  const ends = {
    'room-ended': 'ended',
    removed: 'removed',
    replaced: 'replaced',
    'signed-out': 'signed-out',
    'room-unknown': 'not-found',
    'too-fast': 'unavailable',
  };
  for (const [code, phase] of Object.entries(ends)) {
    it(`ends as ${phase} when the server says ${code}`, async () => {
      const one = await lab.joined();
      dropAll({ code, retry: 'never' });
      await lab.clock.advance(20_000);
      assert.equal(one.session.state.phase, phase);
      assert.equal(one.mediaDevices.live, 0);
      assert.deepEqual(one.session.state.participants, []);
      assert.equal(lab.server.sessions.size, 0);
    });
  }

  it('ends with the room', async () => {
    const one = await lab.joined();
    lab.server.publish({ type: 'room-ended', reason: 'ended' });
    await settle();
    assert.equal(one.session.state.phase, 'ended');
  });

  it('registers again, once, when the server does not know the user any more', async () => {
    const one = await lab.joined();
    const tokens = lab.requests.filter(({ url }) => url === '/api/users').length;
    dropAll({ code: 'token-invalid', retry: 'never' });
    await settle();
    assert.equal(lab.requests.filter(({ url }) => url === '/api/users').length, tokens + 1);
    assert.equal(one.session.state.phase, 'in-room');
    lab.server.refusal = { code: 'token-invalid', retry: 'never' };
    dropAll({ code: 'token-invalid', retry: 'never' });
    await settle();
    assert.equal(one.session.state.phase, 'unavailable');
  });

  it('tells a missing room from a server that cannot be reached, and tries again', async () => {
    lab.refuse('GET /api/rooms/aaa', 404, 'room-unknown');
    const { session } = lab.browser();
    await session.open('aaa');
    assert.equal(session.state.phase, 'not-found');
    lab.answers['GET /api/rooms/aaa'] = () => Promise.reject(new TypeError('Failed to fetch'));
    await session.open('aaa');
    assert.equal(session.state.phase, 'unavailable');
    assert.equal(session.state.refusal.code, 'network');
    lab.answers['GET /api/rooms/aaa'] = () => Response.json(lab.server.room());
    await session.tryAgain();
    assert.equal(session.state.phase, 'lobby');
  });

  it('becomes host with the secret of the link before it joins', async () => {
    const { session, notices } = lab.browser();
    await session.open('aaa', { hostSecret: 's3cret' });
    await session.join();
    await settle();
    const claim = lab.requests.find(({ url }) => url === '/api/rooms/aaa/host');
    assert.equal(claim.body, '{"secret":"s3cret"}');
    assert.equal(session.state.phase, 'in-room');
    lab.refuse('POST /api/rooms/aaa/host', 403, 'host-secret-wrong');
    await session.open('aaa', { hostSecret: 'wrong' });
    await session.join();
    await settle();
    assert.deepEqual(notices, ['host-secret-wrong']);
    assert.equal(session.state.phase, 'in-room');
  });

  it('gives up what is under way when somebody goes elsewhere', async () => {
    const { session } = lab.browser();
    await session.open('aaa');
    const joining = session.join();
    session.leave();
    await joining;
    await settle();
    assert.equal(session.state.phase, 'left');
    assert.equal(lab.server.sessions.size, 0);
    assert.equal(lab.server.joined().length, 0);
  });

  it('takes another seat when its own died while the page was put aside', async () => {
    const one = await lab.joined();
    const [{ id }] = one.session.state.participants;
    lab.server.seats.delete(id);
    lab.server.publish({ type: 'participant-left', participantId: id, reason: 'closed' });
    await lab.clock.advance(2_000);
    assert.equal(one.session.state.phase, 'in-room');
    assert.notEqual(one.session.state.participants[0].id, id);
  });

  it('tells several changes of one moment together, each with a new state', async () => {
    const { session } = await lab.joined();
    let changes = 0;
    session.addEventListener('change', () => changes++);
    const before = session.state;
    session.setDisplayName('A');
    session.setDisplayName('B');
    assert.notEqual(session.state, before);
    assert.equal(session.state.displayName, 'B');
    assert.equal(changes, 0);
    await settle();
    assert.equal(changes, 1);
  });
});
