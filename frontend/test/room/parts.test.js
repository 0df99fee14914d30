import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withHistory, withMessage, withoutPending } from '../../js/room/chat-log.js';
import { initialModel, reduce } from '../../js/room/room-model.js';
import { withParticipant, withParticipants } from '../../js/room/roster.js';
import { ServerRefresh } from '../../js/room/server-refresh.js';
import { Stillness } from '../../js/room/stillness.js';
import { Emitter } from '../../js/lib/emitter.js';
import { FakeClock } from '../support/fake-clock.js';

const message = (id, at, ref) => ({ id, ref, from: 'p1', displayName: 'Bob', text: id, at });
const ids = (log) => log.map(({ id }) => id);

describe('chat log', () => {
  it('puts the message of the room in the place of the pending one', () => {
    const log = withMessage([{ ...message('ref1', '1', 'ref1'), pending: true }], {
      ...message('m1', '2', 'ref1'),
    });
    assert.deepEqual(log, [message('m1', '2', 'ref1')]);
    assert.deepEqual(ids(withMessage(log, message('m1', '2', 'ref1'))), ['m1']);
  });

  it('joins the history to what is known, pending ones last', () => {
    const pending = { ...message('r', '0', 'r'), pending: true };
    const log = [message('m1', '1'), message('m2', '2'), pending];
    const history = [message('m2', '2'), message('m3', '3')];
    assert.deepEqual(ids(withHistory(log, history)), ['m1', 'm2', 'm3', 'r']);
    const arrived = withHistory(log, [message('m4', '4', 'r')]);
    assert.deepEqual(ids(arrived), ['m1', 'm2', 'm4']);
  });

  it('takes back only what is pending', () => {
    const pending = { ...message('r', '0', 'r'), pending: true };
    assert.deepEqual(withoutPending([pending], 'r'), []);
    assert.equal(withoutPending([message('m1', '1', 'r')], 'r').length, 1);
  });
});

describe('roster', () => {
  const participant = (id, joinedAt) =>
    /** @type {any} */ ({ id, joinedAt, connection: 'connected' });

  it('keeps the order of joining, also for who changes', () => {
    let roster = [participant('b', '1'), participant('a', '2')];
    roster = withParticipant(roster, participant('c', '3'));
    roster = withParticipant(roster, { ...participant('b', '1'), hand: true });
    assert.deepEqual(ids(roster), ['b', 'a', 'c']);
  });

  it('believes of a participant who is away what was known of its media', () => {
    const media = { mic: true, camera: true, screen: false };
    const known = [{ ...participant('a', '1'), media }];
    const told = { ...participant('a', '1'), media: { mic: false, camera: false, screen: false } };
    const [away] = withParticipants(known, [{ ...told, connection: 'reconnecting' }], () => true);
    assert.deepEqual(away.media, media);
    const [here] = withParticipants(known, [{ ...told, connection: 'connected' }], () => true);
    assert.deepEqual(here.media, told.media);
  });

  it('keeps who is missing from the list only while linked', () => {
    const roster = [participant('a', '1'), participant('b', '2'), participant('c', '3')];
    const listed = withParticipants(roster, [participant('a', '1')], (id) => id === 'b');
    assert.deepEqual(
      listed.map(({ id, connection }) => `${id} ${connection}`),
      ['a connected', 'b reconnecting'],
    );
  });
});

describe('reduce', () => {
  it('changes nothing for a type that it does not know', () => {
    const model = initialModel({}, 'Bob');
    assert.equal(reduce(model, { type: 'of-a-later-version' }), model);
  });

  it('never changes the model that it was given', () => {
    const model = Object.freeze(initialModel({}, 'Bob'));
    const participant = { id: 'a', joinedAt: '1' };
    const next = reduce(model, /** @type {any} */ ({ type: 'participant-joined', participant }));
    assert.deepEqual(model.roster, []);
    assert.deepEqual(ids(next.roster), ['a']);
  });
});

describe('ServerRefresh', () => {
  it('asks before the servers expire, and not too often', async () => {
    const clock = new FakeClock();
    let asked = 0;
    const refresh = new ServerRefresh(clock, () => asked++);
    refresh.start();
    refresh.hurry();
    refresh.hurry();
    await clock.advance(3_600_000);
    assert.equal(asked, 1);
    refresh.start(600);
    await clock.advance(599_000);
    assert.equal(asked, 2);
    refresh.stop();
    await clock.advance(600_000);
    assert.equal(asked, 2);
  });
});

describe('Stillness', () => {
  const clock = new FakeClock();
  const mesh = Object.assign(new Emitter(), { heardAt: 0, links: [['p2', {}]] });
  const told = [];
  const begun = clock.now();
  new Stillness(/** @type {any} */ (mesh), clock).on('still', () => told.push(clock.now() - begun));

  async function hear(millis) {
    for (const end = clock.now() + millis; clock.now() < end; await clock.advance(100)) {
      mesh.heardAt = clock.now() + 1;
    }
  }

  it('is told once, a second after the last packet, and again only after another one', async () => {
    mesh.emit('link', { id: 'p2' });
    await clock.advance(3_000);
    assert.deepEqual(told, []);
    await hear(2_000);
    await clock.advance(10_000);
    assert.deepEqual(told, [6_000]);
    mesh.heardAt = 0;
    await clock.advance(1_000);
    await hear(500);
    await clock.advance(1_500);
    assert.equal(told.length, 2);
  });

  it('is not watched in an empty room', async () => {
    mesh.links = [];
    await clock.advance(400);
    assert.equal(clock.pending, 0);
  });
});
