import assert from 'node:assert/strict';
import { it } from 'node:test';
import { PeerLink } from '../../js/mesh/peer-link.js';
import { FakeClock } from '../support/fake-clock.js';
import { FakePeerConnection, seeded } from '../support/fake-peer-connection.js';
import { FakeStream } from '../support/fake-stream.js';

const ORDERS = 10_000;
const STEPS = 16;
const MOST_ROUNDS = 40;

/** Nothing here waits for more than promises, so this is enough and much faster than the event loop. */
async function rest() {
  for (let turn = 0; turn < 12; turn++) await null;
}

/** Two links on fake connections, and between them messages that are lost, repeated and out of order. */
class Pair {
  clock = new FakeClock(rest);
  pcs = [[], []];
  /** On their way to the side of that number. */
  messages = [[], []];
  links;

  constructor(random) {
    this.random = random;
    this.links = [0, 1].map((side) => this.#link(side));
  }

  #link(side) {
    const parts = {
      createPeerConnection: (configuration) => {
        const pc = new FakePeerConnection(configuration, this.random);
        pc.isGathering = true;
        this.pcs[side].push(pc);
        return pc;
      },
      configuration: () => ({ iceServers: [{ urls: 'turn:turn.example.org' }] }),
      createStream: () => new FakeStream(),
      trackOf: () => null,
      clock: this.clock,
      random: this.random,
    };
    const epoch = { from: 1, to: 1, rebuild: 0 };
    const link = new PeerLink(/** @type {any} */ (parts), side === 1, epoch);
    link.on('signal', (signal) => this.messages[1 - side].push(structuredClone(signal)));
    return link;
  }

  pc(side) {
    return this.pcs[side].at(-1);
  }

  pick(count) {
    return Math.floor(this.random() * count);
  }

  /** One message arrives: any of those on their way, and perhaps once more later. */
  deliver(side, isRepeated = false) {
    const waiting = this.messages[side];
    if (!waiting.length) return;
    const index = this.pick(waiting.length);
    const { kind, body } = waiting[index];
    if (!isRepeated) waiting.splice(index, 1);
    this.links[side].handle(kind, body);
  }

  /** ICE finds a way with the same descriptions and all candidates; other descriptions take it away. */
  connect() {
    const [a, b] = [this.pc(0), this.pc(1)];
    const isAgreed = a.agreed && a.agreed === b.agreed;
    for (const pc of [a, b]) {
      if (!isAgreed && pc.connectionState === 'connected') pc.setState('disconnected');
      if (!isAgreed || !a.hasRemoteCandidates || !b.hasRemoteCandidates) continue;
      if (pc.connectionState !== 'connected' && pc.signalingState === 'stable') {
        pc.setState('connected');
      }
    }
  }

  async drain() {
    while (this.messages.flat().length) {
      for (const side of [0, 1]) {
        const message = this.messages[side].shift();
        if (message) this.links[side].handle(message.kind, message.body);
      }
      await rest();
    }
  }

  get isConnected() {
    return this.links.every(({ state, isAlive }) => state === 'connected' && isAlive);
  }
}

const chaos = (pair) => [
  () => pair.deliver(pair.pick(2)),
  () => pair.deliver(pair.pick(2)),
  () => pair.deliver(pair.pick(2)),
  () => pair.deliver(pair.pick(2), true),
  () => pair.messages[pair.pick(2)].pop(),
  () => pair.connect(),
  () => pair.pc(pair.pick(2)).setState('failed'),
  () => pair.pc(pair.pick(2)).setState('disconnected'),
  () => pair.links[pair.pick(2)].hurry(),
  () => pair.links[pair.pick(2)].resendOffer(),
  () => pair.links[pair.pick(2)].refreshConfiguration(),
  () => pair.links[pair.pick(2)].setSignaling(pair.random() < 0.7),
  () => pair.clock.advance(pair.pick(8_000)),
  () => rest(),
];

async function play(seed) {
  const pair = new Pair(seeded(seed));
  pair.links[pair.pick(2)].start();
  if (pair.random() < 0.3) pair.links.forEach((link) => link.start());
  const choices = chaos(pair);
  for (let step = 0; step < STEPS; step++) await choices[pair.pick(choices.length)]();
  // Without signaling, a step that is due has no timer; it is taken at once when signaling is back.
  pair.links.forEach((link) => link.setSignaling(true));
  assert.ok(pair.isConnected || pair.clock.pending > 0, `seed ${seed}: given up`);
  for (let round = 0; round < MOST_ROUNDS && !pair.isConnected; round++) {
    await rest();
    await pair.drain();
    pair.connect();
    if (!pair.isConnected) await pair.clock.advance(2_000);
  }
  await rest();
  const told = `seed ${seed}`;
  assert.ok(pair.isConnected, told);
  assert.equal(pair.links[0].epoch.rebuild, pair.links[1].epoch.rebuild, told);
  for (const pcs of pair.pcs) {
    assert.equal(pcs.filter((pc) => pc.signalingState !== 'closed').length, 1, told);
    assert.equal(pcs.at(-1).getTransceivers().length, 4, told);
  }
  return pair;
}

it(`a link is connected again after each of ${ORDERS} disorders of messages and faults`, async () => {
  for (let seed = 1; seed <= ORDERS; seed++) await play(seed);
});
