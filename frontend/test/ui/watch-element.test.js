import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { watchElement } from '../../js/ui/watch-element.js';

describe('watchElement', () => {
  it('observes what is drawn now, once, and nothing after the host has gone', () => {
    const told = [];
    let drawn = /** @type {any} */ ('first');
    let controller;
    const host = { querySelector: () => drawn, addController: (added) => (controller = added) };
    watchElement(/** @type {any} */ (host), '.tile', {
      observe: (element) => told.push(element),
      disconnect: () => told.push('-'),
    });
    controller.hostUpdated();
    controller.hostUpdated();
    drawn = 'second';
    controller.hostUpdated();
    drawn = null;
    controller.hostUpdated();
    assert.deepEqual(told.splice(0), ['-', 'first', '-', 'second', '-']);
    drawn = 'second';
    controller.hostUpdated();
    controller.hostDisconnected();
    // It comes back with the same element, which is to be observed again.
    controller.hostUpdated();
    assert.deepEqual(told, ['-', 'second', '-', '-', 'second']);
  });
});
