import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { focusOf, screensAfter } from '../../js/ui/room/screens.js';
import { SpeakerChoice, TileOrder } from '../../js/ui/stage-order.js';

describe('SpeakerChoice', () => {
  const ids = ['ann', 'bob', 'cho'];

  it('begins with the first, and follows who speaks', () => {
    const choice = new SpeakerChoice();
    assert.equal(choice.update(ids, [], 0), 'ann');
    assert.equal(choice.update(ids, ['bob'], 2000), 'bob');
    assert.equal(choice.update(ids, [], 60_000), 'bob');
  });

  it('does not switch twice within a second and a half', () => {
    const choice = new SpeakerChoice();
    choice.update(ids, ['ann'], 0);
    assert.equal(choice.update(ids, ['bob'], 1499), 'ann');
    assert.equal(choice.update(ids, ['bob'], 1500), 'bob');
    assert.equal(choice.update(ids, ['cho'], 2999), 'bob');
    assert.equal(choice.update(ids, ['cho'], 3000), 'cho');
  });

  it('keeps who speaks while others speak too, and holds a pause', () => {
    const choice = new SpeakerChoice();
    choice.update(ids, ['bob'], 0);
    assert.equal(choice.update(ids, ['bob', 'ann'], 9000), 'bob');
    assert.equal(choice.update(ids, ['ann'], 9999), 'bob');
    assert.equal(choice.update(ids, ['ann'], 10_000), 'ann');
  });

  it('tells when to look again, and only while somebody waits', () => {
    const choice = new SpeakerChoice();
    choice.update(ids, ['ann'], 0);
    assert.equal(choice.dueInMs(['ann', 'bob'], 500), null);
    assert.equal(choice.dueInMs([], 500), null);
    assert.equal(choice.dueInMs(['bob'], 500), 1000);
    choice.update(ids, ['bob'], 500 + choice.dueInMs(['bob'], 500));
    assert.equal(choice.dueInMs(['bob'], 1500), null);
  });

  it('does not stay with who is gone', () => {
    const choice = new SpeakerChoice();
    choice.update(ids, ['bob'], 0);
    assert.equal(choice.update(['ann', 'cho'], ['cho'], 10), 'cho');
    assert.equal(choice.update([], [], 20), null);
  });
});

describe('TileOrder', () => {
  const ids = ['me', 'a', 'b', 'c', 'd', 'e'];

  it('is the order of joining', () => {
    const order = new TileOrder();
    assert.deepEqual(order.update(ids, ['b'], 4, ['me'], 0), ids);
    assert.deepEqual(order.update([...ids, 'f'], [], 4, ['me'], 1), [...ids, 'f']);
  });

  it('brings who speaks from a later page to the place of who was silent longest', () => {
    const order = new TileOrder();
    order.update(ids, ['a'], 4, ['me'], 0);
    order.update(ids, ['b'], 4, ['me'], 1000);
    order.update(ids, ['c'], 4, ['me'], 2000);
    assert.deepEqual(order.update(ids, ['e'], 4, ['me'], 3000), ['me', 'e', 'b', 'c', 'd', 'a']);
    assert.deepEqual(order.update(ids, ['e'], 4, ['me'], 4000), ['me', 'e', 'b', 'c', 'd', 'a']);
  });

  it('moves nobody who speaks or is fixed, and nobody within the first page', () => {
    const order = new TileOrder();
    assert.deepEqual(order.update(ids, ['a', 'b', 'c', 'd'], 4, ['me'], 0), ids);
    assert.deepEqual(order.update(ids, ['c'], 4, ['me'], 1), ids);
  });

  it('forgets who left', () => {
    const order = new TileOrder();
    order.update(ids, ['e'], 4, ['me'], 0);
    assert.deepEqual(order.update(['me', 'c', 'd'], [], 4, ['me'], 1), ['me', 'c', 'd']);
  });
});

describe('TileOrder of who comes back', () => {
  it('remembers of nobody who left when they spoke', () => {
    const order = new TileOrder();
    const all = ['me', 'a', 'b', 'c'];
    for (const [ms, id] of ['a', 'b', 'c'].entries()) order.update(all, [id], 4, ['me'], ms);
    order.update(['me', 'a', 'c'], [], 4, ['me'], 3);
    const back = order.update([...all, 'e'], ['e'], 4, ['me'], 4);
    assert.deepEqual(back, ['me', 'a', 'c', 'e', 'b']);
  });
});

describe('what takes the stage', () => {
  const sharing = (id, props = {}) => ({
    id,
    self: false,
    media: { screen: true },
    streams: { screen: {} },
    ...props,
  });

  it('knows the screens in the order in which they came', () => {
    const [ann, bob] = [sharing('ann'), sharing('bob')];
    const first = screensAfter([], [ann]);
    assert.deepEqual(first, ['ann']);
    assert.deepEqual(screensAfter(['bob'], [ann, bob]), ['bob', 'ann']);
    assert.deepEqual(screensAfter(['bob', 'ann'], [sharing('bob')]), ['bob']);
  });

  it('is never one’s own screen, nor one without a picture', () => {
    const none = [
      sharing('me', { self: true }),
      sharing('early', { streams: { screen: null } }),
      sharing('stopped', { media: { screen: false } }),
    ];
    assert.deepEqual(screensAfter([], none), []);
  });

  it('is what was chosen by hand, else the newest screen, else the speaker, else nothing', () => {
    const participants = [sharing('ann'), sharing('bob')];
    const known = { participants, screens: ['bob', 'ann'], chosen: null, speaker: null };
    const face = /** @type {const} */ ({ kind: 'face', id: 'bob' });
    const screen = /** @type {const} */ ({ kind: 'screen', id: 'bob' });
    assert.deepEqual(focusOf(known), { kind: 'screen', id: 'ann' });
    assert.deepEqual(focusOf({ ...known, chosen: screen }), screen);
    assert.deepEqual(focusOf({ ...known, chosen: face }), face);
    assert.deepEqual(focusOf({ ...known, screens: ['ann'], chosen: screen }), {
      kind: 'screen',
      id: 'ann',
    });
    assert.deepEqual(
      focusOf({ ...known, screens: [], chosen: { kind: 'face', id: 'gone' } }),
      null,
    );
    assert.deepEqual(focusOf({ ...known, screens: [], speaker: 'bob' }), face);
  });
});
