import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { Devices } from '../../js/media/devices.js';
import { LocalMedia } from '../../js/media/local-media.js';
import { settle } from '../support/fake-clock.js';
import { FakeMediaDevices, fakeStorage } from '../support/fake-media-devices.js';
import { FakeStream } from '../support/fake-stream.js';

let mediaDevices, devices, media, tracks;

function create(given) {
  mediaDevices = given;
  devices = new Devices(given, fakeStorage());
  const createStream = () => /** @type {any} */ (new FakeStream());
  media = new LocalMedia({ mediaDevices: given, devices, createStream });
  tracks = [];
  media.on('track', ({ slot, track }) => tracks.push([slot, track?.deviceId ?? null]));
}

const BOTH = { mic: true, camera: true };
const problems = () => [media.mic.problem, media.camera.problem];

describe('LocalMedia', () => {
  beforeEach(() => create(new FakeMediaDevices()));

  it('asks for both in one prompt', async () => {
    await media.start(BOTH);
    assert.equal(mediaDevices.asked.length, 1);
    assert.deepEqual(problems(), [null, null]);
    assert.ok(media.mic.isLive && media.camera.isLive);
    assert.deepEqual(tracks, [
      ['mic', 'mic1'],
      ['camera', 'cam1'],
    ]);
    assert.equal(media.cameraStream.getTracks()[0], media.camera.track);
  });

  it('leaves nothing on that comes after the end', async () => {
    const starting = media.start(BOTH);
    media.stop();
    await starting;
    await settle();
    assert.equal(media.mic.track, null);
    assert.equal(media.camera.track, null);
    assert.ok(mediaDevices.given.every(({ readyState }) => readyState === 'ended'));
  });

  const ladder = [
    ['camera missing', { video: 'NotFoundError' }, [null, 'not-found']],
    ['microphone busy', { audio: 'NotReadableError' }, ['busy', null]],
    ['both denied', { audio: 'NotAllowedError', video: 'NotAllowedError' }, ['denied', 'denied']],
    [
      'something odd',
      { audio: 'TypeError', video: 'OverconstrainedError' },
      ['unknown', 'overconstrained'],
    ],
  ];
  for (const [what, faults, expected] of ladder) {
    it(`makes the best of it: ${what}`, async () => {
      mediaDevices.faults = faults;
      await media.start(BOTH);
      assert.deepEqual(problems(), expected);
      assert.equal(media.mic.isLive, expected[0] === null);
      assert.equal(media.camera.isLive, expected[1] === null);
      assert.equal(media.isStarting, false);
    });
  }

  it('names an insecure origin', async () => {
    create(undefined);
    await media.start(BOTH);
    assert.deepEqual(problems(), ['insecure', 'insecure']);
  });

  it('gets what was missing when asked again', async () => {
    mediaDevices.faults = { video: 'NotAllowedError' };
    await media.start(BOTH);
    mediaDevices.faults = {};
    await media.retry('camera');
    assert.deepEqual(problems(), [null, null]);
    assert.ok(media.camera.isLive);
  });

  it('silences a microphone that is off, and stops a camera that is off', async () => {
    await media.start(BOTH);
    const [mic, camera] = [media.mic.track, media.camera.track];
    await media.mic.set(false);
    await media.camera.set(false);
    assert.equal(mic.enabled, false);
    assert.equal(mic.readyState, 'live');
    assert.equal(camera.readyState, 'ended');
    assert.deepEqual(media.cameraStream.getTracks(), []);
    assert.deepEqual(tracks.at(-1), ['camera', null]);
    await media.mic.set(true);
    await media.camera.set(true);
    assert.equal(media.mic.track, mic);
    assert.ok(media.mic.isLive && media.camera.isLive);
    assert.equal(mediaDevices.live, 2);
  });

  it('leaves the camera dark when it was off before', async () => {
    await media.start({ mic: false, camera: false });
    assert.ok(mediaDevices.asked.every(({ video }) => !video));
    assert.equal(media.mic.isLive, false);
    assert.equal(media.mic.track.enabled, false);
  });

  it('leaves a microphone off that was switched off while the browser asked', async () => {
    for (const camera of [true, false]) {
      create(new FakeMediaDevices());
      const starting = media.start({ mic: true, camera });
      await media.mic.set(false);
      await starting;
      assert.deepEqual([media.mic.isOn, media.mic.track.enabled], [false, false]);
      assert.equal(mediaDevices.asked.length, 1);
    }
  });

  it('never shows a microphone on that is wanted off', async () => {
    const seen = [];
    media.on('change', () => seen.push(media.mic.isLive));
    await media.start({ mic: false, camera: false });
    assert.deepEqual(new Set(seen), new Set([false]));
    assert.equal(media.mic.track.readyState, 'live');
  });

  it('gives a camera back that was switched off while the browser asked', async () => {
    const starting = media.start(BOTH);
    await media.camera.set(false);
    await starting;
    assert.equal(media.camera.isLive, false);
    assert.equal(mediaDevices.live, 1);
    const switching = media.camera.set(true);
    await media.camera.set(false);
    await switching;
    assert.equal(mediaDevices.live, 1);
    assert.equal(media.camera.track, null);
  });

  it('keeps the mute over a change of device', async () => {
    mediaDevices.devices.push({ kind: 'audioinput', deviceId: 'mic2', label: 'Mic 2' });
    await media.start(BOTH);
    await media.mic.set(false);
    await media.mic.select('mic2');
    assert.equal(media.mic.deviceId, 'mic2');
    assert.equal(media.mic.track.enabled, false);
    assert.deepEqual(tracks.at(-1), ['mic', 'mic2']);
    assert.equal(mediaDevices.live, 2);
  });

  it('does not switch a camera on by choosing one', async () => {
    mediaDevices.devices.push({ kind: 'videoinput', deviceId: 'cam2', label: 'Camera 2' });
    await media.start(BOTH);
    await media.camera.set(false);
    await media.camera.select('cam2');
    assert.equal(media.camera.track, null);
    await media.camera.set(true);
    assert.equal(media.camera.deviceId, 'cam2');
  });

  it('takes any device when the chosen one cannot be had', async () => {
    await media.start(BOTH);
    await media.camera.select('unplugged');
    assert.equal(media.camera.deviceId, 'cam1');
    assert.equal(media.camera.problem, null);
  });

  it('goes over to another device when its own goes away, and says so', async () => {
    const lost = [];
    media.on('lost', (detail) => lost.push(detail));
    await media.start(BOTH);
    mediaDevices.devices[0] = { kind: 'audioinput', deviceId: 'mic2', label: 'Mic 2' };
    media.mic.track.end();
    await settle();
    assert.deepEqual(lost, [{ kind: 'mic', label: 'label of mic1', by: 'label of mic2' }]);
    assert.equal(media.mic.deviceId, 'mic2');
    mediaDevices.devices = [];
    media.camera.track.end();
    await settle();
    assert.deepEqual(lost[1], { kind: 'camera', label: 'label of cam1', by: null });
    assert.equal(media.camera.problem, 'not-found');
    assert.deepEqual(tracks.at(-1), ['camera', null]);
  });

  it('stops everything', async () => {
    await media.start(BOTH);
    media.stop();
    media.stop();
    assert.equal(mediaDevices.live, 0);
  });
});
