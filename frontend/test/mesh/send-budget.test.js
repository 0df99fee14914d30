import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SendBudget } from '../../js/mesh/send-budget.js';
import { SenderCaps } from '../../js/mesh/sender-caps.js';
import { HIDDEN_VIEW, viewOf, WHOLE_VIEW } from '../../js/mesh/view.js';
import { FakeClock, settle } from '../support/fake-clock.js';
import { FakeTrack } from '../support/fake-stream.js';
import { linked } from '../support/mesh-lab.js';

const small = viewOf({ camera: { width: 160, height: 90 }, screen: null });
const encodingOf = (pc, index) => pc.getTransceivers()[index].sender.getParameters().encodings[0];

async function budgeted() {
  const lab = await linked();
  const mesh = lab.meshes.get('a');
  const budget = new SendBudget(mesh, lab.clock);
  mesh.setTrack('camera', new FakeTrack('video'));
  const { views } = mesh.link('b');
  views.receive({ view: WHOLE_VIEW });
  budget.apply();
  await lab.clock.advance(3_000);
  return { lab, mesh, budget, views, camera: () => encodingOf(lab.pc('a'), 1) };
}

describe('SendBudget', () => {
  it('begins a pair small, and gives it the whole after 2 s', async () => {
    const lab = await linked();
    const mesh = lab.meshes.get('a');
    mesh.setTrack('camera', new FakeTrack('video'));
    const budget = new SendBudget(mesh, lab.clock);
    mesh.link('b').views.receive({ view: WHOLE_VIEW });
    budget.apply();
    await settle();
    assert.equal(encodingOf(lab.pc('a'), 1).maxBitrate, 300_000);
    assert.equal(encodingOf(lab.pc('a'), 1).scaleResolutionDownBy, 2.667);
    await lab.clock.advance(2_100);
    assert.equal(encodingOf(lab.pc('a'), 1).maxBitrate, 1_500_000);
    assert.equal(encodingOf(lab.pc('a'), 1).scaleResolutionDownBy, 1);
  });

  it('stops the encoder for who hides the picture, and starts it again', async () => {
    const { lab, views, camera } = await budgeted();
    assert.equal(camera().active, true);
    views.receive({ view: HIDDEN_VIEW });
    await lab.clock.advance(600);
    assert.equal(camera().active, false);
    views.receive({ view: WHOLE_VIEW });
    await lab.clock.advance(600);
    assert.equal(camera().active, true);
    assert.equal(camera().maxBitrate, 1_500_000);
  });

  it('takes the first view from the description, before there is a channel', async () => {
    const lab = await linked();
    const { views } = lab.meshes.get('a').link('b');
    assert.equal(views.shown.camera.height, 270);
  });

  it('tells who asks for a picture that it is withheld', async () => {
    const { lab, budget, views } = await budgeted();
    budget.set({ cpuStep: 4 });
    assert.equal(views.describe().withheld, true);
    views.receive({ view: HIDDEN_VIEW });
    await lab.clock.advance(600);
    assert.equal(views.describe().withheld, false);
  });

  it('asks for the larger format of the camera only while somebody has use for it', async () => {
    const { lab, mesh, budget } = await budgeted();
    const told = [];
    budget.on('plan', ({ isCaptureLarge }) => told.push(isCaptureLarge));
    for (const id of ['c', 'd']) {
      mesh.handleParticipant({ id, incarnation: 1, connection: 'connected' });
    }
    assert.equal(told.at(-1), false);
    const large = viewOf({
      camera: { width: 1280, height: 720, priority: 'pinned' },
      screen: null,
    });
    for (const id of ['c', 'd']) mesh.link(id).views.receive({ view: small });
    mesh.link('b').views.receive({ view: large });
    await lab.clock.advance(600);
    assert.equal(told.at(-1), true);
  });
});

/** A sender that counts, behind a transceiver. */
function sender(track = new FakeTrack('video')) {
  const calls = [];
  return {
    calls,
    transceiver: {
      sender: {
        track,
        getParameters: () => ({ encodings: [{}] }),
        setParameters: async (parameters) => void calls.push(parameters),
      },
    },
  };
}

describe('SenderCaps', () => {
  const capsWith = (maxBitrate, height = 720) => ({
    camera: { height, maxFramerate: 30, maxBitrate },
    screen: null,
    audioBitrate: 32_000,
    isTalk: true,
  });

  async function capped() {
    const clock = new FakeClock();
    const { calls, transceiver } = sender();
    const caps = new SenderCaps(clock);
    caps.release();
    caps.use(/** @type {any} */ (new Map([['camera', transceiver]])));
    caps.set(capsWith(1_000_000));
    await clock.advance(1_000);
    return { clock, calls, caps };
  }

  it('lets the connection come about before it looks at senders', async () => {
    const clock = new FakeClock();
    const { calls, transceiver } = sender();
    const caps = new SenderCaps(clock);
    caps.use(/** @type {any} */ (new Map([['camera', transceiver]])));
    caps.set(capsWith(1_000_000));
    await clock.advance(1_000);
    assert.equal(calls.length, 0);
    await caps.release();
    assert.equal(calls.length, 1);
  });

  it('sets each sender once for each change', async () => {
    const { clock, calls, caps } = await capped();
    assert.equal(calls.length, 1);
    caps.set(capsWith(1_000_000));
    await clock.advance(5_000);
    assert.equal(calls.length, 1);
    caps.set(capsWith(500_000));
    await settle();
    assert.equal(calls.length, 2);
    assert.equal(calls[1].degradationPreference, 'maintain-framerate');
  });

  it('passes over small changes, and makes up for hasty ones', async () => {
    const { clock, calls, caps } = await capped();
    for (const small of [1_100_000, 960_000]) {
      caps.set(capsWith(small));
      await settle();
      assert.equal(calls.length, 1);
    }
    caps.set(capsWith(500_000));
    await settle();
    caps.set(capsWith(1_000_000));
    await settle();
    assert.equal(calls.length, 2);
    await clock.advance(1_000);
    assert.equal(calls.length, 3);
    assert.equal(calls[2].encodings[0].maxBitrate, 1_000_000);
  });

  it('is exact when less is to be sent, for the sum of all is bounded', async () => {
    const { calls, caps } = await capped();
    caps.set(capsWith(900_000));
    await settle();
    assert.equal(calls.at(-1).encodings[0].maxBitrate, 900_000);
  });

  it('never waits to switch an encoder off or on', async () => {
    const { calls, caps } = await capped();
    caps.set(capsWith(500_000));
    await settle();
    caps.set({ ...capsWith(500_000), camera: null });
    await settle();
    caps.set(capsWith(500_000));
    await settle();
    assert.deepEqual(
      calls.map(({ encodings }) => encodings[0].active),
      [true, true, false, true],
    );
  });

  it('tries again what a connection refused', async () => {
    const clock = new FakeClock();
    const { calls, transceiver } = sender();
    const { setParameters } = transceiver.sender;
    transceiver.sender.setParameters = () => Promise.reject(new Error('InvalidStateError'));
    const caps = new SenderCaps(clock);
    caps.release();
    caps.use(/** @type {any} */ (new Map([['camera', transceiver]])));
    caps.set(capsWith(1_000_000));
    await settle();
    transceiver.sender.setParameters = setParameters;
    caps.refresh();
    await settle();
    assert.equal(calls.length, 1);
  });

  it('leaves nothing running', async () => {
    const { clock, caps } = await capped();
    caps.set(capsWith(500_000));
    caps.set(capsWith(1_000_000));
    await settle();
    caps.stop();
    assert.equal(clock.pending, 0);
  });
});
