import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { StompConnection } from '../../js/signaling/stomp-connection.js';
import { FakeClock } from '../support/fake-clock.js';

/** stomp.js as far as a connection uses it. */
class FakeStomp {
  heartbeat = {};
  sent = [];
  subscriptions = [];
  pinger = 'pinger';
  ponger = 'ponger';
  isDisconnected = false;

  connect(headers, onConnected, onError) {
    Object.assign(this, { headers, onConnected, onError });
  }

  subscribe(destination, listener, headers) {
    this.subscriptions.push({ destination, listener, headers });
  }

  send(...frame) {
    if (this.isBroken) throw new Error('InvalidStateError');
    this.sent.push(frame);
  }

  disconnect() {
    if (this.isBroken) throw new Error('InvalidStateError');
    this.isDisconnected = true;
  }
}

let clock, client, socket, connection, connected, closed, cleared;

describe('StompConnection', () => {
  beforeEach(() => {
    clock = new FakeClock();
    client = new FakeStomp();
    socket = { transport: 'websocket', close: () => (socket.isClosed = true) };
    [connected, closed, cleared] = [[], [], []];
    const timers = {
      setInterval: (periodMillis, task) => clock.setInterval(task, periodMillis),
      clearInterval: (id) => (cleared.push(id), clock.clearInterval(id)),
    };
    connection = new StompConnection(
      { client, socket, timers: /** @type {any} */ (timers), clock },
      {
        onConnected: (detail) => connected.push(detail),
        onClosed: (detail) => closed.push(detail),
      },
    );
    connection.connect({ room: 'aaa' });
  });

  const accept = () => {
    client.serverActivity = clock.now();
    client.onConnected({ headers: { 'user-name': 'p1' } });
  };

  it('prints no frame, beats every 5 s and cuts frames for the buffer of the server', () => {
    assert.equal(client.debug, null);
    assert.deepEqual(client.heartbeat, { outgoing: 5_000, incoming: 5_000 });
    assert.equal(client.maxWebSocketFrameSize, 8_192);
    assert.deepEqual(client.headers, { room: 'aaa' });
  });

  it('tells the participant and takes the watch over from stomp.js', () => {
    accept();
    assert.deepEqual(connected, [{ participantId: 'p1' }]);
    assert.ok(cleared.includes('ponger'));
    assert.ok(!cleared.includes('pinger'));
  });

  it('ends once, with the code, when ERROR is followed by the loss', () => {
    accept();
    const body = '{"code":"replaced","detail":"Elsewhere.","retry":"never"}';
    client.onError({ headers: { code: 'replaced', retry: 'never' }, body });
    client.onError('Whoops! Lost connection to undefined');
    assert.deepEqual(closed, [{ code: 'replaced', retry: 'never', detail: 'Elsewhere.' }]);
    assert.ok(client.isDisconnected);
  });

  it('reads milliseconds, and an ERROR that is not ours', () => {
    client.onError({ headers: { code: 'busy', retry: '2500' }, body: 'no JSON' });
    assert.deepEqual(closed, [{ code: 'busy', detail: undefined, retry: 2_500 }]);
  });

  it('ends without a code when the connection is lost', () => {
    accept();
    client.onError('Whoops! Lost connection to undefined');
    assert.deepEqual(closed, [{}]);
    assert.equal(clock.pending, 0);
  });

  it('does not wait longer than 10 s for CONNECTED', async () => {
    await clock.advance(9_999);
    assert.deepEqual(closed, []);
    await clock.advance(1);
    assert.deepEqual(closed, [{}]);
    accept();
    assert.deepEqual(connected, []);
  });

  it('ends after 15 s without a frame or a beat', async () => {
    accept();
    await clock.advance(10_000);
    client.serverActivity = clock.now();
    await clock.advance(14_000);
    assert.deepEqual(closed, []);
    await clock.advance(3_500);
    assert.deepEqual(closed, [{}]);
  });

  it('ends 3 s after a question without an answer, and goes on with one', async () => {
    accept();
    connection.probe(true);
    await clock.advance(1_000);
    client.serverActivity = clock.now();
    await clock.advance(5_000);
    assert.deepEqual(closed, []);
    connection.probe(true);
    await clock.advance(2_999);
    assert.deepEqual(closed, []);
    await clock.advance(1);
    assert.deepEqual(closed, [{}]);
    assert.equal(clock.pending, 0);
  });

  it('subscribes under ids that cannot be guessed', () => {
    accept();
    connection.subscribe('/topic/a', () => {});
    connection.subscribe('/topic/b', () => {});
    const ids = client.subscriptions.map(({ headers }) => headers.id);
    assert.match(ids[0], /^[a-z2-7]{16}$/);
    assert.notEqual(ids[0], ids[1]);
  });

  it('takes a socket that refuses a frame for lost', () => {
    accept();
    client.isBroken = true;
    connection.send('/app/a', {}, '{}');
    assert.deepEqual(closed, [{}]);
    assert.ok(socket.isClosed);
    assert.ok(cleared.includes('pinger'));
  });

  it('says nothing after it was closed', async () => {
    accept();
    connection.subscribe('/topic/a', () => assert.fail());
    connection.close();
    client.subscriptions[0].listener({});
    client.onError('Whoops! Lost connection to undefined');
    connection.send('/app/a', {}, '{}');
    assert.deepEqual(closed, []);
    assert.deepEqual(client.sent, []);
  });
});
