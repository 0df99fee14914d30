import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SelfTest } from '../../js/room/self-test.js';
import { FakeClock, settle } from '../support/fake-clock.js';

const never = () => new Promise(() => {});
const TURN = {
  urls: ['turn:t', 'turn:t?transport=tcp', 'turns:t?transport=tcp'],
  username: 'u',
  credential: 'c',
};
const SERVERS = [{ urls: ['stun:s'] }, TURN];

function selfTest(parts = {}) {
  const clock = new FakeClock();
  const test = new SelfTest({
    clock,
    probeSocket: async () => 'websocket',
    devices: async () => /** @type {any} */ ({ mic: { on: true }, camera: { on: false } }),
    iceServers: async () => [],
    testStun: async () => ({ isOk: true }),
    testRelay: async () => ({ isOk: true }),
    testRelayAnswers: async () => ({ isOk: true, detail: 'answers' }),
    ...parts,
  });
  return { clock, test };
}

const outcomes = (results) => Object.fromEntries(results.map(({ test, result }) => [test, result]));

describe('SelfTest', () => {
  it('tests before the join what can be tested, and says so of the rest', async () => {
    const told = [];
    const results = await selfTest().test.run((result) => told.push(result));
    assert.deepEqual(outcomes(results), {
      socket: 'ok',
      transport: 'ok',
      microphone: 'ok',
      camera: 'not-tested',
      stun: 'not-tested',
      'turn-udp': 'not-tested',
      'turn-tcp': 'not-tested',
      'turn-tls': 'not-tested',
    });
    assert.deepEqual(new Set(told), new Set(results));
  });

  it('tries each way to a relay by itself', async () => {
    const tried = [];
    const testRelay = async (server) => {
      tried.push(server);
      return { isOk: !/^turns/.test(server.urls[0]), detail: '701' };
    };
    const { test } = selfTest({ iceServers: async () => SERVERS, testRelay });
    const results = await test.run();
    assert.deepEqual(
      tried.map(({ urls, username }) => [urls, username]),
      TURN.urls.map((url) => [[url], 'u']),
    );
    const { stun, 'turn-udp': udp, 'turn-tcp': tcp, 'turn-tls': tls } = outcomes(results);
    assert.deepEqual([stun, udp, tcp, tls], ['ok', 'ok', 'ok', 'failed']);
    assert.equal(results.at(-1).detail, '701');
  });

  it('asks a relay whether it answers where there is no credential yet', async () => {
    const { test } = selfTest({
      iceServers: async () => [{ urls: TURN.urls }],
      testRelay: () => Promise.reject(new Error('without a credential')),
    });
    const results = (await test.run()).filter(({ test: each }) => each.startsWith('turn'));
    assert.deepEqual(
      results.map(({ result, detail }) => [result, detail]),
      [
        ['ok', 'answers'],
        ['ok', 'answers'],
        ['ok', 'answers'],
      ],
    );
  });

  it('tells of no server when the list of them cannot be had', async () => {
    const { test } = selfTest({ iceServers: () => Promise.reject(new Error('no')) });
    assert.equal(outcomes(await test.run()).stun, 'not-tested');
  });

  it('takes a TURN address that names no transport for UDP alone', async () => {
    const { test } = selfTest({ iceServers: async () => [{ urls: 'turn:t:3478' }] });
    const results = outcomes(await test.run());
    assert.deepEqual([results['turn-udp'], results['turn-tcp']], ['ok', 'not-tested']);
  });

  it('ends after 8 s, STUN after 3 s, and ends what it began', async () => {
    const ended = [];
    const hang = (server, signal) => {
      signal.addEventListener('abort', () => ended.push(server.urls[0]));
      return never();
    };
    const { clock, test } = selfTest({
      iceServers: async () => SERVERS,
      probeSocket: never,
      devices: never,
      testStun: hang,
      testRelay: hang,
    });
    let results;
    test.run().then((all) => (results = all));
    await clock.advance(3_000);
    assert.deepEqual(ended, ['stun:s']);
    await clock.advance(4_900);
    assert.equal(results, undefined);
    await clock.advance(200);
    await settle();
    assert.equal(ended.length, 4);
    const { socket, transport, camera, stun } = outcomes(results);
    assert.deepEqual([socket, transport, camera], ['failed', 'not-tested', 'not-tested']);
    assert.deepEqual([stun, outcomes(results)['turn-tls']], ['failed', 'failed']);
    assert.equal(clock.pending, 0);
  });

  it('tells a slow transport and a device that could not be had', async () => {
    const { test } = selfTest({
      probeSocket: async () => 'xhr-polling',
      devices: async () => ({ mic: { problem: 'denied' }, camera: { on: true } }),
    });
    const results = await test.run();
    const find = (name) => results.find(({ test: each }) => each === name);
    assert.deepEqual(find('transport'), {
      test: 'transport',
      result: 'failed',
      detail: 'xhr-polling',
    });
    assert.deepEqual(find('microphone'), {
      test: 'microphone',
      result: 'failed',
      detail: 'denied',
    });
  });

  it('takes a browser that cannot even try for a failure', async () => {
    const { test } = selfTest({
      iceServers: async () => SERVERS,
      testStun: () => Promise.reject(new Error('no')),
    });
    assert.equal(outcomes(await test.run()).stun, 'failed');
  });
});
