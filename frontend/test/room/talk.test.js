import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { reactionNews } from '../../js/ui/reactions.js';
import { REACTIONS } from '../../js/room/reactions.js';
import { REACTION_ICONS } from '../../js/ui/reaction-icons.js';
import { settle } from '../support/fake-clock.js';
import { SessionLab } from '../support/session-lab.js';

const idOf = ({ session }) => session.state.participants[0].id;
const lines = ({ session }) => session.state.chat.map(({ text, to }) => [text, to ?? null]);
const seen = ({ session }, id) => session.state.participants.find((one) => one.id === id);

describe('talk in a room', () => {
  let lab, ann, bob, carl;
  beforeEach(async () => {
    lab = new SessionLab();
    ann = await lab.joined({ name: 'Ann' });
    bob = await lab.joined({ name: 'Bob' });
    carl = await lab.joined({ name: 'Carl' });
  });

  it('shows a private line to its two people, once, as what it is', async () => {
    ann.session.chat.send('psst', idOf(bob));
    assert.deepEqual(
      ann.session.state.chat.map(({ pending, toDisplayName }) => [pending, toDisplayName]),
      [[true, 'Bob']],
    );
    await settle();
    for (const { session } of [ann, bob]) {
      const [{ text, to, toDisplayName, pending }] = session.state.chat;
      assert.deepEqual([text, to, toDisplayName, pending], ['psst', idOf(bob), 'Bob', undefined]);
      assert.equal(session.state.chat.length, 1);
    }
    assert.deepEqual(lines(carl), []);
    assert.deepEqual(bob.notices.at(-1), 'chat');
    assert.equal(ann.notices.includes('chat'), false);
  });

  it('says a private line when the connection is back, and gives back one to who has left', async () => {
    const gone = idOf(carl);
    let returned = 0;
    ann.session.chat.on('returned', () => returned++);
    [...lab.server.sessions].forEach((session) => session.drop());
    carl.session.leave();
    ann.session.chat.send('to bob', idOf(bob));
    ann.session.chat.send('to carl', gone);
    lab.server.seats.delete(gone);
    await lab.clock.advance(5_000);
    assert.deepEqual(lines(bob), [['to bob', idOf(bob)]]);
    assert.deepEqual(lines(ann), [['to bob', idOf(bob)]]);
    assert.equal(returned, 1);
    // Also to a field that opens only later, and once.
    assert.deepEqual(ann.session.chat.takeReturned(), { text: 'to carl', to: gone });
    assert.equal(ann.session.chat.takeReturned(), null);
    assert.ok(ann.notices.includes('participant-unreachable'));
  });

  it('says nothing of a signal to who has left', async () => {
    const count = ann.notices.length;
    const seat = [...lab.server.seats.values()].find(({ id }) => id === idOf(ann));
    lab.server.put(seat, { type: 'error', code: 'participant-unreachable', ref: idOf(bob) });
    await settle();
    assert.equal(ann.notices.length, count);
  });

  it('shows the last reaction of each person for some seconds', async () => {
    bob.session.reactions.send('clap');
    await settle();
    await lab.clock.advance(3_000);
    bob.session.reactions.send('heart');
    await settle();
    for (const viewer of [ann, bob, carl]) {
      assert.equal(seen(viewer, idOf(bob)).reaction.name, 'heart');
      assert.equal(seen(viewer, idOf(ann)).reaction, null);
    }
    await lab.clock.advance(3_000);
    assert.equal(seen(ann, idOf(bob)).reaction.name, 'heart');
    await lab.clock.advance(2_000);
    assert.equal(seen(ann, idOf(bob)).reaction, null);
  });

  it('shows no reaction that it does not know, and none of who is not there', async () => {
    bob.session.reactions.send('<img>');
    const stranger = { type: 'reaction', from: 'p99', name: 'clap' };
    for (const session of lab.server.sessions) session.receiveEvent(stranger);
    await settle();
    assert.deepEqual(
      ann.session.state.participants.map(({ reaction }) => reaction),
      [null, null, null],
    );
  });

  it('puts hands in line as the server says, and closes up when one goes down', async () => {
    const places = ({ session }) =>
      [ann, bob, carl].map((who) => seen({ session }, idOf(who)).handPlace);
    for (const { session } of [carl, ann, bob]) {
      session.setHand(true);
      await settle();
    }
    const late = await lab.joined({ name: 'Late' });
    for (const viewer of [ann, bob, carl, late]) assert.deepEqual(places(viewer), [2, 3, 1]);
    carl.session.setHand(false);
    await settle();
    assert.deepEqual(places(late), [1, 2, null]);
  });

  it('has a sign for every reaction that may be sent', () => {
    assert.deepEqual(Object.keys(REACTION_ICONS), REACTIONS);
  });

  it('reads few reactions by name and many as a count', () => {
    const [one, two, three] = ['Ann', 'Bob', 'Carl'].map((displayName) => ({
      displayName,
      name: 'clap',
    }));
    assert.equal(reactionNews([one, two]), 'Ann: Applause Bob: Applause');
    assert.equal(reactionNews([one, two, three]), '3 people reacted.');
  });
});
