import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { settle } from '../support/fake-clock.js';
import { seeded } from '../support/fake-peer-connection.js';
import { linked, MeshLab } from '../support/mesh-lab.js';

const assertAgreed = (lab, [a, b], message) => {
  const [pcA] = lab.openPcs(a);
  const [pcB] = lab.openPcs(b);
  assert.equal(lab.openPcs(a).length, 1, message);
  assert.equal(lab.openPcs(b).length, 1, message);
  assert.equal(pcA.signalingState, 'stable', message);
  assert.notEqual(pcA.agreed, null, message);
  assert.equal(pcA.agreed, pcB.agreed, message);
  for (const pc of [pcA, pcB]) {
    assert.equal(pc.getTransceivers().length, 4, message);
    assert.ok(pc.getTransceivers().every(({ direction }) => direction === 'sendrecv'));
  }
};

describe('Mesh', () => {
  it('lets the newcomer offer to everybody, and nobody else', async () => {
    const lab = new MeshLab();
    for (const id of ['a', 'b', 'c']) lab.add(id);
    for (const id of ['a', 'b', 'c']) lab.join(id);
    await lab.drain();
    assert.deepEqual(
      lab.sent.filter(({ kind }) => kind === 'offer').map(({ from, to }) => `${from}>${to}`),
      ['b>a', 'c>a', 'c>b'],
    );
    assert.equal(lab.sent.filter(({ kind }) => kind === 'answer').length, 3);
  });

  it('offers to nobody whose page is gone', async () => {
    const lab = new MeshLab();
    const mesh = lab.add('b');
    mesh.join(lab.selves.get('b'), [{ id: 'a', incarnation: 1, connection: 'gone' }], {});
    await settle();
    assert.deepEqual(lab.sent, []);
  });

  it('begins again with a newer incarnation and drops what the older one still says', async () => {
    const lab = await linked();
    const [oldPc] = lab.openPcs('a');
    const stale = { ...lab.sent.find(({ kind }) => kind === 'offer') };
    lab.add('b', 2);
    lab.join('b');
    await lab.drain();
    assert.equal(oldPc.signalingState, 'closed');
    assertAgreed(lab, ['a', 'b']);
    const sent = lab.sent.length;
    lab.meshes.get('a').handleSignal(stale);
    await settle();
    assert.equal(lab.sent.length, sent);
    assertAgreed(lab, ['a', 'b']);
  });

  it('takes the offer of somebody whose arrival was not told yet', async () => {
    const lab = new MeshLab();
    lab.add('a');
    lab.add('b');
    lab.join('a');
    lab.meshes.get('b').join(lab.selves.get('b'), [lab.selves.get('a')], {});
    await lab.drain();
    assertAgreed(lab, ['a', 'b']);
    lab.meshes.get('a').handleParticipant(lab.selves.get('b'));
    assertAgreed(lab, ['a', 'b']);
  });

  it('drops signals that are not for this incarnation, not sound, or from who said goodbye', async () => {
    const lab = await linked();
    const mesh = lab.meshes.get('a');
    const signal = lab.sent.find(({ from, kind }) => from === 'b' && kind === 'offer');
    const epoch = (link) => JSON.stringify({ ...JSON.parse(signal.body), link });
    const count = lab.sent.length;
    mesh.handleSignal({ ...signal, body: epoch({ from: 1, to: 0, rebuild: 5 }) });
    mesh.handleSignal({ ...signal, body: epoch({ from: 9, to: 1, rebuild: 5 }) });
    mesh.handleSignal({ ...signal, body: '{' });
    mesh.handleLeft('b', true);
    mesh.handleSignal(signal);
    await settle();
    assert.equal(lab.sent.length, count);
    assert.equal(lab.openPcs('a').length, 0);
  });

  it('opens a link for nothing but an offer', async () => {
    const lab = await linked();
    const count = lab.pcs.get('a').length;
    const link = { from: 1, to: 1, rebuild: 0 };
    const body = JSON.stringify({ v: 1, link, candidates: [] });
    lab.meshes.get('a').handleSignal({ from: 'c', fromIncarnation: 1, kind: 'candidates', body });
    assert.equal(lab.pcs.get('a').length, count);
  });

  it('closes at once after a goodbye', async () => {
    const lab = await linked();
    lab.meshes.get('a').handleLeft('b', true);
    assert.deepEqual(lab.removed, [['a', 'b']]);
    assert.equal(lab.openPcs('a').length, 0);
  });

  it('lets the media decide after a silent loss', async () => {
    const lab = await linked();
    lab.meshes.get('a').handleLeft('b', false);
    assert.deepEqual(lab.removed, []);
    lab.pc('a').setState('disconnected');
    await lab.clock.advance(1_500);
    assert.deepEqual(lab.removed, [['a', 'b']]);
  });

  it('keeps a link that is alive when a restarted server lists nobody', async () => {
    const lab = await linked();
    const [pc] = lab.openPcs('a');
    lab.meshes.get('a').join(lab.selves.get('a'), [], {});
    lab.meshes.get('a').handleParticipant(lab.selves.get('b'));
    lab.pc('a').setState('disconnected');
    await lab.clock.advance(1_500);
    assert.deepEqual(lab.openPcs('a'), [pc]);
    assert.deepEqual(lab.removed, []);
  });

  it('links again when only one side had given the link up', async () => {
    const lab = await linked();
    lab.meshes.get('a').handleLeft('b', false);
    lab.pc('a').setState('failed');
    await lab.clock.advance(1);
    assert.deepEqual(lab.removed, [['a', 'b']]);
    lab.pc('b').setState('failed');
    lab.lose();
    lab.meshes.get('a').handleParticipant(lab.selves.get('b'));
    await lab.drain();
    assertAgreed(lab, ['a', 'b']);
    assert.equal(lab.meshes.get('b').link('a').epoch.rebuild, 1);
  });

  it('repeats an open offer for who returned, and restarts only what is not alive', async () => {
    const lab = new MeshLab();
    for (const id of ['a', 'b', 'c']) lab.add(id);
    for (const id of ['a', 'b', 'c']) lab.join(id);
    await lab.drain();
    const [toA, toB] = lab.pcs.get('c');
    toA.setState('connected');
    toB.setState('failed');
    await settle();
    lab.lose();
    const restarts = toB.restarts;
    lab.meshes.get('c').join(
      lab.selves.get('c'),
      ['a', 'b'].map((id) => lab.selves.get(id)),
      {},
    );
    await settle();
    assert.equal(toA.restarts, 0);
    assert.equal(toB.restarts, restarts + 1);
    await lab.drain();
    assert.equal(toB.signalingState, 'stable');
  });

  it('waits with repairs for signaling', async () => {
    const lab = await linked();
    const mesh = lab.meshes.get('a');
    mesh.setSignaling(false);
    lab.pc('a').setState('failed');
    await lab.clock.advance(60_000);
    assert.equal(lab.pc('a').restarts, 0);
    assert.equal(mesh.link('b').state, 'failed');
    mesh.setSignaling(true);
    assert.equal(lab.pc('a').restarts, 1);
  });

  it('offers itself when the offer of the newcomer does not come', async () => {
    const lab = new MeshLab();
    lab.add('a');
    lab.add('b');
    lab.join('a');
    lab.meshes.get('a').handleParticipant(lab.selves.get('b'));
    await lab.clock.advance(4_000);
    assert.equal(lab.count('a', 'offer'), 0);
    await lab.clock.advance(2_000);
    assert.equal(lab.count('a', 'offer'), 1);
  });

  it('says goodbye to all', async () => {
    const lab = await linked();
    lab.meshes.get('a').leave();
    await lab.drain();
    assert.equal(lab.openPcs('b').length, 0);
    assert.deepEqual(lab.removed, [
      ['a', 'b'],
      ['b', 'a'],
    ]);
  });

  it('gives fresh servers to the links that there are', async () => {
    const lab = await linked();
    const iceServers = [{ urls: 'turn:turn.example.org' }];
    lab.meshes.get('a').setConfiguration({ iceServers, iceTransportPolicy: 'relay' });
    assert.deepEqual(lab.pc('a').getConfiguration(), { iceServers, iceTransportPolicy: 'relay' });
    lab.meshes.get('a').handleParticipant({ id: 'c', incarnation: 1, connection: 'connected' });
    assert.equal(lab.pc('a').getConfiguration().iceTransportPolicy, 'relay');
  });

  it('agrees on one connection however first offers, rebuilds and losses meet', async () => {
    for (let seed = 1; seed <= 200; seed++) {
      const random = seeded(seed);
      const lab = new MeshLab(random);
      lab.add('a');
      lab.add('b');
      const [a, b] = ['a', 'b'].map((id) => lab.selves.get(id));
      // Both believe that they are to offer, which the order of the server rules out.
      lab.meshes.get('a').join(a, [b], {});
      lab.meshes.get('b').join(b, [a], {});
      const choices = [
        () => lab.deliver('a', 'b'),
        () => lab.deliver('b', 'a'),
        () => lab.deliver('a', 'b'),
        () => lab.deliver('b', 'a'),
        () => lab.openPcs('a')[0].setState('failed'),
        () => lab.openPcs('b')[0].setState('failed'),
        () => lab.lose(),
        () => lab.clock.advance(7_000),
        () => settle(),
      ];
      for (let step = 0; step < 30; step++) await choices[Math.floor(random() * choices.length)]();
      for (let round = 0; round < 6; round++) {
        await lab.drain();
        await lab.clock.advance(10_000);
      }
      await lab.drain();
      assertAgreed(lab, ['a', 'b'], `seed ${seed}`);
    }
  });
});
