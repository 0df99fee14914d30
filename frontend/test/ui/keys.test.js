import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';

const listeners = new Map();
const target = {
  addEventListener: (type, listener) => listeners.set(type, listener),
  removeEventListener: (type) => listeners.delete(type),
};
globalThis.document = /** @type {any} */ (target);
globalThis.window = /** @type {any} */ (target);
const kept = new Map();
globalThis.localStorage = /** @type {any} */ ({
  getItem: (key) => kept.get(key) ?? null,
  setItem: (key, value) => void kept.set(key, value),
});

const { PushToTalkController } = await import('../../js/ui/push-to-talk.js');
const { pushToTalk } = await import('../../js/ui/preferences.js');
const { isFreeKey } = await import('../../js/ui/free-key.js');

/** An element that is what these selectors say, on a page without an open dialog unless told. */
const element = (kinds, dialog = null) => ({
  closest: (selector) => (kinds.some((kind) => selector.split(', ').includes(kind)) ? {} : null),
  ownerDocument: { querySelector: () => dialog },
});

describe('PushToTalkController', () => {
  let talked, isOff, controller, prevented;

  const space = (target, more = {}) => ({
    code: 'Space',
    target,
    preventDefault: () => prevented++,
    ...more,
  });
  const press = (event) => listeners.get('keydown')(event);
  const release = () => listeners.get('keyup')(space(element([])));

  beforeEach(() => {
    talked = [];
    prevented = 0;
    isOff = true;
    const host = /** @type {any} */ ({ addController: () => {} });
    controller = new PushToTalkController(host, {
      isOff: () => isOff,
      talk: (on) => {
        talked.push(on);
        isOff = !on;
      },
    });
    controller.hostConnected();
    pushToTalk.write(true);
  });

  afterEach(() => controller.hostDisconnected());

  it('lets one talk while the space bar is held', () => {
    press(space(element([])));
    press(space(element([])));
    assert.deepEqual(talked, [true]);
    release();
    release();
    assert.deepEqual(talked, [true, false]);
    assert.equal(prevented, 2);
  });

  it('ends with the page, and when the window is left', () => {
    press(space(element([])));
    listeners.get('blur')();
    assert.deepEqual(talked, [true, false]);
    press(space(element([])));
    controller.hostDisconnected();
    assert.deepEqual(talked, [true, false, true, false]);
  });

  it('does nothing unless chosen, and nothing to a microphone that is on', () => {
    pushToTalk.write(false);
    press(space(element([])));
    pushToTalk.write(true);
    isOff = false;
    press(space(element([])));
    release();
    assert.deepEqual(talked, []);
  });

  it('leaves the space bar to who writes, to what has the focus and to a dialog', () => {
    for (const kind of ['input', 'textarea', 'select', '[contenteditable]', 'button', 'a[href]']) {
      press(space(element([kind])));
    }
    press(space(element([], {})));
    press(space(element([]), { isComposing: true }));
    press(space(element([]), { ctrlKey: true }));
    assert.deepEqual(talked, []);
    assert.equal(prevented, 0);
  });

  it('lets other keys act on a button, but not in a field', () => {
    assert.equal(isFreeKey({ target: element(['button']) }), true);
    assert.equal(isFreeKey({ target: element(['textarea']) }), false);
  });
});
