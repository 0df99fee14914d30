import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { explain } from '../../js/mesh/explain.js';
import { healthState } from '../../js/mesh/health.js';
import { LinkMonitor } from '../../js/mesh/link-monitor.js';
import { maskAddress } from '../../js/mesh/path.js';
import { Progress } from '../../js/mesh/progress.js';
import { readSample } from '../../js/mesh/stats.js';
import { Timeline } from '../../js/mesh/timeline.js';
import { FakeClock } from '../support/fake-clock.js';

const camera = { audio: true, video: true, screen: false };

describe('Timeline', () => {
  it('keeps the first of each step for good and forgets the oldest that came again', async () => {
    const clock = new FakeClock();
    const timeline = new Timeline(clock);
    timeline.add('offer', '→');
    for (let i = 1; i <= 150; i++) {
      await clock.advance(1);
      timeline.add('restart', `#${i}`);
    }
    const { steps } = timeline;
    assert.equal(steps.length, 102);
    assert.equal(steps[0].step, 'offer');
    assert.deepEqual(
      [steps[1].detail, steps[2].detail, steps.at(-1).detail],
      ['#1', '#51', '#150'],
    );
  });
});

describe('Progress', () => {
  it('names the last step of the way, whatever order they came in', () => {
    const progress = new Progress();
    assert.equal(progress.step, null);
    for (const step of ['candidates', 'candidate-host', 'offer', 'checking']) progress.reach(step);
    assert.equal(progress.step, 'checking');
  });

  it('falls back when the way is lost, so that it can be reached again', () => {
    const progress = new Progress();
    for (const step of ['checking', 'ice', 'dtls', 'packets', 'frames']) progress.reach(step);
    assert.equal(progress.reach('ice'), false);
    assert.equal(progress.reach('disconnected'), true);
    assert.equal(progress.step, 'checking');
    assert.equal(progress.reach('ice'), true);
  });
});

/** A report as a browser gives it, with what a test says otherwise. */
function report({
  received = 1_000,
  packets = 100,
  lost = 0,
  frames = 50,
  fps = 25,
  ...pair
} = {}) {
  const entries = [
    { id: 't', type: 'transport', selectedCandidatePairId: 'p' },
    {
      id: 'p',
      type: 'candidate-pair',
      localCandidateId: 'l',
      remoteCandidateId: 'r',
      currentRoundTripTime: 0.025,
      ...pair,
    },
    {
      id: 'l',
      type: 'local-candidate',
      candidateType: 'relay',
      protocol: 'udp',
      relayProtocol: 'tls',
      address: '203.0.113.77',
    },
    { id: 'r', type: 'remote-candidate', candidateType: 'srflx', address: '2001:db8:85a3:1::7' },
    { id: 'c', type: 'codec', mimeType: 'video/VP8' },
    { id: 'a', type: 'inbound-rtp', kind: 'audio', bytesReceived: 0, packetsReceived: 0 },
    {
      id: 'v',
      type: 'inbound-rtp',
      kind: 'video',
      codecId: 'c',
      bytesReceived: received,
      packetsReceived: packets,
      packetsLost: lost,
      framesDecoded: frames,
      framesPerSecond: fps,
      frameWidth: 640,
      frameHeight: 360,
      freezeCount: 2,
    },
    {
      id: 's',
      type: 'inbound-rtp',
      kind: 'video',
      frameWidth: 1920,
      frameHeight: 1080,
      framesPerSecond: 0,
    },
    {
      id: 'o',
      type: 'outbound-rtp',
      kind: 'video',
      codecId: 'c',
      bytesSent: 500,
      frameWidth: 320,
      frameHeight: 180,
      framesPerSecond: 20,
      qualityLimitationReason: 'cpu',
    },
    { id: 'x', type: 'remote-inbound-rtp', kind: 'video', fractionLost: 0.04 },
  ];
  return new Map(entries.map((entry) => [entry.id, entry]));
}

describe('readSample', () => {
  it('reads path, rates, losses and pictures', () => {
    const before = readSample(report(), 0, null);
    const now = report({ received: 26_000, packets: 190, lost: 10 });
    const { path, numbers } = readSample(now, 2_000, before);
    assert.deepEqual(path, {
      local: 'relay',
      remote: 'srflx',
      protocol: 'udp',
      relayProtocol: 'tls',
      localAddress: '203.0.113.0/24',
      remoteAddress: '2001:db8:85a3::/48',
    });
    assert.deepEqual(numbers, {
      rttMillis: 25,
      lossInPercent: 10,
      lossOutPercent: 4,
      kbitIn: 100,
      kbitOut: 0,
      codecIn: 'VP8',
      codecOut: 'VP8',
      widthIn: 640,
      heightIn: 360,
      fpsIn: 25,
      widthOut: 320,
      heightOut: 180,
      fpsOut: 20,
      limitedBy: 'cpu',
      freezes: 2,
    });
  });

  it('knows nothing of a connection that has none of it', () => {
    const { path, numbers, totals } = readSample(new Map(), 0, null);
    assert.equal(path, null);
    assert.equal(totals.bytesIn, 0);
    const { freezes, ...rest } = numbers;
    assert.equal(freezes, 0);
    assert.ok(Object.values(rest).every((value) => value === null));
  });

  it('says nothing of the loss of too few packets, and never less than none', () => {
    const before = readSample(report({ packets: 100, lost: 5 }), 0, null);
    const loss = (options) => readSample(report(options), 1_000, before).numbers.lossInPercent;
    assert.equal(loss({ packets: 110, lost: 14 }), null);
    assert.equal(loss({ packets: 200, lost: 3 }), 0);
  });
});

describe('maskAddress', () => {
  const masked = {
    '192.0.2.200': '192.0.2.0/24',
    '2001:db8:1:2:3:4:5:6': '2001:db8:1::/48',
    '2001:db8::7': '2001:db8:0::/48',
    'fe80::1%eth0': 'fe80:0:0::/48',
    '3d5c1f0e-8d2b-4a5e.local': '*.local',
  };
  for (const [address, expected] of Object.entries(masked)) {
    it(`makes ${expected} of ${address}`, () => assert.equal(maskAddress(address), expected));
  }

  it('makes nothing of nothing', () => assert.equal(maskAddress(undefined), ''));
});

describe('healthState', () => {
  const numbers = { lossInPercent: 0, lossOutPercent: 0, rttMillis: 40, fpsIn: 25, heightIn: 360 };
  const history = (...changes) => changes.map((change) => ({ numbers: { ...numbers, ...change } }));
  const state = (samples, expected = camera) =>
    healthState('connected', /** @type {any} */ (samples), expected, false);

  it('takes a link that is not connected as it is', () => {
    assert.equal(healthState('connecting', [], camera, false), 'connecting');
    assert.equal(healthState('repairing', [], camera, false), 'down');
    assert.equal(healthState('failed', [], camera, true), 'blocked');
  });

  it('is weak beyond 10 % of loss either way, 600 ms, or when something never came', () => {
    assert.equal(state(history({ lossInPercent: 10, lossOutPercent: 10, rttMillis: 600 })), 'ok');
    assert.equal(state(history({ lossInPercent: 11 })), 'weak');
    assert.equal(state(history({ lossOutPercent: 11 })), 'weak');
    assert.equal(state(history({ rttMillis: 601 })), 'weak');
    assert.equal(healthState('connected', [], camera, true), 'weak');
  });

  it('is well again at the second look', () => {
    assert.equal(state(history({ rttMillis: 900 }, {})), 'weak');
    assert.equal(state(history({ rttMillis: 900 }, {}, {})), 'ok');
  });

  it('is weak when a smooth picture collapses, not when it never was smooth', () => {
    assert.equal(state(history({ fpsIn: 24 }, { fpsIn: 4 })), 'weak');
    assert.equal(state(history({ fpsIn: 8 }, { fpsIn: 4 })), 'ok');
    assert.equal(state(history({ fpsIn: 24 }, { fpsIn: 4, heightIn: 180 })), 'ok');
    assert.equal(state(history({ fpsIn: 24 }, { fpsIn: 0 }), { ...camera, video: false }), 'ok');
    assert.equal(state(history({ fpsIn: 24 }, { fpsIn: 5 }), { ...camera, screen: true }), 'ok');
  });
});

describe('LinkMonitor', () => {
  it('awaits what is sent, and misses it after 5 s', async () => {
    const clock = new FakeClock();
    const monitor = new LinkMonitor(clock);
    monitor.setOther({ media: { mic: false, camera: true, screen: false } });
    for (const step of ['ice', 'dtls']) monitor.note(step);
    monitor.setConnected(true);
    assert.deepEqual([monitor.isArriving, monitor.isIncomplete], [true, false]);
    await clock.advance(5_000);
    assert.deepEqual([monitor.isArriving, monitor.isIncomplete], [false, true]);
    monitor.add(report({ frames: 1 }));
    assert.equal(monitor.isIncomplete, false);
    assert.equal(monitor.health('connected').step, 'frames');
    assert.equal(monitor.health('connected').relayed, true);
  });

  it('keeps a minute of samples, one a second at most', async () => {
    const clock = new FakeClock();
    const monitor = new LinkMonitor(clock);
    for (let i = 0; i < 200; i++) {
      monitor.add(report({ received: i * 100 }));
      await clock.advance(500);
    }
    assert.equal(monitor.history.length, 60);
    const [first, second] = monitor.history;
    assert.equal(second.atMillis - first.atMillis, 1_000);
    assert.equal(second.numbers.kbitIn, 1.6);
  });

  it('begins from nothing with another connection, and keeps what was', () => {
    const monitor = new LinkMonitor(new FakeClock());
    for (const step of ['offer', 'candidate-host', 'ice', 'dtls']) monitor.note(step);
    monitor.noteCandidateError(401);
    monitor.restart();
    assert.equal(monitor.health('repairing').step, null);
    assert.equal(monitor.facts.candidateTypes.size, 0);
    assert.deepEqual(monitor.facts.candidateErrors, []);
    assert.equal(monitor.timeline.steps.length, 4);
  });
});

describe('explain', () => {
  /** A link that never found a way, though both sides did what they can. */
  const blocked = {
    state: 'failed',
    openMillis: 40_000,
    connectedMillis: 0,
    attempt: 3,
    isServerReachable: true,
    isWebSocket: true,
    isOtherHere: true,
    isRelayOnly: false,
    hasIceServers: true,
    candidateTypes: new Set(['host', 'srflx']),
    candidateErrors: [],
    isUnanswered: false,
    hasDescription: true,
    hasCandidates: true,
    hasIce: false,
    hasDtls: false,
    hasPackets: false,
    hasFrames: false,
    isShown: null,
    expected: camera,
  };
  const connected = {
    ...blocked,
    state: 'connected',
    connectedMillis: 6_000,
    hasIce: true,
    hasDtls: true,
  };
  const received = { ...connected, hasPackets: true };

  const hosts = new Set(['host']);
  /** @type {Array<[string, string, object]>} */
  const causes = [
    ['server-unreachable', 'check-network', { ...blocked, isServerReachable: false }],
    ['turn-refused', 'ask-turn', { ...blocked, candidateErrors: [401] }],
    ['no-candidates', 'check-network', { ...blocked, candidateTypes: new Set() }],
    [
      'no-candidates',
      'check-network',
      { ...blocked, candidateTypes: hosts, candidateErrors: [701] },
    ],
    ['turn-refused', 'ask-turn', { ...blocked, isRelayOnly: true, candidateTypes: new Set() }],
    ['websocket-blocked', 'check-network', { ...blocked, isUnanswered: true, isWebSocket: false }],
    ['peer-silent', 'wait', { ...blocked, isUnanswered: true }],
    ['peer-silent', 'wait', { ...blocked, hasDescription: false }],
    ['peer-silent', 'wait', { ...blocked, hasCandidates: false }],
    ['peer-silent', 'wait', { ...blocked, isOtherHere: false, isWebSocket: false }],
    [
      'peer-silent',
      'wait',
      { ...blocked, state: 'repairing', isUnanswered: true, isWebSocket: false },
    ],
    ['no-pair', 'ask-turn', blocked],
    ['no-pair', 'ask-turn', { ...blocked, candidateTypes: hosts }],
    ['dtls-failed', 'try-again', { ...blocked, hasIce: true }],
    ['no-packets', 'check-devices', connected],
    ['no-sound', 'try-again', { ...received, hasFrames: true, isSilent: true }],
    ['no-frames', 'try-again', received],
    ['not-shown', 'tap', { ...received, hasFrames: true, isShown: false }],
  ];
  for (const [cause, action, facts] of causes) {
    it(`finds ${cause}`, () => {
      assert.deepEqual(explain(/** @type {any} */ (facts)), { cause, action });
    });
  }

  const wellEnough = {
    'a link that is as it should be': { ...received, hasFrames: true },
    'somebody who sends nothing': { ...connected, expected: {} },
    'a voice without a picture': { ...received, expected: { audio: true } },
    'a link that is only just being made': { ...blocked, state: 'connecting', openMillis: 4_000 },
    'a link that is only just connected': { ...connected, connectedMillis: 4_000 },
    'a break that the first repair may mend': { ...blocked, state: 'repairing', attempt: 1 },
  };
  for (const [name, facts] of Object.entries(wellEnough)) {
    it(`has nothing to say of ${name}`, () => {
      assert.deepEqual(explain(/** @type {any} */ (facts)), { cause: null, action: null });
    });
  }
});
