import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { GOOD_FOR_MILLIS, SpareConnections } from '../../js/mesh/spare-connections.js';
import { FakeClock, settle } from '../support/fake-clock.js';
import { FakePeerConnection } from '../support/fake-peer-connection.js';
import { FakeStream } from '../support/fake-stream.js';

const TURN = { urls: ['turn:turn.example.org'], username: '1:a', credential: 'x' };
const PLAIN = { iceServers: [], iceTransportPolicy: 'all' };

describe('SpareConnections', () => {
  let clock;
  let pcs;
  let spares;

  beforeEach(() => {
    clock = new FakeClock();
    pcs = [];
    spares = new SpareConnections({
      createPeerConnection: (configuration) => {
        pcs.push(new FakePeerConnection(configuration));
        return /** @type {any} */ (pcs.at(-1));
      },
      createStream: () => /** @type {any} */ (new FakeStream()),
      clock,
    });
  });

  const open = () => pcs.filter(({ signalingState }) => signalingState !== 'closed').length;

  it('holds as many offers as are wanted, with all slots and no track', async () => {
    await spares.prepare(2, PLAIN);
    await spares.prepare(3, PLAIN);
    assert.equal(pcs.length, 3);
    const { pc, transceivers } = spares.take(PLAIN);
    assert.equal(pc.signalingState, 'have-local-offer');
    assert.deepEqual([...transceivers.keys()], ['mic', 'camera', 'screen', 'screen-audio']);
    assert.ok([...transceivers.values()].every(({ sender }) => sender.track === null));
    assert.equal(spares.count, 2);
  });

  it('makes no more than a full room needs', async () => {
    await spares.prepare(40, PLAIN);
    assert.equal(pcs.length, 7);
  });

  it('closes what nobody took within four minutes', async () => {
    await spares.prepare(2, PLAIN);
    const taken = spares.take(PLAIN);
    await clock.advance(GOOD_FOR_MILLIS - 1);
    assert.equal(open(), 2);
    await clock.advance(1);
    assert.equal(open(), 1);
    assert.equal(taken.pc.signalingState, 'have-local-offer');
    assert.equal(spares.take(PLAIN), null);
    assert.equal(clock.pending, 0);
  });

  it('closes the one that is being made, too', async () => {
    const preparing = spares.prepare(3, PLAIN);
    spares.close();
    await preparing;
    await settle();
    assert.equal(open(), 0);
    assert.equal(spares.count, 0);
    assert.equal(clock.pending, 0);
  });

  it('gives none that was made for other servers or another policy', async () => {
    await spares.prepare(1, { iceServers: [TURN], iceTransportPolicy: 'all' });
    assert.equal(spares.take(PLAIN), null);
    assert.equal(spares.take({ iceServers: [TURN], iceTransportPolicy: 'relay' }), null);
    await spares.prepare(1, PLAIN);
    assert.equal(open(), 1);
    assert.deepEqual(spares.take(PLAIN).pc.getConfiguration().iceServers, []);
  });

  it('takes older credentials for as good as fresh ones', async () => {
    await spares.prepare(1, { iceServers: [TURN], iceTransportPolicy: 'all' });
    const fresh = { iceServers: [{ ...TURN, username: '2:a' }], iceTransportPolicy: 'all' };
    assert.notEqual(spares.take(/** @type {any} */ (fresh)), null);
  });
});
