import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { captureOne } from '../../js/media/capture.js';
import { Devices } from '../../js/media/devices.js';
import { decibelsOf, levelAt, LevelMeter } from '../../js/media/level-meter.js';
import { ScreenShare } from '../../js/media/screen-share.js';
import { FakeClock, settle } from '../support/fake-clock.js';
import { FakeMediaDevices, fakeStorage } from '../support/fake-media-devices.js';

describe('captureOne', () => {
  it('wants a remembered device only if it is there, and a chosen one first of all', async () => {
    const mediaDevices = new FakeMediaDevices();
    await captureOne(mediaDevices, 'mic', { deviceId: 'mic9', isExact: false });
    assert.deepEqual(mediaDevices.asked[0].audio.deviceId, { ideal: 'mic9' });
    await captureOne(mediaDevices, 'mic', { deviceId: 'mic9', isExact: true });
    const wishes = mediaDevices.asked.slice(1).map(({ audio }) => audio.deviceId);
    assert.deepEqual(wishes, [{ exact: 'mic9' }, { ideal: 'mic9' }]);
  });
});

describe('Devices', () => {
  const MIC2 = { kind: 'audioinput', deviceId: 'mic2', label: 'Headset', groupId: 'g2' };
  const OUT2 = { kind: 'audiooutput', deviceId: 'out2', label: 'Headset', groupId: 'g2' };
  const ALIAS = { kind: 'audioinput', deviceId: 'default', label: 'Default', groupId: 'g2' };

  function create(storage = fakeStorage()) {
    const mediaDevices = new FakeMediaDevices();
    const devices = new Devices(/** @type {any} */ (mediaDevices), storage);
    const added = [];
    devices.on('added', (device) => added.push(device));
    return { mediaDevices, devices, added };
  }

  it('tells what was plugged in, but not what was there when the names became known', async () => {
    const { mediaDevices, devices, added } = create();
    const known = mediaDevices.devices;
    mediaDevices.devices = known.map((device) => ({ ...device, deviceId: '', label: '' }));
    devices.start();
    await devices.refresh();
    assert.deepEqual(devices.list.audioinput, []);
    mediaDevices.plug(...known);
    await settle();
    assert.deepEqual(added, []);
    mediaDevices.plug(...known, ALIAS, MIC2, OUT2);
    await settle();
    assert.deepEqual(added, [
      {
        label: 'Headset',
        devices: [
          { kind: 'audioinput', deviceId: 'mic2' },
          { kind: 'audiooutput', deviceId: 'out2' },
        ],
      },
    ]);
    assert.deepEqual(
      devices.list.audioinput.map(({ deviceId }) => deviceId),
      ['mic1', 'default', 'mic2'],
    );
    devices.stop();
    mediaDevices.plug(...known);
    await settle();
    assert.equal(devices.list.audioinput.length, 3);
  });

  it('remembers choices, and forgets what it cannot read', () => {
    const storage = fakeStorage();
    create(storage).devices.choose('audioinput', 'mic2');
    assert.equal(create(storage).devices.chosen('audioinput'), 'mic2');
    assert.equal(create(storage).devices.chosen('videoinput'), null);
    const broken = fakeStorage({ 'madang.devices': '{' });
    assert.equal(create(broken).devices.chosen('audioinput'), null);
  });
});

describe('ScreenShare', () => {
  function create() {
    const mediaDevices = new FakeMediaDevices();
    const screen = new ScreenShare(/** @type {any} */ (mediaDevices));
    const heard = [];
    screen.on('track', ({ slot, track }) => heard.push(`${slot} ${track ? 'on' : 'off'}`));
    screen.on('ended', () => heard.push('ended'));
    return { mediaDevices, screen, heard };
  }

  it('notices the button of the browser, which is not its own', async () => {
    const { mediaDevices, screen, heard } = create();
    assert.equal(await screen.start(), null);
    screen.stop();
    assert.deepEqual(heard.splice(0), [
      'screen on',
      'screen-audio on',
      'screen off',
      'screen-audio off',
    ]);
    await screen.start();
    mediaDevices.given.at(-2).end();
    assert.deepEqual(heard.slice(2), ['screen off', 'screen-audio off', 'ended']);
    assert.equal(mediaDevices.live, 0);
    assert.equal(screen.isOn, false);
  });

  it('tells why there is no screen', async () => {
    const { mediaDevices, screen, heard } = create();
    mediaDevices.faults.screen = 'NotAllowedError';
    assert.equal(await screen.start(), 'denied');
    assert.equal(await new ScreenShare(undefined).start(), 'insecure');
    assert.deepEqual(heard, []);
  });
});

describe('LevelMeter', () => {
  const levelOf = (samples) => levelAt(decibelsOf(samples));

  it('gives the sound of the machine back when it is over, and takes it anew', () => {
    let open = 0;
    const context = { resume: () => {}, close: () => open-- };
    const meter = new LevelMeter(new FakeClock(), () => {
      open++;
      return /** @type {any} */ (context);
    });
    const track = /** @type {any} */ ({ clone: () => ({ stop: () => {} }) });
    meter.listenTo(track);
    meter.listenTo(track);
    assert.equal(open, 1);
    meter.close();
    assert.equal(open, 0);
    meter.listenTo(track);
    assert.equal(open, 1);
  });

  it('goes from silence to full scale in steps of loudness', () => {
    assert.equal(levelOf(new Float32Array(8)), 0);
    assert.equal(levelOf(new Float32Array(8).fill(1)), 1);
    assert.ok(Math.abs(levelOf(new Float32Array(8).fill(10 ** -1.5)) - 0.5) < 1e-6);
  });
});
