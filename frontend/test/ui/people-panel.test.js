import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PeoplePanel } from '../../js/ui/room/people-panel.js';
import { drawn } from '../support/drawn.js';

const panelOf = (state) => {
  const panel = new PeoplePanel();
  panel.state = /** @type {any} */ (state);
  return panel;
};

describe('PeoplePanel', () => {
  it('keeps who waits outside what scrolls', () => {
    const panel = drawn(panelOf({ knocks: [{ id: 'a', displayName: 'Ann' }] }).render());
    const at = panel.indexOf('<madang-waiting-list');
    assert.ok(at >= 0 && at < panel.indexOf('panel__body'));
  });
});
