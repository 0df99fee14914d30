import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { t } from '../../js/i18n/index.js';
import { Removal } from '../../js/ui/room/removal.js';
import { drawn } from '../support/drawn.js';

const removalOf = (entry) => {
  const removal = new Removal();
  removal.participant = /** @type {any} */ ({ id: 'b', displayName: 'Bob' });
  removal.entry = entry;
  return removal;
};

describe('Removal', () => {
  const offered = (entry) =>
    [...drawn(removalOf(entry).render()).matchAll(/data-testid="entry-(\w+)/g)].map(([, to]) => to);

  it('offers to close the door behind somebody', () => {
    assert.deepEqual(offered('open'), ['keep', 'knock', 'locked']);
    assert.deepEqual(offered('knock'), ['keep', 'locked']);
  });

  it('says nothing of coming again while the room is locked, or to who may not change the door', () => {
    for (const entry of ['locked', undefined]) {
      assert.deepEqual(offered(entry), []);
      assert.ok(!drawn(removalOf(entry).render()).includes(String(t('people.removeHint'))));
    }
  });

  it('opens no door that was locked after something else had been chosen', () => {
    const done = [];
    const removal = removalOf('open');
    removal.session = /** @type {any} */ ({
      moderation: { setEntry: (to) => done.push(to), remove: (id) => done.push(id) },
    });
    removal.emit = () => {};
    removal.next = 'knock';
    removal.entry = 'locked';
    /** @type {any} */ (removal.render()).values
      .filter((value) => typeof value === 'function')[1]
      .call(removal);
    assert.deepEqual(done, ['b']);
  });
});
