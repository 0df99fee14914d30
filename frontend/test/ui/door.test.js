import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { t } from '../../js/i18n/index.js';
import { countdownText } from '../../js/ui/countdown.js';
import { roomRow } from '../../js/ui/home/room-row.js';
import { entryNote, entryOf, isFull } from '../../js/ui/lobby/door-notes.js';
import { isComplete, lastVerdict, networkVerdict } from '../../js/ui/lobby/network-verdict.js';
import { drawn } from '../support/drawn.js';

const NONE = 'not-tested';
const results = (outcomes) =>
  Object.entries({
    socket: 'ok',
    transport: 'ok',
    microphone: NONE,
    stun: 'ok',
    'turn-udp': NONE,
    'turn-tcp': NONE,
    'turn-tls': NONE,
    ...outcomes,
  }).map(([test, result]) => /** @type {any} */ ({ test, result }));

describe('networkVerdict', () => {
  const cases = [
    ['all well', {}, false, 'good'],
    ['nothing to try but the server', { stun: NONE }, false, 'served'],
    ['only a relay to try', { stun: NONE, 'turn-tls': 'ok' }, false, 'good'],
    ['HTTP only', { transport: 'failed' }, false, 'slow'],
    [
      'no UDP, a relay',
      { stun: 'failed', 'turn-udp': 'failed', 'turn-tcp': 'ok' },
      false,
      'relayed',
    ],
    ['no UDP, no relay here', { stun: 'failed' }, false, 'near'],
    ['no UDP, relays blocked', { stun: 'failed', 'turn-tls': 'failed' }, false, 'blocked'],
    ['no relay for a room that needs one', { 'turn-udp': 'failed' }, true, 'blocked'],
    ['a relay for a room that needs one', { 'turn-udp': 'ok' }, true, 'good'],
    ['no server', { socket: 'failed', transport: NONE }, false, 'unreachable'],
  ];
  for (const [what, outcomes, relayOnly, verdict] of cases) {
    it(`${what}: ${verdict}`, () => {
      assert.equal(networkVerdict(results(outcomes), /** @type {boolean} */ (relayOnly)), verdict);
    });
  }

  it('waits for the network, and for nobody who has still to allow a camera', () => {
    const network = results({}).filter(({ test }) => test !== 'microphone');
    assert.equal(isComplete(network), true);
    assert.equal(isComplete(network.slice(1)), false);
    assert.equal(isComplete([...network.slice(1), { test: 'camera', result: 'ok' }]), false);
  });
});

describe('lastVerdict', () => {
  it('is what was found out, or nothing where the tests came to no end', () => {
    const some = results({}).slice(0, 3);
    assert.equal(lastVerdict(results({}), false), 'good');
    assert.equal(lastVerdict(some, false), 'unknown');
    assert.equal(lastVerdict([], true), 'unknown');
    assert.equal(lastVerdict(results({ socket: 'failed' }).slice(0, 1), false), 'unreachable');
  });
});

describe('countdownText', () => {
  it('reads as a clock does', () => {
    assert.deepEqual([0, 9, 65, 600].map(countdownText), ['0:00', '0:09', '1:05', '10:00']);
  });
});

describe('isFull', () => {
  const state = (participants, host) =>
    /** @type {any} */ ({ room: { participants, capacity: 8 }, standing: { host } });

  it('keeps one place more for a host, as the server does', () => {
    assert.deepEqual(
      [7, 8].map((count) => isFull(state(count, false))),
      [false, true],
    );
    assert.deepEqual(
      [8, 9].map((count) => isFull(state(count, true))),
      [false, true],
    );
    assert.equal(isFull(/** @type {any} */ ({ room: null, standing: { host: false } })), false);
  });
});

describe('the door of a room', () => {
  const at = (entry, { host = false, removed = false, refusal = null } = {}) =>
    /** @type {any} */ ({ room: { entry }, standing: { host, removed }, refusal });
  const said = (state) => drawn(entryNote(state));

  it('says before anything is asked that somebody lets one in, or that it is locked', () => {
    assert.ok(said(at('knock')).includes(t('door.knock')));
    assert.ok(said(at('locked')).includes(t('door.locked')));
    assert.deepEqual([said(at('open')), said(at(undefined))], ['', '']);
  });

  it('is open to hosts, and says nothing twice', () => {
    assert.deepEqual(
      ['knock', 'locked'].map((entry) => entryOf(at(entry, { host: true }))),
      ['open', 'open'],
    );
    assert.equal(said(at('locked', { refusal: { code: 'room-locked' } })), '');
    assert.equal(said(at('knock', { removed: true })), '');
  });

  it('is marked in the list, with a name', () => {
    const row = (entry) =>
      drawn(roomRow(/** @type {any} */ ({ code: 'a', name: 'A', participants: 0, entry })));
    assert.ok(row('knock').includes(t('list.entry.knock')));
    assert.ok(row('locked').includes(t('list.entry.locked')));
    assert.ok(!row('open').includes('row__lock'));
  });
});
