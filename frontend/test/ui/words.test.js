import assert from 'node:assert/strict';
import { afterEach, before, describe, it } from 'node:test';
import { setLocale } from '../../js/i18n/index.js';
import { timeOf } from '../../js/ui/room/chat-message.js';
import { chatParts } from '../../js/ui/chat-text.js';
import { freshNotices, noticeText } from '../../js/ui/notices.js';
import { deviceProblems, outcomeWords, refusalSentence } from '../../js/ui/sentences.js';

before(() => setLocale('en'));

describe('noticeText', () => {
  const came = (displayName, atMs) => ({
    code: 'participant-joined',
    data: { displayName },
    atMs,
  });

  it('says who came', () => {
    assert.equal(noticeText([came('Ann', 0)], 100), 'Ann came in.');
  });

  it('counts when more than two come within two seconds', () => {
    const notices = [came('Ann', 0), came('Bob', 900), came('Cho', 1800)];
    assert.equal(noticeText(notices, 1900), '3 people came in.');
    assert.equal(noticeText(notices.slice(1), 1900), 'Cho came in.');
  });

  it('does not count those who came long before', () => {
    const notices = [came('Ann', 0), came('Bob', 2500), came('Cho', 2600)];
    assert.equal(noticeText(notices, 2700), 'Cho came in.');
  });

  it('fades after five seconds', () => {
    assert.equal(noticeText([came('Ann', 0)], 4999), 'Ann came in.');
    assert.equal(noticeText([came('Ann', 0)], 5000), '');
    assert.deepEqual(freshNotices([came('Ann', 0), came('Bob', 10)], 5005), [came('Bob', 10)]);
  });

  it('words an error as a refusal and keeps silent about codes it does not know', () => {
    assert.equal(noticeText([{ code: 'forbidden', atMs: 0 }], 1), 'You may not do this.');
    assert.equal(noticeText([came('Ann', 0), { code: 'chat', atMs: 5 }], 9), 'Ann came in.');
  });
});

describe('refusalSentence', () => {
  it('prefers our sentence, then that of the server', () => {
    assert.equal(
      refusalSentence({ code: 'passcode-wrong', detail: 'x' }),
      'The passcode is wrong.',
    );
    assert.equal(
      refusalSentence({ code: 'new-code', detail: 'From the server.' }),
      'From the server.',
    );
    assert.equal(refusalSentence({}), 'That did not work. Try again.');
  });

  it('passes on what the server says about a field', () => {
    const errors = [{ field: 'relayOnly', detail: 'This server has no TURN server.' }];
    assert.equal(
      refusalSentence({ code: 'validation', errors }),
      'This server has no TURN server.',
    );
    assert.equal(
      refusalSentence({ code: 'validation', errors: [] }),
      'Something entered here does not fit.',
    );
  });
});

describe('the time of a line', () => {
  afterEach(() => setLocale('en'));

  it('is written as people do, in Korean too', () => {
    const at = new Date(2026, 10, 20, 15, 0).toISOString();
    assert.equal(timeOf(at).replace(/\s/gu, ' '), '3:00 PM');
    setLocale('ko');
    assert.equal(timeOf(at).replace(/\s/gu, ' '), '오후 3:00');
    const night = new Date(2026, 10, 20, 3, 12).toISOString();
    assert.equal(timeOf(night).replace(/\s/gu, ' '), '오전 3:12');
    assert.equal(timeOf(undefined), '');
  });
});

describe('deviceProblems', () => {
  const local = (mic, camera) => ({ mic: { problem: mic }, camera: { problem: camera } });

  it('says nothing when all is well', () => {
    assert.deepEqual(deviceProblems(local(null, null)), []);
  });

  it('makes one line of the same problem', () => {
    const [line, ...more] = deviceProblems(local('denied', 'denied'));
    assert.deepEqual(line.kinds, ['mic', 'camera']);
    assert.deepEqual(more, []);
  });

  it('makes a line for each of two problems', () => {
    const lines = deviceProblems(local('denied', 'not-found'));
    assert.deepEqual(
      lines.map(({ kinds, code }) => [...kinds, code]),
      [
        ['mic', 'denied'],
        ['camera', 'not-found'],
      ],
    );
  });

  it('has a sentence for a problem it does not know', () => {
    assert.equal(deviceProblems(local(null, 'strange'))[0].text, 'The camera does not start.');
  });
});

describe('chatParts', () => {
  it('finds links and leaves the punctuation of the sentence outside', () => {
    assert.deepEqual(chatParts('see https://example.org/a?b=1#c, ok'), [
      { text: 'see ' },
      { text: 'https://example.org/a?b=1#c', href: 'https://example.org/a?b=1#c' },
      { text: ', ok' },
    ]);
  });

  it('makes no link of anything but http and https', () => {
    const text = 'javascript:alert(1) data:text/html,x ftp://example.org';
    assert.deepEqual(chatParts(text), [{ text }]);
  });
});

describe('outcomeWords', () => {
  it('tells who ended a room, who was in it and who came too late apart', () => {
    assert.equal(outcomeWords('ended', { hasEnded: true, hasMet: true }), 'endedHere');
    assert.equal(outcomeWords('ended', { hasEnded: false, hasMet: true }), 'endedMet');
    assert.equal(outcomeWords('ended', { hasEnded: false, hasMet: false }), 'ended');
  });

  it('leaves every other end as it is', () => {
    assert.equal(outcomeWords('removed', { hasEnded: true, hasMet: true }), 'removed');
  });
});
