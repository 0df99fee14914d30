import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ScreenShare } from '../../js/media/screen-share.js';
import { FakeMediaDevices } from '../support/fake-media-devices.js';
import { SessionLab } from '../support/session-lab.js';

const failing = (name, message) => ({
  getDisplayMedia: async () => {
    throw Object.assign(new Error(message), { name });
  },
});
const start = (mediaDevices) => new ScreenShare(/** @type {any} */ (mediaDevices)).start();

describe('sharing a screen', () => {
  it('asks for the sound untouched, for a source that can be changed, and never for this page', async () => {
    const mediaDevices = new FakeMediaDevices();
    assert.equal(await start(mediaDevices), null);
    const [asked] = mediaDevices.asked;
    assert.equal(asked.audio.echoCancellation, false);
    assert.equal(asked.systemAudio, 'include');
    assert.equal(asked.surfaceSwitching, 'include');
    assert.equal(asked.selfBrowserSurface, 'exclude');
    assert.deepEqual(
      mediaDevices.given.map(({ contentHint }) => contentHint),
      ['detail', 'music'],
    );
  });

  it('tells who changed their mind from a system that does not allow it', async () => {
    assert.equal(await start(failing('NotAllowedError', 'Permission denied')), 'denied');
    assert.equal(await start(failing('NotAllowedError', 'Permission denied by system')), 'blocked');
    assert.equal(await start(failing('NotFoundError', '')), 'not-found');
  });

  it('says what became of a wish that came to nothing', async () => {
    const { session, mediaDevices } = new SessionLab().browser();
    const notices = [];
    session.addEventListener('notice', (/** @type {CustomEvent} */ { detail }) =>
      notices.push(detail.code),
    );
    mediaDevices.faults.screen = 'NotAllowedError';
    await session.media.startScreenShare();
    mediaDevices.faults.screen = 'NotReadableError';
    await session.media.startScreenShare();
    assert.deepEqual(notices, ['screen-share-denied', 'screen-share-failed']);
  });
});
