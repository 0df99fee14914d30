import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SendBudget } from '../../js/mesh/send-budget.js';
import { WHOLE_VIEW } from '../../js/mesh/view.js';
import { settle } from '../support/fake-clock.js';
import { FakeTrack } from '../support/fake-stream.js';
import { linked, MeshLab } from '../support/mesh-lab.js';

const senderOf = (pc, index) => pc.getTransceivers()[index].sender;

describe('PeerLink', () => {
  it('opens every slot and the data channel in the first exchange', async () => {
    const lab = await linked();
    for (const id of ['a', 'b']) {
      const pc = lab.pc(id);
      const kinds = pc.getTransceivers().map(({ kind }) => kind);
      assert.deepEqual(kinds, ['audio', 'video', 'video', 'audio']);
      const channels = pc.dataChannels.map(({ label, negotiated, id }) => [label, negotiated, id]);
      assert.deepEqual(channels, [
        ['control', true, 0],
        ['files', true, 1],
      ]);
    }
    assert.equal(lab.count('b', 'offer'), 1);
    assert.equal(lab.count('a', 'answer'), 1);
  });

  it('replaces tracks without another offer', async () => {
    const lab = await linked();
    const signals = lab.sent.length;
    const [camera, screen] = [new FakeTrack('video'), new FakeTrack('video')];
    for (const id of ['a', 'b']) {
      lab.meshes.get(id).setTrack('camera', camera);
      lab.meshes.get(id).setTrack('screen', screen);
      await settle();
      assert.equal(senderOf(lab.pc(id), 1).track, camera);
      assert.equal(senderOf(lab.pc(id), 2).track, screen);
      lab.meshes.get(id).setTrack('camera', null);
      await settle();
      assert.equal(senderOf(lab.pc(id), 1).track, null);
    }
    assert.equal(lab.sent.length, signals);
  });

  it('sends what there is from the beginning, on both sides', async () => {
    const lab = new MeshLab();
    const tracks = ['a', 'b'].map((id) => {
      const mic = new FakeTrack('audio');
      lab.add(id).setTrack('mic', mic);
      lab.join(id);
      return mic;
    });
    await lab.drain();
    assert.equal(senderOf(lab.pc('a'), 0).track, tracks[0]);
    assert.equal(senderOf(lab.pc('b'), 0).track, tracks[1]);
  });

  it('gives the track of a new connection in a new stream, and says so', async () => {
    const lab = await linked();
    const mesh = lab.meshes.get('a');
    const { streams } = mesh.link('b');
    const [before] = streams.camera.getTracks();
    const told = [];
    mesh.on('link', () => told.push(mesh.link('b').streams.camera));
    lab.pc('b').setState('failed');
    await lab.clock.advance(16_000);
    await lab.drain();
    assert.equal(mesh.link('b').epoch.rebuild, 1);
    const { camera } = mesh.link('b').streams;
    assert.notEqual(camera, streams.camera);
    assert.equal(camera.getTracks().length, 1);
    assert.notEqual(camera.getTracks()[0], before);
    assert.ok(told.includes(camera));
  });

  it('keeps its streams when it negotiates again', async () => {
    const lab = await linked();
    const { streams } = lab.meshes.get('a').link('b');
    lab.pc('b').setState('disconnected');
    await lab.clock.advance(3_000);
    await lab.drain();
    assert.equal(lab.meshes.get('a').link('b').epoch.rebuild, 0);
    assert.equal(lab.meshes.get('a').link('b').streams, streams);
  });

  it('limits what each sender sends by the number of people', async () => {
    const lab = await linked();
    new SendBudget(lab.meshes.get('a'), lab.clock).apply();
    lab.pc('a').setState('connected');
    lab.meshes.get('a').link('b').views.receive({ view: WHOLE_VIEW });
    await lab.clock.advance(2_000);
    lab.meshes.get('a').setTrack('camera', new FakeTrack('video'));
    await settle();
    const [audio, video] = [0, 1].map((index) => senderOf(lab.pc('a'), index).getParameters());
    assert.equal(audio.encodings[0].maxBitrate, 32_000);
    assert.equal(video.encodings[0].maxBitrate, 1_500_000);
    assert.equal(video.encodings[0].scaleResolutionDownBy, 1);
    await lab.clock.advance(1_000);
    lab.meshes.get('a').handleParticipant({ id: 'c', incarnation: 1, connection: 'connected' });
    lab.meshes.get('a').handleParticipant({ id: 'd', incarnation: 1, connection: 'connected' });
    await settle();
    const [encoding] = senderOf(lab.pc('a', 0), 1).getParameters().encodings;
    assert.equal(encoding.maxBitrate, 500_000);
    assert.equal(encoding.scaleResolutionDownBy, 2);
  });

  it('tells a short disturbance to nobody and a longer one as repairing', async () => {
    const lab = await linked();
    lab.links.length = 0;
    lab.pc('a').setState('disconnected');
    await lab.clock.advance(900);
    lab.pc('a').setState('connected');
    await lab.clock.advance(5_000);
    assert.deepEqual(lab.links, []);
    assert.equal(lab.pc('a').restarts, 0);
    lab.pc('a').setState('disconnected');
    await lab.clock.advance(1_900);
    assert.equal(lab.pc('a').restarts, 0);
    await lab.clock.advance(200);
    assert.equal(lab.pc('a').restarts, 1);
    assert.deepEqual(lab.links, [['a', 'b', 'repairing']]);
    lab.pc('a').setState('connected');
    assert.deepEqual(lab.links.at(-1), ['a', 'b', 'connected']);
  });

  it('restarts a failed connection at once, and again until it is connected', async () => {
    const lab = await linked();
    lab.pc('a').setState('failed');
    assert.equal(lab.pc('a').restarts, 1);
    await lab.clock.advance(7_000);
    assert.equal(lab.pc('a').restarts, 2);
    await lab.clock.advance(8_000);
    assert.equal(lab.pcs.get('a').length, 2);
    await lab.clock.advance(15_000);
    assert.equal(lab.meshes.get('a').link('b').state, 'failed');
  });
});
