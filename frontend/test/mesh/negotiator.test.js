import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Negotiator } from '../../js/mesh/negotiator.js';
import { settle } from '../support/fake-clock.js';
import { FakePeerConnection, seeded } from '../support/fake-peer-connection.js';

/** Two negotiators, and between them two queues that keep their order. */
function pair(random = () => 0) {
  const errors = [];
  const queues = [[], []];
  const sides = [true, false].map((isPolite, index) => {
    const pc = new FakePeerConnection({}, random);
    const negotiator = new Negotiator({
      pc,
      isPolite,
      send: ({ type, sdp }) => queues[index].push({ description: { type, sdp } }),
      prepareAnswer: async () => {},
      onError: (error) => errors.push(error),
    });
    pc.addEventListener('negotiationneeded', () => negotiator.negotiate());
    return { pc, negotiator };
  });
  const deliver = (from) => {
    const message = queues[from].shift();
    const { negotiator } = sides[1 - from];
    if (message?.description.type === 'offer') negotiator.handleOffer(message);
    else if (message) negotiator.handleAnswer(message);
  };
  const drain = async () => {
    for (let quiet = 0; quiet < 3;) {
      quiet = queues.flat().length ? 0 : quiet + 1;
      deliver(0);
      deliver(1);
      await settle();
    }
  };
  return { sides, queues, deliver, drain, errors };
}

const assertAgreed = ({ sides: [a, b], errors }, seed) => {
  assert.deepEqual(errors, [], `seed ${seed}`);
  assert.equal(a.pc.signalingState, 'stable', `seed ${seed}`);
  assert.equal(b.pc.signalingState, 'stable', `seed ${seed}`);
  assert.equal(a.pc.agreed, b.pc.agreed, `seed ${seed}`);
  assert.notEqual(a.pc.agreed, null);
};

describe('Negotiator', () => {
  it('agrees after each of 500 random interleavings of offers from both sides', async () => {
    for (let seed = 1; seed <= 500; seed++) {
      const random = seeded(seed);
      const both = pair(random);
      const choices = [
        () => both.sides[0].negotiator.negotiate(),
        () => both.sides[1].negotiator.negotiate(),
        () => both.sides[0].pc.restartIce(),
        () => both.sides[1].pc.restartIce(),
        () => both.sides[Math.floor(random() * 2)].negotiator.resendOffer(),
        () => both.deliver(0),
        () => both.deliver(1),
        () => null,
      ];
      both.sides[Math.floor(random() * 2)].negotiator.negotiate();
      for (let step = 0; step < 40; step++) {
        choices[Math.floor(random() * choices.length)]();
        for (let turn = Math.floor(random() * 4); turn > 0; turn--) await null;
      }
      await both.drain();
      assertAgreed(both, seed);
    }
  });

  it('lets the offer of the impolite side win', async () => {
    const both = pair();
    await Promise.all(both.sides.map(({ negotiator }) => negotiator.negotiate()));
    const [, [impoliteOffer]] = both.queues;
    await both.drain();
    assertAgreed(both);
    assert.equal(both.sides[0].pc.currentRemoteDescription.sdp, impoliteOffer.description.sdp);
  });

  it('ends a standstill when the impolite offer was lost', async () => {
    const both = pair();
    await both.sides[1].negotiator.negotiate();
    both.queues[1].length = 0;
    await both.sides[0].negotiator.negotiate();
    await both.drain();
    assertAgreed(both);
  });

  it('answers a repeated offer with the same answer, which changes nothing', async () => {
    const both = pair();
    const [a, b] = both.sides;
    await a.negotiator.negotiate();
    await a.negotiator.resendOffer();
    both.deliver(0);
    both.deliver(0);
    await settle();
    assert.equal(both.queues[1].length, 2);
    assert.deepEqual(both.queues[1][0], both.queues[1][1]);
    both.deliver(1);
    await settle();
    await a.negotiator.negotiate();
    both.deliver(1);
    await both.drain();
    assertAgreed(both);
    assert.equal(b.pc.signalingState, 'stable');
  });

  it('says nothing again when no offer is open', async () => {
    const both = pair();
    await both.sides[0].negotiator.resendOffer();
    assert.deepEqual(both.queues, [[], []]);
  });

  it('holds candidates back until their description is there', async () => {
    const both = pair();
    const [a, b] = both.sides;
    await a.negotiator.negotiate();
    const ufrag = /ice-ufrag:(\S+)/.exec(a.pc.localDescription.sdp)[1];
    const early = { candidate: 'candidate:1', sdpMid: '0', usernameFragment: ufrag };
    const stale = { candidate: `candidate:2 ufrag old`, sdpMid: '0' };
    await b.negotiator.handleCandidates([early, stale, { candidate: '' }]);
    assert.deepEqual(b.pc.added, []);
    await both.drain();
    assert.deepEqual(b.pc.added, [early]);
  });

  it('tells that a description could not be applied', async () => {
    const both = pair();
    both.sides[0].pc.setRemoteDescription = () => Promise.reject(new Error('bad'));
    await both.sides[0].negotiator.handleOffer({ description: { type: 'offer', sdp: 'x' } });
    assert.equal(both.errors.length, 1);
  });
});
