import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { setLocale } from '../../js/i18n/index.js';
import { linkHealth, linkKind, pairHealth } from '../../js/ui/link-health.js';
import { brokenSentences, linkStates, pairSentence } from '../../js/ui/room/room-links.js';
import { Settling } from '../../js/ui/settling.js';

before(() => setLocale('en'));

const health = (state) => ({ state, step: null, relayed: false, cause: null, action: null });
const participant = (id, props = {}) => ({
  id,
  displayName: id.toUpperCase(),
  self: false,
  connection: 'connected',
  link: 'connected',
  health: health('ok'),
  ...props,
});
const me = participant('me', { self: true, link: 'self', health: null });

describe('linkHealth', () => {
  it('is nothing for oneself', () => {
    assert.equal(linkHealth(me), null);
    assert.equal(pairHealth(me, []), null);
  });

  it('is told by the link as long as nothing has been measured', () => {
    const told = (link) => linkHealth(participant('a', { link, health: undefined })).state;
    assert.deepEqual(['connecting', 'connected', 'repairing', 'failed'].map(told), [
      'connecting',
      'ok',
      'down',
      'blocked',
    ]);
  });
});

describe('pairHealth', () => {
  const pair = (state) => [{ a: 'me', b: 'a', state }];

  it('is as bad as the worse of the two sides says', () => {
    const as = (own, told) => pairHealth(participant('a', { health: health(own) }), pair(told));
    assert.equal(as('ok', 'down'), 'down');
    assert.equal(as('blocked', 'down'), 'blocked');
    assert.equal(as('weak', 'blocked'), 'blocked');
  });

  it('is not touched by the pairs of others', () => {
    assert.equal(pairHealth(participant('b'), pair('down')), 'ok');
  });
});

describe('linkKind', () => {
  const pair = [{ a: 'a', b: 'me', state: 'down' }];

  it('says that no sound arrives where the link itself is there', () => {
    const silent = (state) => participant('a', { health: { ...health(state), cause: 'no-sound' } });
    assert.deepEqual(
      [linkKind(silent('ok'), []), linkKind(silent('weak'), [])],
      ['silent', 'silent'],
    );
    assert.equal(linkKind(silent('down'), []), 'down');
    assert.equal(linkKind(silent('ok'), pair), 'unheard');
  });

  it('says that one is not heard when only the other one hears nothing', () => {
    assert.equal(linkKind(participant('a'), pair), 'unheard');
    assert.equal(linkKind(participant('a', { health: health('weak') }), pair), 'unheard');
  });

  it('says that both hear nothing when one hears nothing oneself', () => {
    assert.equal(linkKind(participant('a', { health: health('down') }), pair), 'down');
    assert.equal(linkKind(participant('a', { health: health('connecting') }), pair), 'down');
  });

  it('blames nobody while the page of the other one is gone', () => {
    const gone = participant('a', { connection: 'gone', health: health('down') });
    assert.equal(linkKind(gone, pair), 'reconnecting');
  });
});

describe('linkStates', () => {
  const room = {
    participants: [me, participant('a', { health: health('blocked') }), participant('b')],
    brokenPairs: [
      { a: 'a', b: 'b', state: 'down' },
      { a: 'a', b: 'me', state: 'blocked' },
    ],
  };

  it('parts the pairs with oneself from those of others', () => {
    const { ownPairs, foreign, states } = linkStates(room);
    assert.deepEqual(ownPairs, [room.brokenPairs[1]]);
    assert.deepEqual(foreign, [room.brokenPairs[0]]);
    assert.deepEqual(Object.fromEntries(states), { a: 'blocked', b: 'ok', 'a/b': 'down' });
  });

  it('knows rooms that tell nothing of their pairs', () => {
    assert.deepEqual(linkStates({ participants: [me] }).foreign, []);
  });

  it('is told in sentences', () => {
    const [, a, b] = room.participants;
    assert.equal(pairSentence({ a, b }), 'A and B cannot hear each other.');
    const links = { own: new Map([['a', 'blocked']]), ownPairs: [], foreign: [] };
    assert.equal(brokenSentences(room, links), 'You and A cannot hear each other.');
  });
});

describe('Settling', () => {
  const told = (settling, state, nowMs) => settling.settle(new Map([['a', state]]), nowMs).get('a');

  it('tells a trouble when it has lasted a second and its end at once', () => {
    const settling = new Settling();
    assert.equal(told(settling, 'ok', 0), 'ok');
    assert.equal(told(settling, 'down', 100), 'ok');
    assert.equal(settling.dueInMs(100), 1000);
    assert.equal(told(settling, 'down', 1099), 'ok');
    assert.equal(settling.dueInMs(1099), 1);
    assert.equal(told(settling, 'down', 1100), 'down');
    assert.equal(settling.dueInMs(1100), null);
    assert.equal(told(settling, 'ok', 1101), 'ok');
  });

  it('keeps silent about a trouble that comes and goes', () => {
    const settling = new Settling();
    for (let nowMs = 0; nowMs < 10_000; nowMs += 500) {
      assert.equal(told(settling, nowMs % 1000 ? 'down' : 'ok', nowMs), 'ok');
    }
  });

  it('keeps what was told while one trouble turns into another', () => {
    const settling = new Settling();
    told(settling, 'down', 0);
    assert.equal(told(settling, 'down', 1000), 'down');
    assert.equal(told(settling, 'blocked', 1500), 'down');
    assert.equal(told(settling, 'blocked', 2500), 'blocked');
  });

  it('forgets what is no longer there', () => {
    const settling = new Settling();
    told(settling, 'down', 0);
    assert.equal(settling.settle(new Map(), 500).size, 0);
    assert.equal(told(settling, 'down', 1200), 'ok');
  });
});
