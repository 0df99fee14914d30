import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { ALL_RIGHTS } from '../../js/room/rights-model.js';
import { settle } from '../support/fake-clock.js';
import { FakeDataChannel } from '../support/fake-data-channel.js';
import { SessionLab } from '../support/session-lab.js';
import { breathe, fakeFile } from '../support/transfer-lab.js';

const idOf = ({ session }) => session.state.participants[0].id;
const shown = ({ session }) =>
  session.state.files.map(({ displayName, name, state, toAll }) => [
    displayName,
    name,
    state,
    toAll,
  ]);

/** Joins the ends of a data channel of two peer connections, in the order in which the links were made. */
function wire(one, other) {
  const [a, b] = [one, other].map((pc) => pc.dataChannels.find(({ label }) => label === 'files'));
  a.other = b;
  b.other = a;
  a.open();
  b.open();
  return [a, b];
}

describe('files in a room', () => {
  let lab, ann, bob, carl, channels;

  beforeEach(async () => {
    lab = new SessionLab();
    ann = await lab.joined({ name: 'Ann' });
    bob = await lab.joined({ name: 'Bob' });
    carl = await lab.joined({ name: 'Carl' });
    await lab.connect(ann, bob, carl);
    channels = [...wire(ann.pcs[0], bob.pcs[0]), ...wire(ann.pcs[1], carl.pcs[0])];
  });

  async function until(condition) {
    for (let turn = 0; !condition(); turn++) {
      if (turn > 2_000) throw new Error(`not in time: ${condition}`);
      channels.forEach((channel) => channel.deliver());
      await breathe();
    }
    await settle();
  }
  const offer = (file, to) => ann.session.files.offer([/** @type {any} */ (file)], to);
  const only = ({ session }) => session.state.files[0];

  it('reach one person alone, with a notice, and can be saved', async () => {
    offer(fakeFile(100_000, 'plan.txt'), idOf(bob));
    await until(() => bob.session.state.files.length > 0);
    assert.deepEqual(shown(bob), [['Ann', 'plan.txt', 'offered', false]]);
    assert.ok(bob.notices.includes('file-offered'));
    assert.deepEqual(shown(carl), []);
    bob.session.files.accept(only(bob).key);
    await until(() => only(bob).state === 'done' && only(ann).state === 'done');
    assert.equal(only(bob).url, 'blob:1');
    bob.session.files.dismiss(only(bob).key);
    await settle();
    assert.deepEqual([lab.urls, shown(bob)], [0, []]);
    await until(() => bob.store.opened[0].isDiscarded);
  });

  it('reach everybody in one group, each of whom decides', async () => {
    offer(fakeFile(1_000, 'all.txt'), null);
    await until(() => [bob, carl].every(({ session }) => session.state.files.length > 0));
    assert.equal(new Set(ann.session.state.files.map(({ group }) => group)).size, 1);
    carl.session.files.cancel(only(carl).key);
    bob.session.files.accept(only(bob).key);
    await until(
      () => !ann.session.state.files.some(({ state }) => ['offered', 'sending'].includes(state)),
    );
    assert.deepEqual(
      ann.session.state.files.map(({ displayName, state, reason }) => [displayName, state, reason]),
      [
        ['Bob', 'done', null],
        ['Carl', 'stopped', 'declined'],
      ],
    );
  });

  it('have nobody to go to when one is alone, and nothing is left of a visit', async () => {
    offer(fakeFile(1_000), idOf(bob));
    await until(() => bob.session.state.files.length > 0);
    bob.session.files.accept(only(bob).key);
    await until(() => only(bob).state === 'done');
    bob.session.close();
    await settle();
    assert.deepEqual([lab.urls, bob.session.state.files], [0, []]);
    assert.ok(bob.store.opened.every(({ isDiscarded }) => isDiscarded));
    carl.session.leave();
    await until(() => ann.session.state.participants.length === 1);
    offer(fakeFile(10), null);
    assert.ok(ann.notices.includes('files-alone'));
  });

  it('are not taken of who may not write', async () => {
    const seat = lab.server.seats.get(idOf(ann));
    seat.rights = { ...ALL_RIGHTS, chat: false };
    lab.server.publish({ type: 'participant-updated', participant: lab.server.participant(seat) });
    await settle();
    offer(fakeFile(1_000), idOf(bob));
    await until(() => only(ann).state === 'stopped');
    assert.deepEqual([only(ann).reason, shown(bob)], ['declined', []]);
    assert.equal(bob.notices.includes('file-offered'), false);
  });

  it('end when the other person leaves', async () => {
    offer(fakeFile(1_000), idOf(bob));
    await until(() => bob.session.state.files.length > 0);
    bob.session.leave();
    await settle();
    assert.equal(only(ann).state, 'gone');
    assert.equal(only(bob).state, 'gone');
  });

  it('end when somebody leaves to whom there was no way yet', async () => {
    const stranger = { id: 'p77', displayName: 'Dan', incarnation: 1, media: {}, joinedAt: '2027' };
    lab.server.publish({
      type: 'participant-joined',
      participant: { ...stranger, connection: 'connected' },
    });
    await settle();
    offer(fakeFile(10), 'p77');
    assert.equal(ann.session.state.files[0].state, 'offered');
    lab.server.publish({ type: 'participant-left', participantId: 'p77', reason: 'left' });
    await settle();
    assert.equal(ann.session.state.files[0].state, 'gone');
  });

  it('do not pile up when those leave to whom they were to go', async () => {
    for (let guest = 0; guest < 5; guest++) {
      const id = `p8${guest}`;
      const stranger = { id, displayName: 'Dan', incarnation: 1, media: {}, joinedAt: '2027' };
      lab.server.publish({
        type: 'participant-joined',
        participant: { ...stranger, connection: 'connected' },
      });
      await settle();
      offer(fakeFile(10), id);
      lab.server.publish({ type: 'participant-left', participantId: id, reason: 'left' });
      await settle();
    }
    const left = ann.session.state.files.map(({ peer, state }) => [peer, state]);
    assert.deepEqual(left, [
      ['p82', 'gone'],
      ['p83', 'gone'],
      ['p84', 'gone'],
    ]);
  });

  it('say that they wait while the link is away, and go on with the next one', async () => {
    offer(fakeFile(1_000), idOf(bob));
    await until(() => bob.session.state.files.length > 0);
    channels[0].close();
    channels[1].close();
    await settle();
    assert.deepEqual([only(ann).isConnected, only(bob).isConnected], [false, false]);
    assert.equal(only(bob).state, 'offered');
    const [a, b] = FakeDataChannel.pair();
    const link = (browser, id, channel) =>
      browser.mesh.emit('files', { id, channel, maxMessageBytes: () => 65_536 });
    link(ann, idOf(bob), a);
    link(bob, idOf(ann), b);
    channels = [a, b];
    channels.forEach((channel) => channel.open());
    bob.session.files.accept(only(bob).key);
    await until(() => only(bob).state === 'done' && only(ann).state === 'done');
  });
});
