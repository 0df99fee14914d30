import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { settle } from '../support/fake-clock.js';
import { linked } from '../support/mesh-lab.js';
import { LinksWatch } from '../../js/mesh/links-watch.js';

const TURN = { iceServers: [{ urls: ['turn:turn.example.org?transport=udp'] }] };
const sending = { mic: true, camera: false, screen: false };

const inbound = (bytesReceived) =>
  new Map([['in', { type: 'inbound-rtp', kind: 'audio', bytesReceived }]]);

/** Two that are linked, the other one of them sending. */
async function pairOf(configuration = TURN) {
  const lab = await linked();
  const mesh = lab.meshes.get('a');
  mesh.setConfiguration(configuration);
  mesh.handleParticipant({ ...lab.selves.get('b'), media: sending });
  const pc = lab.pc('a');
  return { lab, mesh, pc, link: mesh.link('b'), watch: new LinksWatch(mesh, lab.clock) };
}

describe('the ladder of repair', () => {
  it('asks for fresh servers and goes through a relay at its second step', async () => {
    const { lab, mesh, pc } = await pairOf();
    let asked = 0;
    mesh.on('stale-servers', () => asked++);
    pc.setState('failed');
    assert.deepEqual([pc.restarts, asked], [1, 0]);
    await lab.clock.advance(6_000);
    assert.deepEqual([pc.restarts, asked], [1, 1]);
    const iceServers = [{ urls: ['turn:fresh.example.org'] }];
    mesh.setConfiguration({ iceServers });
    assert.equal(pc.restarts, 2);
    assert.deepEqual(pc.getConfiguration(), { iceServers, iceTransportPolicy: 'relay' });
  });

  it('goes on after a second when no fresh servers come', async () => {
    const { lab, pc } = await pairOf();
    pc.setState('failed');
    await lab.clock.advance(6_900);
    assert.equal(pc.restarts, 1);
    await lab.clock.advance(200);
    assert.equal(pc.restarts, 2);
  });

  it('asks for no relay where there is none', async () => {
    const { lab, pc } = await pairOf({ iceServers: [{ urls: 'stun:stun.example.org' }] });
    pc.setState('failed');
    await lab.clock.advance(7_000);
    assert.equal(pc.restarts, 2);
    assert.equal(pc.getConfiguration().iceTransportPolicy, undefined);
  });

  it('takes any way again with the connection that it makes after 15 s', async () => {
    const { lab, pc } = await pairOf();
    pc.setState('failed');
    await lab.clock.advance(15_000);
    assert.equal(pc.signalingState, 'closed');
    assert.deepEqual(lab.pc('a').getConfiguration(), TURN);
  });

  it('tells its attempt and the time to the next', async () => {
    const { lab, pc, link } = await pairOf();
    assert.equal(link.repair, null);
    pc.setState('failed');
    await lab.clock.advance(1_000);
    assert.deepEqual(link.repair, { attempt: 1, nextInMillis: 5_000 });
    pc.setState('connected');
    assert.equal(link.repair, null);
  });

  it('gives a step of the other side as much time as one of its own', async () => {
    const { lab, pc, link } = await pairOf();
    pc.setState('failed');
    lab.pc('b').setState('failed');
    await lab.drain();
    await lab.clock.advance(5_000);
    assert.equal(link.repair.nextInMillis, 1_000);
    lab.pc('b').restartIce();
    await lab.drain();
    assert.equal(link.repair.nextInMillis, 5_000);
    await lab.clock.advance(4_000);
    assert.equal(pc.restarts, 1);
  });

  it('restarts a disconnected link only when it stands still for 2 s', async () => {
    const { lab, pc } = await pairOf();
    pc.stats = inbound(100);
    pc.setState('disconnected');
    await settle();
    pc.stats = inbound(200);
    await lab.clock.advance(2_000);
    assert.equal(pc.restarts, 0);
    await lab.clock.advance(2_000);
    assert.equal(pc.restarts, 1);
  });

  it('tells a link that never came about as failed after 12 s', async () => {
    const { lab, mesh } = await pairOf();
    mesh.handleParticipant({ id: 'c', incarnation: 1, connection: 'connected' });
    await lab.clock.advance(11_000);
    assert.equal(mesh.link('c').health.state, 'connecting');
    await lab.clock.advance(2_000);
    assert.equal(mesh.link('c').health.state, 'blocked');
    lab.pc('a').setState('failed');
    await lab.clock.advance(10_000);
    assert.equal(mesh.link('c').health.state, 'blocked');
  });
});

describe('a link that looks connected', () => {
  it('is left alone after a change of the network while media arrives', async () => {
    const { lab, pc, link, watch } = await pairOf();
    pc.stats = inbound(100);
    watch.probe();
    await lab.clock.advance(500);
    pc.stats = inbound(200);
    await lab.clock.advance(5_000);
    assert.deepEqual([pc.restarts, link.state], [0, 'connected']);
  });

  it('is restarted after a change of the network when nothing arrives for 1 s', async () => {
    const { lab, pc, link, watch } = await pairOf();
    pc.stats = inbound(100);
    watch.probe();
    await lab.clock.advance(1_100);
    assert.deepEqual([pc.restarts, link.state], [1, 'repairing']);
  });

  it('gets 3 s and any sign of life when the other one sends nothing', async () => {
    const { lab, mesh, pc, watch } = await pairOf();
    const silent = { mic: false, camera: false, screen: false };
    mesh.handleParticipant({ ...lab.selves.get('b'), media: silent });
    const checks = (responsesReceived) =>
      new Map([
        ['p', { type: 'candidate-pair', nominated: true, state: 'succeeded', responsesReceived }],
      ]);
    pc.stats = checks(1);
    watch.probe();
    await lab.clock.advance(2_500);
    pc.stats = checks(2);
    await lab.clock.advance(1_000);
    assert.equal(pc.restarts, 0);
    watch.probe();
    await lab.clock.advance(3_500);
    assert.equal(pc.restarts, 1);
  });

  it('is repaired when what the other one sends stops, until it flows again', async () => {
    const { lab, pc, link, watch } = await pairOf();
    watch.setWatched(true);
    pc.stats = inbound(100);
    await lab.clock.advance(3_000);
    assert.equal(link.state, 'connected');
    await lab.clock.advance(8_000);
    assert.equal(link.state, 'repairing');
    assert.equal(pc.restarts, 1);
    pc.setState('connected');
    assert.equal(link.state, 'repairing');
    pc.stats = inbound(200);
    await lab.clock.advance(2_000);
    assert.equal(link.state, 'connected');
    assert.equal(link.repair, null);
  });

  it('is not repaired for a microphone that gives nothing while the way is open', async () => {
    const { lab, mesh, pc, link, watch } = await pairOf();
    watch.setWatched(true);
    const quiet = (responsesReceived) =>
      new Map([
        ...inbound(100),
        ['p', { type: 'candidate-pair', nominated: true, state: 'succeeded', responsesReceived }],
      ]);
    pc.stats = quiet(1);
    await lab.clock.advance(3_000);
    assert.equal(link.facts.isSilent, false);
    for (let checks = 2; checks < 12; checks++) {
      pc.stats = quiet(checks);
      await lab.clock.advance(2_000);
    }
    assert.deepEqual([pc.restarts, link.state, link.facts.isSilent], [0, 'connected', true]);
    assert.equal(link.health.state, 'weak');
    mesh.handleParticipant({ ...lab.selves.get('b'), media: { ...sending, mic: false } });
    assert.equal(link.facts.isSilent, false);
    assert.equal(link.health.state, 'ok');
    pc.stats = quiet(12);
    await lab.clock.advance(12_000);
    assert.equal(pc.restarts, 0);
  });

  it('is not repaired while the other one sends nothing, or is away itself', async () => {
    const { lab, mesh, pc, link, watch } = await pairOf();
    watch.setWatched(true);
    pc.stats = inbound(100);
    const b = lab.selves.get('b');
    mesh.handleParticipant({ ...b, media: sending, connection: 'reconnecting' });
    await lab.clock.advance(20_000);
    mesh.handleParticipant({ ...b, media: { ...sending, mic: false } });
    await lab.clock.advance(20_000);
    assert.deepEqual([pc.restarts, link.state], [0, 'connected']);
  });
});

describe('LinksWatch', () => {
  it('looks every 10 s while all is well, and every 2 s when somebody looks or something is wrong', async () => {
    const { lab, mesh, pc, watch } = await pairOf({});
    mesh.handleParticipant({ ...lab.selves.get('b'), media: { ...sending, mic: false } });
    const looks = [];
    watch.on('look', () => looks.push(lab.clock.now()));
    const periods = () => looks.slice(1).map((at, index) => at - looks[index]);
    watch.setWatched(false);
    await lab.clock.advance(30_000);
    assert.deepEqual(periods(), [10_000, 10_000]);
    watch.setWatched(true);
    await lab.clock.advance(4_000);
    assert.deepEqual(periods().slice(2), [2_000, 2_000]);
    watch.setWatched(false);
    await lab.clock.advance(20_000);
    looks.length = 0;
    pc.setState('failed');
    await lab.clock.advance(5_000);
    assert.equal(looks.length, 2);
    mesh.leave();
    await lab.clock.advance(60_000);
    assert.equal(looks.length, 2);
    assert.equal(lab.clock.pending, 0);
  });
});
