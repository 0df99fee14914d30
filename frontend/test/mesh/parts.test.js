import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CandidateBatch } from '../../js/mesh/candidate-batch.js';
import { codecOrder } from '../../js/mesh/codecs.js';
import { open, seal } from '../../js/mesh/envelope.js';
import { repairStep } from '../../js/mesh/repair.js';
import { SpeakingDetector } from '../../js/mesh/speaking.js';
import { FakeClock } from '../support/fake-clock.js';

describe('CandidateBatch', () => {
  const candidate = (name) => ({ toJSON: () => ({ candidate: name }) });

  it('sends what comes within a moment together, and the end at once', async () => {
    const clock = new FakeClock();
    const sent = [];
    const batch = new CandidateBatch(clock, (candidates) =>
      sent.push(candidates.map((each) => each.candidate)),
    );
    batch.add(candidate('1'));
    batch.add(candidate('2'));
    assert.deepEqual(sent, []);
    await clock.advance(100);
    assert.deepEqual(sent, [['1', '2']]);
    batch.add(candidate('3'));
    batch.add(null);
    assert.deepEqual(sent[1], ['3', '']);
    batch.add(candidate('4'));
    batch.stop();
    await clock.advance(100);
    assert.equal(sent.length, 2);
    assert.equal(clock.pending, 0);
  });
});

describe('codecOrder', () => {
  const codecs = [
    'video/VP8',
    'video/rtx',
    'video/VP9',
    'video/H264',
    'video/AV1',
    'video/H264',
  ].map((mimeType, id) => ({ mimeType, id }));
  const ids = (isMobile) => codecOrder(codecs, isMobile).map(({ id }) => id);

  it('puts what costs least first, and keeps the order of the rest', () => {
    assert.deepEqual(ids(false), [0, 1, 2, 3, 4, 5]);
    assert.deepEqual(ids(true), [3, 5, 0, 1, 2, 4]);
    assert.deepEqual(codecOrder([{ mimeType: 'video/VP9' }], true), [{ mimeType: 'video/VP9' }]);
  });
});

describe('repairStep', () => {
  it('restarts twice, then rebuilds, and is patient after two minutes', () => {
    const actions = [0, 1, 2, 3, 4, 5].map((attempt) => repairStep(attempt, 0).action);
    assert.deepEqual(actions, ['restart', 'restart', 'rebuild', 'restart', 'restart', 'rebuild']);
    assert.equal(repairStep(9, 119_000).waitMillis, 5_000);
    assert.equal(repairStep(9, 121_000).waitMillis, 30_000);
  });
});

describe('SpeakingDetector', () => {
  const levels = (level) => new Map([['a', level]]);

  it('needs 300 ms of sound and holds for a second of silence', () => {
    const detector = new SpeakingDetector();
    const speaks = (level, now) => detector.update(levels(level), now).has('a');
    assert.equal(speaks(0.5, 0), false);
    assert.equal(speaks(0.5, 200), false);
    assert.equal(speaks(0.5, 400), true);
    assert.equal(speaks(0, 600), true);
    assert.equal(speaks(0, 1_300), true);
    assert.equal(speaks(0, 1_500), false);
  });

  it('ignores a click, and forgets who is not there any more', () => {
    const detector = new SpeakingDetector();
    detector.update(levels(0.9), 0);
    detector.update(levels(0), 1_100);
    assert.equal(detector.update(levels(0.9), 1_200).size, 0);
    detector.update(levels(0.9), 1_600);
    assert.equal(detector.update(new Map(), 1_800).size, 0);
    assert.equal(detector.update(levels(0.9), 2_000).size, 0);
  });
});

describe('envelope', () => {
  const link = { from: 1, to: 2, rebuild: 0 };

  it('opens what it sealed', () => {
    const sealed = seal(link, { candidates: [{ candidate: 'c' }] });
    assert.deepEqual(open('candidates', JSON.stringify(sealed)), sealed);
  });

  it('takes nothing for a message that is not one', () => {
    const bad = [
      'no JSON',
      'null',
      '{}',
      JSON.stringify({ v: 2, link }),
      JSON.stringify({ v: 1, link: { from: 1, to: '2', rebuild: 0 } }),
      JSON.stringify({ v: 1, link: { from: 1, to: 2, rebuild: -1 } }),
    ];
    for (const text of bad) assert.equal(open('bye', text), null, text);
    const candidates = JSON.stringify(seal(link, { candidates: [{}] }));
    assert.equal(open('candidates', candidates), null);
    const answer = seal(link, { slots: {}, description: { type: 'answer', sdp: '' } });
    assert.equal(open('offer', JSON.stringify(answer)), null);
    assert.equal(open('unknown', JSON.stringify(seal(link, {}))), null);
  });
});
