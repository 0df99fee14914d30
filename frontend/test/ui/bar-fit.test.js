import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { barFit, barGroups } from '../../js/ui/room/bar-fit.js';

describe('barFit', () => {
  const controls = [
    'mic',
    'camera',
    'share',
    'hand',
    'leave',
    'people',
    'chat',
    'view',
    'copy',
  ].map((name) => ({ name }));
  const names = (list) => list.map(({ name }) => name);

  it('shows everything where it fits', () => {
    assert.deepEqual(barFit(controls, 9, false), { shown: controls, more: [] });
    assert.deepEqual(names(barFit(controls, 9, true).more), ['copy']);
  });

  it('puts the rarer things behind one more button, in their order', () => {
    const { shown, more } = barFit(controls, 7, true);
    assert.deepEqual(names(shown), ['mic', 'camera', 'hand', 'leave', 'people', 'chat']);
    assert.deepEqual(names(more), ['share', 'view', 'copy']);
  });

  it('never hides microphone, camera and the way out', () => {
    assert.deepEqual(names(barFit(controls, 0, true).shown), ['mic', 'camera', 'leave']);
  });
});

describe('barGroups', () => {
  const shown = ['mic', 'hand', 'leave', 'chat'].map((name) => ({ name, first: name !== 'chat' }));
  const names = (narrow) =>
    Object.values(barGroups(shown, narrow)).map((group) => group.map(({ name }) => name));

  it('puts leaving behind all others on a phone', () => {
    assert.deepEqual(names(true), [['mic', 'hand'], ['chat'], ['leave']]);
    assert.deepEqual(names(false), [['mic', 'hand', 'leave'], ['chat'], []]);
  });
});
