import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { ALL_RIGHTS } from '../../js/room/rights-model.js';
import { settle } from '../support/fake-clock.js';
import { SessionLab } from '../support/session-lab.js';

let lab;
let one;
let two;

const seatOf = (browser) => lab.server.seats.get(browser.session.state.participants[0].id);

/** What the server says of one of them, as it would after a word of a host. */
async function say(browser, change) {
  const seat = Object.assign(seatOf(browser), change);
  lab.server.publish({ type: 'participant-updated', participant: lab.server.participant(seat) });
  await settle();
}

async function moderate(browser, moderated) {
  const by = { by: 'p99', displayName: 'Host' };
  lab.server.put(seatOf(browser), { type: 'moderated', ...by, ...moderated });
  await settle();
}

async function knock(browser, ...ids) {
  const knocks = ids.map((id) => ({ id, displayName: 'Eve', since: '2026-11-20T09:00:00Z' }));
  lab.server.put(seatOf(browser), { type: 'knocks', knocks });
  await settle();
}

const without = (...rights) => ({
  ...ALL_RIGHTS,
  ...Object.fromEntries(rights.map((right) => [right, false])),
});
const sent = (name) =>
  lab.server.received
    .filter(({ destination }) => destination.endsWith(`.${name}`))
    .map(({ body }) => JSON.parse(body));

describe('rights in a session', () => {
  beforeEach(async () => {
    lab = new SessionLab();
    one = await lab.joined({ name: 'One' });
    two = await lab.joined({ name: 'Two' });
    await lab.connect(one, two);
  });

  it('mute switches the microphone off and says by whom; it may be switched on again', async () => {
    await moderate(one, { action: 'mute', right: 'mic' });
    assert.equal(one.session.state.local.mic.on, false);
    assert.ok(one.notices.includes('moderated-mute'));
    assert.equal(two.session.state.participants[1].media.mic, false);
    await one.session.media.set('mic', true);
    assert.equal(one.session.state.local.mic.on, true);
  });

  it('what is denied goes off, stays off, and is not switched on when it is allowed again', async () => {
    await one.session.media.startScreenShare();
    await say(one, { rights: without('mic', 'camera', 'screen') });
    const { local } = one.session.state;
    assert.deepEqual([local.mic.on, local.camera.on, local.screen.on], [false, false, false]);
    await one.session.media.set('mic', true);
    await one.session.media.retry('camera');
    await one.session.media.startScreenShare();
    assert.deepEqual(one.notices.slice(-3), ['denied-mic', 'denied-camera', 'denied-screen']);
    assert.equal(one.session.state.local.mic.on, false);
    await say(one, { rights: ALL_RIGHTS });
    assert.equal(one.session.state.local.mic.on, false);
    await one.session.media.set('mic', true);
    assert.equal(one.session.state.local.mic.on, true);
  });

  it('a hostile participant without rights is neither seen nor heard by the others', async () => {
    const hostile = { media: { mic: true, camera: true, screen: true } };
    await say(two, { ...hostile, rights: ALL_RIGHTS });
    const heard = one.session.state.participants[1].streams;
    assert.ok(heard.audio && heard.camera && heard.screen);
    await say(two, { ...hostile, rights: without('mic', 'camera', 'screen') });
    const { streams } = one.session.state.participants[1];
    assert.deepEqual(Object.values(streams), [null, null, null, null]);
  });

  it('whoever is asked decides, and nothing is switched on for them', async () => {
    await one.session.media.set('mic', false);
    await moderate(one, { action: 'ask', right: 'mic' });
    assert.deepEqual(one.session.state.asked, { right: 'mic', displayName: 'Host' });
    assert.equal(one.session.state.local.mic.on, false);
    one.session.moderation.answerAsk(false);
    assert.equal(one.session.state.asked, null);
    assert.equal(one.session.state.local.mic.on, false);
    await moderate(one, { action: 'ask', right: 'mic' });
    one.session.moderation.answerAsk(true);
    await settle();
    assert.equal(one.session.state.local.mic.on, true);
  });

  it('what is shown goes back to what is so when the choice of an entry is refused', async () => {
    let changes = 0;
    one.session.addEventListener('change', () => changes++);
    one.session.moderation.setEntry('locked');
    await settle();
    assert.equal(changes, 0);
    lab.server.put(seatOf(one), { type: 'error', code: 'forbidden', ref: 'moderate' });
    await settle();
    assert.equal(changes, 1);
    [...lab.server.sessions].forEach((session) => session.drop());
    await settle();
    changes = 0;
    one.session.moderation.setEntry('locked');
    await settle();
    assert.equal(changes, 1);
  });

  it('nobody is asked any more who has switched on by other means', async () => {
    await moderate(one, { action: 'ask', right: 'mic' });
    assert.equal(one.session.state.asked, null);
    await one.session.media.set('mic', false);
    await moderate(one, { action: 'ask', right: 'mic' });
    await one.session.media.set('camera', false);
    assert.equal(one.session.state.asked.right, 'mic');
    await one.session.media.set('mic', true);
    assert.equal(one.session.state.asked, null);
  });

  it('whoever stands in is told once, and again when it happens again', async () => {
    await say(one, { role: 'moderator', standsIn: true });
    assert.deepEqual([one.session.state.standsIn, one.session.state.isLasting], [true, false]);
    one.session.moderation.confirmStandingIn();
    await say(one, { role: 'moderator', standsIn: true, hand: true });
    assert.equal(one.session.state.standsIn, false);
    await say(one, { role: 'participant', standsIn: false });
    await say(one, { role: 'moderator', standsIn: true });
    assert.equal(one.session.state.standsIn, true);
  });

  it('who waits is known to who may let in, and forgotten with the role', async () => {
    await say(one, { role: 'moderator' });
    const knocks = [{ id: 'p09', displayName: 'Eve', since: '2026-11-20T09:00:00Z' }];
    lab.server.put(seatOf(one), { type: 'knocks', knocks });
    await settle();
    assert.deepEqual(one.session.state.knocks, knocks);
    one.session.moderation.admit('p09');
    one.session.moderation.write('p09', 'a moment');
    one.session.moderation.refuse();
    assert.deepEqual(sent('moderate'), [
      { action: 'admit', target: 'p09' },
      { action: 'write', target: 'p09', text: 'a moment' },
      { action: 'refuse' },
    ]);
    await say(one, { role: 'participant' });
    assert.deepEqual(one.session.state.knocks, []);
  });

  it('who waited is forgotten when there is nobody to be let in', async () => {
    await say(one, { role: 'moderator' });
    await knock(one, 'p09', 'p10');
    lab.server.put(seatOf(one), { type: 'error', code: 'participant-unreachable', ref: 'p09' });
    await settle();
    assert.deepEqual(
      one.session.state.knocks.map(({ id }) => id),
      ['p10'],
    );
  });

  it('who waited is forgotten when one comes back, and told anew to who may let in', async () => {
    await say(one, { role: 'moderator' });
    await knock(one, 'p09');
    const seat = seatOf(one);
    seat.session.drop();
    await lab.clock.advance(5_000);
    assert.equal(one.session.state.phase, 'in-room');
    assert.deepEqual(one.session.state.knocks, []);
    await knock(one, 'p10');
    assert.equal(one.session.state.knocks.length, 1);
    const self = { ...lab.server.participant(seat), role: 'participant' };
    const more = { seq: lab.server.seq + 9, room: lab.server.room(), events: [] };
    lab.server.put(seat, { type: 'synced', ...more, participants: [self] });
    await settle();
    assert.deepEqual(one.session.state.knocks, []);
  });
});

describe('a session before a closed door', () => {
  const waiting = { type: 'waiting', position: 1, total: 2, attended: true };
  let browser;

  beforeEach(async () => {
    lab = new SessionLab();
    browser = lab.browser({ name: 'Eve' });
    lab.server.onJoin = (seat) => lab.server.reply(seat, waiting);
    await browser.session.open('aaa');
    await settle();
    await browser.session.join();
    await settle();
  });

  it('waits without asking again, reads what is written, and comes in', async () => {
    assert.equal(browser.session.state.phase, 'waiting');
    assert.equal(browser.session.state.waiting.position, 1);
    await lab.clock.advance(10_000);
    assert.equal(sent('join').length, 1);
    const [seat] = lab.server.seats.values();
    const written = { type: 'moderated', action: 'write', text: 'soon', by: 'p', displayName: 'H' };
    lab.server.reply(seat, written);
    lab.server.reply(seat, { ...waiting, total: 1 });
    await settle();
    assert.deepEqual(browser.session.state.waiting, {
      position: 1,
      total: 1,
      attended: true,
      line: { text: 'soon', displayName: 'H' },
    });
    lab.server.onJoin = null;
    seat.session.admit();
    await settle();
    assert.equal(browser.session.state.phase, 'in-room');
    assert.equal(browser.session.state.waiting, null);
  });

  it('is told when it is not let in, and may try again', async () => {
    const [seat] = lab.server.seats.values();
    const written = { type: 'moderated', action: 'write', text: 'no', by: 'p', displayName: 'H' };
    lab.server.reply(seat, written);
    lab.server.reply(seat, { type: 'refused', code: 'knock-refused', detail: 'No.' });
    await settle();
    assert.equal(browser.session.state.phase, 'lobby');
    assert.equal(browser.session.state.refusal.code, 'knock-refused');
    await browser.session.join();
    await settle();
    assert.equal(browser.session.state.phase, 'waiting');
    assert.equal(browser.session.state.waiting.line, null);
  });

  it('knocks again after the connection was lost, and may turn back', async () => {
    [...lab.server.sessions].forEach((session) => session.drop());
    await lab.clock.advance(5_000);
    assert.equal(sent('join').length, 2);
    assert.equal(browser.session.state.phase, 'waiting');
    browser.session.stopWaiting();
    await settle();
    assert.equal(browser.session.state.phase, 'lobby');
    assert.equal(lab.server.sessions.size, 1);
    lab.server.onJoin = null;
    await browser.session.join();
    await settle();
    assert.equal(browser.session.state.phase, 'in-room');
  });
});
