import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { closesOnEscape } from '../../js/ui/menu.js';
import { confirmation } from '../../js/ui/room/confirmation.js';
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

describe('closesOnEscape', () => {
  const press = (more) => {
    const told = [];
    const stopPropagation = () => told.push('stopped');
    closesOnEscape(() => told.push('closed'))(/** @type {any} */ ({ stopPropagation, ...more }));
    return told;
  };

  it('keeps the key from what is around a menu, such as a panel that would close, too', () => {
    assert.deepEqual(press({ key: 'Escape' }), ['stopped', 'closed']);
  });

  it('leaves other keys alone, and a word that is being composed', () => {
    assert.deepEqual(press({ key: 'Enter' }), []);
    assert.deepEqual(press({ key: 'Escape', isComposing: true }), []);
  });
});

describe('confirmation', () => {
  it('is answered by Escape, which closes nothing around it', () => {
    const told = [];
    const asked = /** @type {any} */ (
      confirmation({
        question: 'Really?',
        yes: 'Yes',
        confirm: () => told.push('confirmed'),
        cancel: () => told.push('cancelled'),
      })
    );
    const press = asked.values.find((value) => typeof value === 'function');
    press({ key: 'Escape', stopPropagation: () => told.push('stopped') });
    assert.deepEqual(told, ['stopped', 'cancelled']);
  });
});
