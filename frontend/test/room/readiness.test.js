import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { GOOD_FOR_MILLIS } from '../../js/mesh/spare-connections.js';
import { settle } from '../support/fake-clock.js';
import { SessionLab } from '../support/session-lab.js';

const LOOK_MILLIS = 5_000;

describe('what is ready at the door', () => {
  let lab;
  let inside;

  beforeEach(async () => {
    lab = new SessionLab();
    inside = await lab.joined({ name: 'Ann' });
  });

  const open = ({ pcs }) => pcs.filter(({ signalingState }) => signalingState !== 'closed').length;

  async function atDoor() {
    const browser = lab.browser();
    await browser.identity.token();
    await browser.session.open('aaa');
    await settle();
    return browser;
  }

  it('is one connection for each who is in, of which the room learns nothing', async () => {
    const late = await atDoor();
    assert.equal(open(late), 1);
    assert.equal(inside.session.state.participants.length, 1);
    assert.equal(lab.server.joined().length, 1);
  });

  it('is used by the join, without another connection', async () => {
    const late = await atDoor();
    await late.session.join();
    await settle();
    await lab.connect(inside, late);
    assert.equal(late.pcs.length, 1);
    assert.notEqual(late.pcs[0].agreed, null);
    assert.equal(late.pcs[0].agreed, inside.pcs.at(-1).agreed);
    const [mic, camera] = late.pcs[0].getSenders();
    assert.deepEqual([mic.track?.kind, camera.track?.kind], ['audio', 'video']);
  });

  it('is closed when somebody leaves the door', async () => {
    const late = await atDoor();
    late.session.close();
    await settle();
    assert.equal(open(late), 0);
  });

  it('is closed after a refusal, and made again while one stays', async () => {
    const late = await atDoor();
    lab.server.joinRefusal = { code: 'passcode-required' };
    await late.session.join();
    await settle();
    assert.equal(late.session.state.phase, 'lobby');
    assert.equal(open(late), 0);
    await lab.clock.advance(LOOK_MILLIS);
    assert.equal(open(late), 1);
  });

  it('is closed after four minutes, and made again when somebody is back', async () => {
    const late = await atDoor();
    await lab.clock.advance(GOOD_FOR_MILLIS + LOOK_MILLIS);
    assert.equal(open(late), 0);
    late.document.dispatchEvent(new Event('visibilitychange'));
    await lab.clock.advance(LOOK_MILLIS);
    assert.equal(open(late), 1);
  });

  it('is nothing for who was removed, and for a full room', async () => {
    lab.answers['GET /api/rooms/aaa'] = () =>
      Response.json({ ...lab.server.room(), capacity: 1, participants: 1 });
    assert.equal(open(await atDoor()), 0);
    lab.answers['GET /api/rooms/aaa'] = () => Response.json(lab.server.room());
    lab.answers['GET /api/rooms/aaa/me'] = () => Response.json({ host: false, removed: true });
    const removed = await atDoor();
    await lab.clock.advance(LOOK_MILLIS);
    assert.equal(open(removed), 0);
  });

  describe('where there is a relay', () => {
    const ASK = 'GET /api/ice-servers?room=aaa';
    const TURN = { urls: ['turn:turn.example.org'], username: '1:a', credential: 'c' };
    const tell = (...iceServers) => (lab.answers[ASK] = () => Response.json({ iceServers }));
    const tellRoom = (more) =>
      (lab.answers['GET /api/rooms/aaa'] = () => Response.json({ ...lab.server.room(), ...more }));
    const asked = () => lab.requests.filter(({ url }) => url.startsWith('/api/ice-servers')).length;

    it('uses what is told of this room', async () => {
      tell(TURN);
      const late = await atDoor();
      assert.equal(open(late), 1);
      assert.deepEqual(late.pcs[0].getConfiguration().iceServers, [TURN]);
    });

    it('is nothing without a credential, or when nothing is told', async () => {
      tell({ urls: TURN.urls });
      assert.equal(open(await atDoor()), 0);
      lab.refuse(ASK, 429, 'too-many-attempts');
      assert.equal(open(await atDoor()), 0);
    });

    it('is nothing for a room of the relay alone that is told none', async () => {
      tellRoom({ relayOnly: true });
      tell({ urls: ['stun:stun.example.org'] });
      const late = await atDoor();
      assert.equal(late.pcs.length, 0);
      tell(TURN);
      const other = await atDoor();
      assert.equal(other.pcs[0].getConfiguration().iceTransportPolicy, 'relay');
    });

    it('asks once, and again when others come in than before', async () => {
      tellRoom({ entry: 'knock' });
      tell({ urls: TURN.urls });
      const late = await atDoor();
      await lab.clock.advance(3 * LOOK_MILLIS);
      assert.equal(asked(), 1);
      tellRoom({ entry: 'open' });
      tell(TURN);
      await lab.clock.advance(LOOK_MILLIS);
      assert.equal(open(late), 1);
      tellRoom({ entry: 'open', passcodeRequired: true });
      tell({ urls: TURN.urls });
      await lab.clock.advance(LOOK_MILLIS);
      assert.equal(open(late), 0);
      assert.equal(asked(), 3);
    });

    it('asks again when a stranger has become a user', async () => {
      tell({ urls: TURN.urls });
      const late = lab.browser();
      await late.session.open('aaa');
      await settle();
      assert.equal(open(late), 0);
      tell(TURN);
      await late.identity.token();
      await lab.clock.advance(LOOK_MILLIS);
      assert.equal(open(late), 1);
    });
  });
});
