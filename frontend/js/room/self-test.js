const WHOLE_MILLIS = 8_000;
const STUN_MILLIS = 3_000;

/**
 * @typedef {'socket' | 'transport' | 'microphone' | 'camera' | 'stun' | 'turn-udp' | 'turn-tcp'
 *   | 'turn-tls'} TestName
 * @typedef {{test: TestName, result: 'ok' | 'failed' | 'not-tested', detail?: string, millis?: number}} TestResult
 */

/** How a TURN address is known to be spoken that way. @type {Array<[TestName, RegExp]>} */
const RELAYS = [
  ['turn-udp', /^turn:(?!.*transport=tcp)/],
  ['turn-tcp', /^turn:.*transport=tcp/],
  ['turn-tls', /^turns:/],
];

/**
 * Tries what a room needs, all at once, within 8 s. What this server does not offer is `not-tested`. Of a relay without a
 * credential, as before a join, it is seen whether it answers.
 */
export class SelfTest {
  #clock;
  #probeSocket;
  #devices;
  #iceServers;
  #testStun;
  #testRelay;
  #testRelayAnswers;

  /**
   * @param {object} parts
   * @param {import('../lib/clock.js').Clock} parts.clock
   * @param {() => Promise<string | null>} parts.probeSocket the transport that was found
   * @param {() => Promise<Pick<import('./local-controls.js').LocalState, 'mic' | 'camera'>>} parts.devices may
   *   wait for the answer of a person
   * @param {() => Promise<RTCIceServer[]>} parts.iceServers those before a join have no credentials
   * @param {(server: RTCIceServer, signal: AbortSignal) => Promise<import('../mesh/ice-test.js').IceResult>}
   *   parts.testStun
   * @param {(server: RTCIceServer, signal: AbortSignal) => Promise<import('../mesh/ice-test.js').IceResult>}
   *   parts.testRelay
   * @param {(server: RTCIceServer, signal: AbortSignal) => Promise<import('../mesh/ice-test.js').IceResult>}
   *   parts.testRelayAnswers
   */
  constructor({ clock, probeSocket, devices, iceServers, testStun, testRelay, testRelayAnswers }) {
    this.#clock = clock;
    this.#probeSocket = probeSocket;
    this.#devices = devices;
    this.#iceServers = iceServers;
    this.#testStun = testStun;
    this.#testRelay = testRelay;
    this.#testRelayAnswers = testRelayAnswers;
  }

  /**
   * @param {(result: TestResult) => void} [onProgress] each result as it comes
   * @returns {Promise<TestResult[]>} all of them, always in the same order
   */
  async run(onProgress = () => {}) {
    const tell = (result) => {
      onProgress(result);
      return result;
    };
    const devices = this.#within(WHOLE_MILLIS, () => this.#devices(), { mic: {}, camera: {} });
    const servers = this.#within(WHOLE_MILLIS, () => this.#iceServers().catch(() => []), []);
    const relay = (server, signal) =>
      server.credential ? this.#testRelay(server, signal) : this.#testRelayAnswers(server, signal);
    const tests = [
      ...this.#testSocket(),
      devices.then(({ mic }) => deviceResult('microphone', mic)),
      devices.then(({ camera }) => deviceResult('camera', camera)),
      this.#testServers('stun', serverWith(servers, /^stuns?:/), STUN_MILLIS, this.#testStun),
      ...RELAYS.map(([test, pattern]) =>
        this.#testServers(test, serverWith(servers, pattern), WHOLE_MILLIS, relay),
      ),
    ];
    return Promise.all(tests.map((test) => test.then(tell)));
  }

  /** @returns {Array<Promise<TestResult>>} */
  #testSocket() {
    const startedAt = this.#clock.now();
    const probe = this.#within(WHOLE_MILLIS, () => this.#probeSocket(), null);
    return [
      probe.then((transport) => {
        const millis = this.#clock.now() - startedAt;
        return transport
          ? { test: 'socket', result: 'ok', millis }
          : { test: 'socket', result: 'failed' };
      }),
      probe.then((transport) => {
        if (!transport) return { test: 'transport', result: 'not-tested' };
        const isFast = transport === 'websocket';
        return { test: 'transport', result: isFast ? 'ok' : 'failed', detail: transport };
      }),
    ];
  }

  /** @returns {Promise<TestResult>} */
  async #testServers(test, found, limitMillis, run) {
    const server = await found;
    if (!server) return { test, result: 'not-tested' };
    const startedAt = this.#clock.now();
    const failed = { isOk: false, detail: 'error' };
    const { isOk, detail } = await this.#within(
      limitMillis,
      (signal) => run(server, signal).catch(() => failed),
      { isOk: false, detail: 'timeout' },
    );
    const millis = this.#clock.now() - startedAt;
    return { test, result: isOk ? 'ok' : 'failed', millis, ...(detail && { detail }) };
  }

  /** What is asked is told to end, and not waited for. */
  async #within(limitMillis, run, otherwise) {
    const controller = new AbortController();
    let timer;
    const late = new Promise((resolve) => {
      timer = this.#clock.setTimeout(() => resolve(otherwise), limitMillis);
    });
    try {
      return await Promise.race([run(controller.signal), late]);
    } finally {
      this.#clock.clearTimeout(timer);
      controller.abort();
    }
  }
}

/** @returns {TestResult} */
function deviceResult(test, { on, problem }) {
  if (problem) return { test, result: 'failed', detail: problem };
  return { test, result: on ? 'ok' : 'not-tested' };
}

/** The first server with such an address, and of its addresses only that one. */
async function serverWith(iceServers, pattern) {
  for (const server of await iceServers) {
    const url = [server.urls].flat().find((each) => pattern.test(each));
    if (url) return { ...server, urls: [url] };
  }
  return null;
}
