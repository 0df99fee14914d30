import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FreezeWatch } from '../../js/ui/freeze-watch.js';
import { tileConnection } from '../../js/ui/link-state.js';
import { unreadAfter } from '../../js/ui/unread.js';

const participant = (props) => ({
  self: false,
  connection: 'connected',
  link: 'connected',
  ...props,
});

describe('tileConnection', () => {
  it('is self for oneself', () => {
    assert.equal(tileConnection(participant({ self: true, link: 'self' })), 'self');
  });

  it('is the state of the link while the other one is here', () => {
    for (const link of ['connecting', 'connected', 'repairing', 'failed']) {
      assert.equal(tileConnection(participant({ link })), link);
    }
  });

  it('stays connected while media flows although the session is lost', () => {
    assert.equal(tileConnection(participant({ connection: 'reconnecting' })), 'connected');
  });

  it('is reconnecting when session and media are lost', () => {
    const lost = participant({ connection: 'reconnecting', link: 'repairing' });
    assert.equal(tileConnection(lost), 'reconnecting');
  });

  it('is reconnecting as soon as the page of the other one is gone', () => {
    assert.equal(tileConnection(participant({ connection: 'gone' })), 'reconnecting');
  });
});

describe('FreezeWatch', () => {
  it('tells a picture that has stopped for three seconds, and that it moves again', () => {
    const watch = new FreezeWatch();
    assert.equal(watch.sample(10, 0), false);
    assert.equal(watch.sample(10, 2999), false);
    assert.equal(watch.sample(10, 3000), true);
    assert.equal(watch.sample(11, 3100), false);
  });

  it('says nothing of a picture that never began', () => {
    const watch = new FreezeWatch();
    assert.equal(watch.sample(0, 0), false);
    assert.equal(watch.sample(0, 60_000), false);
  });

  it('starts anew after a time without frames to expect', () => {
    const watch = new FreezeWatch();
    watch.sample(10, 0);
    watch.reset(10_000);
    assert.equal(watch.sample(10, 12_000), false);
    assert.equal(watch.sample(10, 13_000), true);
  });
});

describe('unreadAfter', () => {
  const chat = [
    { id: '1', self: false },
    { id: '2', self: true },
    { id: '3', self: false },
  ];

  it('counts the messages of others after the last one seen', () => {
    assert.equal(unreadAfter(chat, '1'), 1);
    assert.equal(unreadAfter(chat, '3'), 0);
  });

  it('counts all of others when nothing was seen or it is no longer kept', () => {
    assert.equal(unreadAfter(chat, null), 2);
    assert.equal(unreadAfter(chat, 'old'), 2);
  });
});
