import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { en } from '../../js/i18n/en.js';
import { setLocale } from '../../js/i18n/index.js';
import { connectionActions } from '../../js/ui/connection/actions.js';
import { facts, pathWords } from '../../js/ui/connection/facts.js';
import { graphLine, upperEdge } from '../../js/ui/connection/graph.js';
import { stepLines, stepName } from '../../js/ui/connection/steps.js';
import { resultSentence, verdict, withResults } from '../../js/ui/connection/test-results.js';
import { percent, rate, secondsLeft, span } from '../../js/ui/connection/units.js';

before(() => setLocale('en'));

const CAUSES = [
  'server-unreachable',
  'websocket-blocked',
  'no-candidates',
  'turn-refused',
  'peer-silent',
  'no-pair',
  'dtls-failed',
  'no-packets',
  'no-sound',
  'no-frames',
  'not-shown',
];
const ACTIONS = ['try-again', 'check-network', 'ask-turn', 'check-devices', 'tap', 'wait'];

describe('the words for causes and actions', () => {
  it('are there for each code', () => {
    for (const cause of CAUSES) assert.ok(en[`cause.${cause}`], cause);
    for (const action of ACTIONS) assert.ok(en[`action.${action}`], action);
  });

  it('have something to do behind each action', () => {
    const acts = connectionActions(/** @type {any} */ ({}), 'a');
    assert.deepEqual(Object.keys(acts).sort(), [...ACTIONS].sort());
  });
});

describe('pathWords', () => {
  const path = (local, remote, protocol = 'udp', relayProtocol = null) =>
    pathWords({ local, remote, protocol, relayProtocol });

  it('tells a direct path from one through a relay, and how it is spoken', () => {
    assert.equal(path('host', 'host'), 'Direct, in the same network, UDP');
    assert.equal(path('srflx', 'host'), 'Direct, UDP');
    assert.equal(path('relay', 'srflx', 'udp', 'tls'), 'Through a relay, TLS');
    assert.equal(path('host', 'relay'), 'Through a relay, UDP');
    assert.equal(pathWords(null), '');
  });
});

describe('facts', () => {
  const unknown = {
    ...{ rttMillis: null, lossInPercent: null, lossOutPercent: null, kbitIn: null, kbitOut: null },
    ...{ codecIn: null, codecOut: null, widthIn: null, heightIn: null, fpsIn: null },
    ...{ widthOut: null, heightOut: null, fpsOut: null, limitedBy: null, freezes: null },
  };
  const values = (now, path = null) =>
    facts({ path, now: { ...unknown, ...now } }).map(({ values }) => values.join(' · '));

  it('leave open what is not known', () => {
    assert.deepEqual(values({}), ['None yet', '–', '–', '–', '–', '–', '–', '–']);
  });

  it('tell both ways of what is received and sent', () => {
    const told = values({
      ...{ rttMillis: 32.4, kbitIn: 512.3, kbitOut: 1480, lossInPercent: 0.25, lossOutPercent: 0 },
      ...{ widthIn: 640, heightIn: 360, fpsIn: 23.7, limitedBy: 'cpu', freezes: 0 },
    });
    assert.deepEqual(told.slice(1), [
      '32 ms',
      'in 512 kbit/s · out 1.5 Mbit/s',
      'in 0.3 % · out 0 %',
      'in 640×360, 24 fps · out –',
      '–',
      'this computer',
      '0',
    ]);
  });

  it('have words for a limit that is not known here', () => {
    assert.equal(values({ limitedBy: 'moon' })[6], 'something else');
  });
});

describe('stepLines', () => {
  const at = (...steps) => steps.map((step, index) => ({ step, atMillis: index * 10 }));
  const missing = (timeline, complete = false) =>
    stepLines(timeline, complete)
      .filter(({ atMillis }) => atMillis === null)
      .map(({ step, look }) => `${step} ${look}`);

  it('shows what is missing while a link is not there, the next one as awaited', () => {
    assert.deepEqual(missing(at('socket', 'joined', 'offer', 'candidate', 'answer')), [
      'ice awaited',
      'dtls ahead',
      'packets ahead',
      'frames ahead',
    ]);
  });

  it('shows nothing missing when the link is there', () => {
    assert.deepEqual(missing(at('socket', 'joined'), true), []);
  });

  it('asks a restart only for new paths', () => {
    const timeline = at('offer', 'answer', 'ice', 'dtls', 'frames', 'restart', 'offer');
    assert.deepEqual(missing(timeline), ['answer awaited', 'ice ahead']);
    assert.equal(stepLines(timeline, false)[5].look, 'trouble');
  });

  it('asks a rebuilt link for everything from its offer', () => {
    assert.deepEqual(missing(at('offer', 'restart', 'offer', 'rebuild', 'offer')).slice(0, 2), [
      'answer awaited',
      'ice ahead',
    ]);
    assert.equal(missing(at('rebuild')).length, 6);
  });

  it('names a step it does not know by its code', () => {
    assert.equal(stepName('dtls'), 'Encrypted');
    assert.equal(stepName('new-step'), 'new-step');
  });
});

describe('graphLine', () => {
  const points = (...values) => values.map((value, index) => ({ atMillis: index * 1000, value }));

  it('spans the field, oldest to newest, and never leaves it', () => {
    assert.equal(graphLine(points(0, 50, 200), 100), 'M0.0 40.0L120.0 20.0L240.0 0.0');
  });

  it('breaks where nothing is known', () => {
    assert.equal(graphLine(points(0, null, 100), 100), 'M0.0 40.0M240.0 0.0');
    assert.equal(graphLine([], 100), '');
  });

  it('does not blow up noise', () => {
    assert.equal(upperEdge([1, null, 2], 5), 5);
    assert.equal(upperEdge([1, 9], 5), 9);
  });
});

describe('the units', () => {
  it('fit the size of the number', () => {
    assert.deepEqual([rate(0), rate(999), rate(2345)], ['0 kbit/s', '999 kbit/s', '2.3 Mbit/s']);
    assert.deepEqual([span(412), span(61_234)], ['412 ms', '61.2 s']);
    assert.deepEqual([percent(0.16), percent(12.4)], ['0.2 %', '12 %']);
    assert.deepEqual([secondsLeft(4001), secondsLeft(-3)], [5, 0]);
  });
});

describe('the self-test', () => {
  const result = (test, outcome) => ({ test, result: outcome });

  it('takes results one by one and all together', () => {
    const first = withResults([], result('socket', 'ok'));
    assert.deepEqual(withResults(first, [result('socket', 'ok'), result('stun', 'failed')]), [
      result('socket', 'ok'),
      result('stun', 'failed'),
    ]);
  });

  it('says honestly what was not tested', () => {
    assert.match(resultSentence(result('turn-udp', 'not-tested')), /has no such relay/);
    const answers = { ...result('turn-udp', 'ok'), detail: 'answers' };
    assert.equal(resultSentence(answers), 'The relay answers.');
    assert.match(resultSentence(result('camera', 'not-tested')), /Switch it on/);
    assert.equal(resultSentence(result('socket', 'not-tested')), 'not tested');
  });

  it('sums up', () => {
    assert.equal(
      verdict([result('socket', 'ok'), result('stun', 'not-tested')]),
      'What could be tested is fine.',
    );
    assert.equal(verdict([result('stun', 'failed')]), '1 test failed.');
  });
});
