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
