import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { ALL_RIGHTS } from '../../js/room/rights-model.js';
import { RoomMemory } from '../../js/room/room-memory.js';
import { settle } from '../support/fake-clock.js';
import { fakeStorage } from '../support/fake-media-devices.js';
import { SessionLab } from '../support/session-lab.js';

let lab;
let first;

const seatOf = (browser) => lab.server.seats.get(browser.session.state.participants[0].id);
const isOn = ({ session }) => session.state.local.mic.on;

async function mute(browser) {
  const by = { by: 'p99', displayName: 'Host' };
  lab.server.put(seatOf(browser), { type: 'moderated', action: 'mute', right: 'mic', ...by });
  await settle();
}

/** The tab is closed, and another one is opened at the door. */
async function comeBack() {
  first.window.dispatchEvent(new Event('pagehide'));
  const again = lab.browser({ storage: first.storage });
  await again.session.open('aaa');
  await settle();
  return again;
}

describe('a microphone that somebody else has switched off', () => {
  beforeEach(async () => {
    lab = new SessionLab();
    first = await lab.joined();
  });

  it('is still off for who comes back, who is told and may switch it on', async () => {
    await mute(first);
    assert.equal(first.session.state.keptOff, false);
    const again = await comeBack();
    assert.deepEqual([isOn(again), again.session.state.keptOff], [false, true]);
    await again.session.join();
    await settle();
    assert.deepEqual([isOn(again), again.session.state.keptOff], [false, true]);
    assert.equal(seatOf(again).media.mic, false);
    await again.session.media.set('mic', true);
    assert.deepEqual([isOn(again), again.session.state.keptOff], [true, false]);
    first = again;
    assert.equal(isOn(await comeBack()), true);
  });

  it('is not forgotten by a reload', async () => {
    await mute(first);
    first.window.dispatchEvent(new Event('pagehide'));
    const again = lab.browser({ storage: first.storage, tabStorage: first.tabStorage });
    await again.session.open('aaa');
    await settle();
    assert.equal(again.session.state.phase, 'in-room');
    assert.deepEqual([isOn(again), again.session.state.keptOff], [false, true]);
  });

  it('is on again for who had switched it on since', async () => {
    await mute(first);
    await first.session.media.set('mic', true);
    assert.equal(isOn(await comeBack()), true);
  });

  it('leaves other rooms alone', async () => {
    await mute(first);
    lab.answers['GET /api/rooms/bbb'] = () => Response.json({ ...lab.server.room(), code: 'bbb' });
    const elsewhere = lab.browser({ storage: first.storage });
    await elsewhere.session.open('bbb');
    await settle();
    assert.equal(isOn(elsewhere), true);
  });

  it('is told when the server takes it away at the door', async () => {
    const again = await comeBack();
    assert.equal(isOn(again), true);
    const { participant } = lab.server;
    lab.server.participant = (seat) => ({
      ...participant.call(lab.server, seat),
      rights: { ...ALL_RIGHTS, mic: false },
    });
    await again.session.join();
    await settle();
    assert.deepEqual([isOn(again), again.session.state.keptOff], [false, true]);
    assert.equal(again.session.state.rights.mic, false);
  });
});

describe('RoomMemory', () => {
  it('lasts as long as a meeting may, and keeps the newest rooms', () => {
    let now = 0;
    const clock = /** @type {any} */ ({ now: () => now });
    const memory = new RoomMemory(fakeStorage(), clock, 'rooms');
    for (let room = 0; room < 9; room++) memory.add(`r${room}`);
    assert.deepEqual(
      ['r0', 'r1', 'r8'].map((code) => memory.has(code)),
      [false, true, true],
    );
    memory.forget('r8');
    assert.equal(memory.has('r8'), false);
    now = 12 * 60 * 60_000;
    assert.equal(memory.has('r1'), false);
  });
});
