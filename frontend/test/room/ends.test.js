import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { settle } from '../support/fake-clock.js';
import { SessionLab } from '../support/session-lab.js';

let lab;
let host;
let guest;

describe('the end of a room', () => {
  beforeEach(async () => {
    lab = new SessionLab();
    host = await lab.joined({ name: 'Host' });
    guest = await lab.joined({ name: 'Guest' });
  });

  it('is known as their own doing to who ended it, and to nobody else', async () => {
    lab.answers['DELETE /api/rooms/aaa'] = () => {
      lab.server.publish({ type: 'room-ended', reason: 'ended' });
      return new Response(null, { status: 204 });
    };
    await host.session.moderation.endRoom();
    await settle();
    const ends = [host, guest].map(({ session }) => [session.state.phase, session.state.hasEnded]);
    assert.deepEqual(ends, [
      ['ended', true],
      ['ended', false],
    ]);
  });

  it('is nobody’s doing when the server refuses it', async () => {
    lab.refuse('DELETE /api/rooms/aaa', 403, 'forbidden');
    await host.session.moderation.endRoom();
    assert.equal(host.session.state.hasEnded, false);
    lab.server.publish({ type: 'room-ended', reason: 'ended' });
    await settle();
    assert.deepEqual([host.session.state.phase, host.session.state.hasEnded], ['ended', false]);
  });
});

describe('who was removed', () => {
  /** Back at the door, in another tab of the same browser. */
  async function comeBack(removed) {
    lab.answers['GET /api/rooms/aaa/me'] = () => Response.json({ host: false, removed });
    const again = lab.browser({ storage: guest.storage });
    await again.session.open('aaa');
    await settle();
    return again;
  }

  beforeEach(async () => {
    lab = new SessionLab();
    guest = await lab.joined({ name: 'Guest' });
  });

  const remove = async () => {
    const participantId = guest.session.state.participants[0].id;
    lab.server.publish({ type: 'participant-left', participantId, reason: 'removed' });
    await settle();
    assert.equal(guest.session.state.phase, 'removed');
  };

  it('finds camera and microphone off, and nothing asked of the devices', async () => {
    await remove();
    const again = await comeBack(true);
    assert.equal(again.session.state.standing.removed, true);
    assert.deepEqual([again.mediaDevices.live, again.mediaDevices.asked.length], [0, 0]);
  });

  it('is seen again once one may come in again', async () => {
    await remove();
    assert.equal((await comeBack(false)).session.state.local.camera.on, true);
  });

  it('is not looked at for long where the removal was not known', async () => {
    const again = await comeBack(true);
    assert.equal(again.mediaDevices.live, 0);
  });
});
