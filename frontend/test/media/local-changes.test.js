import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { Devices } from '../../js/media/devices.js';
import { LevelMeter } from '../../js/media/level-meter.js';
import { LocalMedia } from '../../js/media/local-media.js';
import { ScreenShare } from '../../js/media/screen-share.js';
import { LocalControls } from '../../js/room/local-controls.js';
import { FakeClock, settle } from '../support/fake-clock.js';
import { FakeMediaDevices, fakeStorage } from '../support/fake-media-devices.js';
import { FakeStream } from '../support/fake-stream.js';

const BACK = { kind: 'videoinput', deviceId: 'cam2', label: 'Back', facing: 'environment' };
const HEADSET = [
  { kind: 'audioinput', deviceId: 'mic2', label: 'Headset', groupId: 'g' },
  { kind: 'audiooutput', deviceId: 'out2', label: 'Headset', groupId: 'g' },
];

/** @type {any} */
let mediaDevices;
/** @type {LocalControls} */
let controls;
let storage, meter, media, notices;

function create() {
  const devices = new Devices(mediaDevices, storage);
  const clock = new FakeClock();
  meter = new LevelMeter(clock, () => {
    throw new Error('no sound here');
  });
  const createStream = () => /** @type {any} */ (new FakeStream());
  media = new LocalMedia({ mediaDevices, devices, createStream });
  controls = new LocalControls({ media, devices, screen: new ScreenShare(mediaDevices), meter });
  notices = [];
  controls.on('notice', ({ code, data }) => notices.push([code, data]));
}

const hear = (readings, decibels) => {
  for (let count = 0; count < readings; count++) meter.emit('heard', { decibels, at: count * 100 });
};

describe('LocalControls with changing devices', () => {
  beforeEach(async () => {
    mediaDevices = new FakeMediaDevices();
    mediaDevices.devices[1].facing = 'user';
    storage = fakeStorage();
    create();
    await controls.start({ mic: true, camera: true });
  });

  it('shows the other camera of a phone, the first one being stopped before', async () => {
    assert.equal(controls.state.camera.canFlip, false);
    mediaDevices.plug(...mediaDevices.devices, BACK);
    await settle();
    assert.equal(controls.state.camera.canFlip, true);
    assert.equal(controls.state.camera.facing, 'user');
    const first = media.camera.track;
    const flipping = controls.flipCamera();
    assert.equal(first.readyState, 'ended');
    await flipping;
    assert.equal(controls.state.camera.facing, 'environment');
    assert.equal(controls.state.camera.deviceId, 'cam2');
    await controls.flipCamera();
    assert.equal(controls.state.camera.facing, 'user');
  });

  it('opens the microphone anew with other sound, muted as it was, and remembers it', async () => {
    await controls.set('mic', false);
    await controls.setSound('noiseSuppression', false);
    const { audio } = mediaDevices.asked.at(-1);
    assert.deepEqual(audio, {
      echoCancellation: true,
      noiseSuppression: false,
      autoGainControl: true,
      deviceId: { exact: 'mic1' },
    });
    assert.equal(controls.state.mic.on, false);
    assert.equal(media.mic.track.enabled, false);
    create();
    assert.equal(controls.state.sound.noiseSuppression, false);
    await controls.start({ mic: true, camera: true });
    assert.equal(mediaDevices.asked.at(-1).audio.noiseSuppression, false);
  });

  it('offers a headset, both parts of it, and takes it only when asked to', async () => {
    const before = mediaDevices.devices;
    mediaDevices.plug(...before, ...HEADSET);
    await settle();
    assert.equal(controls.state.offer.label, 'Headset');
    assert.equal(controls.state.mic.deviceId, 'mic1');
    await controls.answerOffer(true);
    assert.equal(controls.state.offer, null);
    assert.equal(controls.state.mic.deviceId, 'mic2');
    assert.equal(controls.state.outputDeviceId, 'out2');
    // Pulled out, it is not forgotten.
    mediaDevices.plug(...before);
    media.mic.track.end();
    await settle();
    assert.equal(controls.state.outputDeviceId, null);
    assert.deepEqual(notices, [['mic-replaced', { label: 'label of mic2', by: 'label of mic1' }]]);
    mediaDevices.plug(...before, ...HEADSET);
    await settle();
    assert.equal(controls.state.outputDeviceId, 'out2');
    await controls.answerOffer(false);
    assert.equal(controls.state.mic.deviceId, 'mic1');
    assert.equal(controls.state.offer, null);
  });

  it('offers nothing that was pulled out again', async () => {
    const before = mediaDevices.devices;
    mediaDevices.plug(...before, ...HEADSET);
    await settle();
    mediaDevices.plug(...before);
    await settle();
    assert.equal(controls.state.offer, null);
  });

  it('takes back what was taken while nobody saw the page', async () => {
    mediaDevices.faults = { audio: 'NotReadableError', video: 'NotReadableError' };
    media.mic.track.end();
    media.camera.track.end();
    await settle();
    assert.equal(controls.state.mic.problem, 'busy');
    mediaDevices.faults = {};
    await controls.wake();
    assert.ok(controls.state.mic.on && controls.state.camera.on);
    // An end that nobody was told of, and a camera that is off on purpose.
    media.mic.track.readyState = 'ended';
    await controls.set('camera', false);
    const asked = mediaDevices.asked.length;
    await controls.wake();
    assert.equal(mediaDevices.asked.length, asked + 1);
    assert.ok(controls.state.mic.on);
    assert.equal(controls.state.camera.on, false);
  });

  it('asks nobody again who has refused', async () => {
    mediaDevices.faults = { audio: 'NotAllowedError' };
    await controls.retry('mic');
    const asked = mediaDevices.asked.length;
    await controls.wake();
    assert.equal(mediaDevices.asked.length, asked);
  });

  it('says that a microphone which is on gives nothing, and why', () => {
    hear(41, -Infinity);
    assert.equal(controls.state.mic.silence, 'deaf');
    media.mic.track.silence(true);
    assert.equal(controls.state.mic.silence, 'system');
    media.mic.track.silence(false);
    hear(1, -60);
    assert.equal(controls.state.mic.silence, null);
  });

  it('says nothing of a microphone that is off, but that somebody speaks into it', async () => {
    await controls.set('mic', false);
    hear(41, -Infinity);
    assert.equal(controls.state.mic.silence, null);
    hear(5, -70);
    hear(6, -30);
    assert.deepEqual(notices, [['muted-speaking', undefined]]);
  });
});
