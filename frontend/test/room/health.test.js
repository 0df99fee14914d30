import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { brokenPairs, healthOfRoom, readLinks } from '../../js/room/room-health.js';
import { settle } from '../support/fake-clock.js';
import { SessionLab } from '../support/session-lab.js';

const present = (...ids) =>
  /** @type {any[]} */ (ids.map((id) => ({ id, connection: 'connected' })));

describe('readLinks', () => {
  it('takes what it understands and nothing else', () => {
    const links = [
      { to: 'a', state: 'down', step: 'checking', relayed: true, more: 1 },
      { to: 'b', state: 'ok', step: 5 },
      { to: 'c', state: 'of-a-later-version' },
      { to: 7, state: 'ok' },
      null,
    ];
    assert.deepEqual(readLinks(links), {
      a: { state: 'down', step: 'checking', relayed: true },
      b: { state: 'ok', relayed: false },
    });
    assert.deepEqual(readLinks('nonsense'), {});
  });
});

describe('brokenPairs', () => {
  it('is as bad as the worse of both sides says', () => {
    const health = /** @type {any} */ ({
      a: { b: { state: 'ok' }, c: { state: 'blocked' } },
      b: { a: { state: 'down' }, c: { state: 'weak' } },
      c: { a: { state: 'down' } },
    });
    assert.deepEqual(brokenPairs(health, present('a', 'b', 'c')), [
      { a: 'a', b: 'b', state: 'down' },
      { a: 'a', b: 'c', state: 'blocked' },
    ]);
  });

  it('leaves out who is away from the server', () => {
    const health = /** @type {any} */ ({ a: { b: { state: 'down' } } });
    for (const connection of /** @type {const} */ (['reconnecting', 'gone'])) {
      const roster = present('a', 'b');
      roster[1].connection = connection;
      assert.deepEqual(brokenPairs(health, roster), []);
    }
  });
});

describe('healthOfRoom', () => {
  it('knows only who is in the room', () => {
    const told = /** @type {any} */ ({ a: { b: {}, z: {} }, z: { a: {} } });
    assert.deepEqual(healthOfRoom(told, present('a', 'b')), { a: { b: {} } });
  });
});

describe('the health of a room', () => {
  /** @type {SessionLab} */
  let lab;
  let one;
  let two;
  let three;
  const idOf = ({ session }) => session.state.participants.find(({ self }) => self).id;
  const told = () => lab.server.received.filter(({ destination }) => /health$/.test(destination));

  beforeEach(async () => {
    lab = new SessionLab();
    one = await lab.joined({ name: 'One' });
    two = await lab.joined({ name: 'Two' });
    three = await lab.joined({ name: 'Three' });
    await lab.connect(one, two, three);
    await lab.clock.advance(6_000);
  });

  it('is told by everybody of every link', () => {
    const { health, brokenPairs: broken } = one.session.state;
    const [a, b, c] = [one, two, three].map(idOf);
    const ok = { state: 'ok', step: 'frames', relayed: false };
    assert.deepEqual(health, {
      [a]: { [b]: ok, [c]: ok },
      [b]: { [a]: ok, [c]: ok },
      [c]: { [a]: ok, [b]: ok },
    });
    assert.deepEqual(broken, []);
    const [self, other] = one.session.state.participants;
    assert.equal(self.health, null);
    assert.deepEqual(other.health, { ...ok, cause: null, action: null });
  });

  it('shows a pair that is broken to both of it and to the third', async () => {
    one.pcs[0].setState('failed');
    await lab.clock.advance(1_000);
    const expected = [{ a: idOf(one), b: idOf(two), state: 'down' }];
    for (const { session } of [one, two, three]) {
      const sorted = session.state.brokenPairs.map(({ a, b, state }) => {
        const [first, second] = [a, b].sort();
        return { a: first, b: second, state };
      });
      assert.deepEqual(sorted, expected);
    }
    assert.equal(two.session.state.participants[1].health.state, 'ok');
  });

  it('is told 300 ms after a change, once, and again every 5 s', async () => {
    const before = told().length;
    one.pcs[0].setState('failed');
    one.pcs[1].setState('failed');
    await lab.clock.advance(290);
    assert.equal(told().length, before);
    await lab.clock.advance(20);
    assert.equal(told().length, before + 1);
    const links = JSON.parse(told().at(-1).body).links;
    assert.deepEqual(
      links.map(({ state, step }) => `${state} ${step}`),
      ['down answer', 'down answer'],
    );
    const own = () => told().filter(({ body }) => body === JSON.stringify({ links })).length;
    await lab.clock.advance(10_000);
    assert.equal(own(), 3);
  });

  it('forgets what somebody said who has been silent for 15 s', async () => {
    const id = idOf(three);
    lab.server.seats.get(id).session.drop();
    lab.server.refusal = { code: 'removed', retry: 'never' };
    await lab.clock.advance(14_000);
    assert.ok(one.session.state.health[id]);
    await lab.clock.advance(11_000);
    assert.equal(one.session.state.health[id], undefined);
  });

  it('changes nothing that is shown while nothing changes', async () => {
    let changes = 0;
    one.session.addEventListener('change', () => changes++);
    await lab.clock.advance(30_000);
    assert.equal(changes, 0);
  });

  it('ends with the visit', async () => {
    one.session.leave();
    const before = told().length;
    await lab.clock.advance(20_000);
    const said = told()
      .slice(before)
      .map(({ body }) => JSON.parse(body).links.length);
    assert.ok(
      said.every((count) => count === 1),
      'only the two who stay say anything',
    );
    assert.deepEqual(one.session.state.brokenPairs, []);
  });
});

describe('what a session says of a link', () => {
  /** @type {SessionLab} */
  let lab;
  let one;
  let two;
  let id;

  beforeEach(async () => {
    lab = new SessionLab();
    one = await lab.joined({ name: 'One' });
    two = await lab.joined({ name: 'Two' });
    await lab.connect(one, two);
    await lab.clock.advance(1_000);
    ({ id } = one.session.state.participants[1]);
  });

  it('is nothing of oneself or a stranger', () => {
    assert.equal(one.session.diagnostics.diagnose('stranger'), null);
  });

  it('begins when somebody asked to come in', () => {
    const { timeline, cause, action, repair, now } = one.session.diagnostics.diagnose(id);
    const steps = timeline.map(({ step }) => step);
    for (const step of [
      'socket',
      'joined',
      'offer',
      'answer',
      'ice',
      'dtls',
      'packets',
      'frames',
    ]) {
      assert.ok(steps.includes(step), step);
    }
    assert.ok(timeline.every(({ atMillis }) => atMillis >= 0 && atMillis < 2_000));
    assert.deepEqual([cause, action, repair], [null, null, null]);
    assert.equal(now.rttMillis, null);
  });

  it('has the cause and the repair of a trouble', async () => {
    one.pcs[0].setState('failed');
    await lab.clock.advance(500);
    const { repair, timeline } = one.session.diagnostics.diagnose(id);
    assert.deepEqual(repair, { attempt: 1, nextInMillis: 5_500 });
    assert.ok(timeline.some(({ step, detail }) => step === 'restart' && detail === '#1'));
    lab.server.refusal = {};
    [...lab.server.sessions].forEach((session) => session.drop());
    await lab.clock.advance(5_000);
    assert.equal(one.session.diagnostics.diagnose(id).cause, 'server-unreachable');
    assert.equal(one.session.state.participants[1].health.action, 'check-network');
  });

  it('says that a picture is not shown where the page tells so', async () => {
    one.session.diagnostics.setShown(id, false);
    await lab.clock.advance(15_000);
    const { cause, action } = one.session.state.participants[1].health;
    assert.deepEqual([cause, action], ['not-shown', 'tap']);
    one.session.diagnostics.setShown(id, true);
    await lab.clock.advance(15_000);
    assert.equal(one.session.state.participants[1].health.cause, null);
  });

  it('is news every 2 s while it is watched', async () => {
    let stats = 0;
    one.session.addEventListener('stats', () => stats++);
    await lab.clock.advance(10_000);
    assert.equal(stats, 0);
    one.session.diagnostics.watch(true);
    await lab.clock.advance(10_500);
    assert.equal(stats, 5);
    assert.ok(one.session.diagnostics.diagnose(id).history.length >= 5);
    one.session.diagnostics.watch(false);
    await lab.clock.advance(20_000);
    assert.equal(stats, 5);
  });

  it('can be reported without names and secrets', async () => {
    const iceServers = [
      { urls: ['turn:turn.example.org'], username: 'u5er', credential: 's3cret' },
    ];
    one.mesh.setConfiguration({ iceServers });
    await one.session.diagnostics.selfTest();
    const text = one.session.diagnostics.report();
    const report = JSON.parse(text);
    assert.equal(report.links[0].id, id);
    assert.ok(report.links[0].timeline.length > 5);
    assert.deepEqual(report.ice.servers, ['turn:turn.example.org']);
    assert.equal(report.selfTest.length, 8);
    for (const secret of [
      'One',
      'Two',
      'u5er',
      's3cret',
      'mdu_',
      'rp01',
      'ice-ufrag',
      'v=0',
      'aaa',
    ]) {
      assert.ok(!text.includes(secret), secret);
    }
  });
});

describe('a page that comes back', () => {
  it('looks after its links on another network and after a sleep, not at each glance', async () => {
    const lab = new SessionLab();
    const one = await lab.joined();
    await lab.connect(one, await lab.joined());
    await lab.clock.advance(1_000);
    const [pc] = one.pcs;
    const see = (visibilityState) => {
      one.document.visibilityState = visibilityState;
      one.document.dispatchEvent(new Event('visibilitychange'));
    };
    pc.stats = new Map([['v', { type: 'inbound-rtp', kind: 'video', bytesReceived: 5 }]]);
    see('hidden');
    await lab.clock.advance(1_000);
    see('visible');
    await lab.clock.advance(1_500);
    assert.equal(pc.restarts, 0);
    one.window.dispatchEvent(new Event('online'));
    await lab.clock.advance(1_500);
    assert.equal(pc.restarts, 1);
    await settle();
  });
});
