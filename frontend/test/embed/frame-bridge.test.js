import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { FrameBridge } from '../../js/embed/frame-bridge.js';
import { readCommand } from '../../js/embed/messages.js';
import { settle } from '../support/fake-clock.js';
import { SessionLab } from '../support/session-lab.js';

const SCHOOL = 'https://school.example.org';
const OWN = 'https://madang.example.org';

describe('readCommand', () => {
  it('knows each command', () => {
    for (const command of [
      { madang: 'hello' },
      { madang: 'hang-up' },
      { madang: 'mute', on: true },
      { madang: 'camera', on: false },
      { madang: 'share', on: true },
      { madang: 'display-name', name: '지우' },
    ]) {
      assert.equal(readCommand(command), command);
    }
  });

  it('takes nothing that is not quite one', () => {
    for (const data of [
      null,
      undefined,
      'mute',
      42,
      [],
      ['hello'],
      {},
      { madang: 'toString' },
      { madang: '__proto__' },
      { madang: ['hello'] },
      { madang: 'hello', more: 1 },
      { madang: 'mute' },
      { madang: 'mute', on: 'yes' },
      { madang: 'mute', on: true, off: false },
      { madang: 'mute', muted: true },
      { madang: 'display-name', name: '' },
      { madang: 'display-name', name: '  ' },
      { madang: 'display-name', name: 'x'.repeat(61) },
      { madang: 'display-name', name: 'a\nb' },
      { madang: 'display-name', name: { toString: () => 'x' } },
      { type: 'mute', on: true },
    ]) {
      assert.equal(readCommand(data), null, JSON.stringify(data));
    }
  });
});

describe('FrameBridge', () => {
  let lab;
  let window;
  let sent;
  let parent;

  beforeEach(() => {
    lab = new SessionLab();
    window = new EventTarget();
    sent = [];
    parent = { postMessage: (data, { targetOrigin }) => sent.push({ ...data, to: targetOrigin }) };
  });

  const bridge = (origins = Promise.resolve([SCHOOL])) =>
    new FrameBridge({ window, parent, origins, own: OWN });

  async function say(data, { origin = SCHOOL, source = parent } = {}) {
    window.dispatchEvent(Object.assign(new Event('message'), { data, origin, source }));
    await settle();
  }

  const told = (name) => sent.filter(({ madang }) => madang === name);

  it('sends nothing to a page that has not spoken', async () => {
    const { session } = await lab.joined();
    bridge().watch(session);
    session.setHand(true);
    await settle();
    assert.deepEqual(sent, []);
  });

  it('tells what is, once, and then what changes, to that origin alone', async () => {
    const one = await lab.joined({ name: 'One' });
    bridge().watch(one.session);
    await say({ madang: 'hello' });
    assert.deepEqual(
      sent.map(({ madang }) => madang),
      ['joined', 'participants', 'muted', 'camera', 'sharing'],
    );
    assert.deepEqual(told('joined')[0].room, { code: 'aaa', name: 'Weekly' });
    await lab.joined({ name: 'Two' });
    await settle();
    const { participants } = told('participants').at(-1);
    assert.deepEqual(
      participants.map(({ displayName, self }) => [displayName, self]),
      [
        ['One', true],
        ['Two', false],
      ],
    );
    assert.equal(told('joined').length, 1);
    assert.ok(!JSON.stringify(sent).includes('streams'));
    assert.ok(sent.every(({ to }) => to === SCHOOL));
    structuredClone(sent);
  });

  it('obeys', async () => {
    const { session } = await lab.joined();
    bridge().watch(session);
    await say({ madang: 'mute', on: true });
    assert.equal(session.state.local.mic.on, false);
    assert.equal(told('muted').at(-1).on, true);
    await say({ madang: 'camera', on: false });
    assert.equal(told('camera').at(-1).on, false);
    await say({ madang: 'share', on: true });
    assert.equal(told('sharing').at(-1).on, true);
    await say({ madang: 'hang-up' });
    assert.equal(session.state.phase, 'left');
    assert.deepEqual(told('left'), [{ madang: 'left', reason: 'left', to: SCHOOL }]);
  });

  it('takes a name at the door and not inside', async () => {
    const { session } = lab.browser();
    bridge().watch(session);
    await session.open('aaa');
    await say({ madang: 'display-name', name: ' 지우 ' });
    assert.equal(session.state.displayName, '지우');
    await session.join();
    await settle();
    await say({ madang: 'display-name', name: 'Eve' });
    assert.equal(session.state.displayName, '지우');
  });

  it('hears no origin that may not frame us, and no other window', async () => {
    const { session } = await lab.joined();
    bridge().watch(session);
    for (const origin of ['https://evil.example.org', `${SCHOOL}.evil.org`, 'null', '']) {
      await say({ madang: 'hello' }, { origin });
      await say({ madang: 'hang-up' }, { origin });
    }
    await say({ madang: 'hang-up' }, { source: { postMessage: () => assert.fail() } });
    assert.equal(session.state.phase, 'in-room');
    assert.deepEqual(sent, []);
  });

  it('hears a page of its own server, whoever else may frame it', async () => {
    const { session } = await lab.joined();
    bridge(Promise.reject(new Error('offline'))).watch(session);
    await say({ madang: 'hello' }, { origin: OWN });
    assert.deepEqual([told('joined').length, sent[0].to], [1, OWN]);
  });

  it('hears nobody where nobody is known, and waits until it is known', async () => {
    const { session } = await lab.joined();
    bridge(Promise.reject(new Error('offline'))).watch(session);
    await say({ madang: 'hello' });
    assert.deepEqual(sent, []);
    let know;
    bridge(new Promise((resolve) => (know = resolve))).watch(session);
    await say({ madang: 'hello' });
    assert.deepEqual(sent, []);
    know([SCHOOL]);
    await settle();
    assert.equal(told('joined').length, 1);
  });
});
