import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { ChatInput } from '../../js/ui/chat-input.js';

/** A text field that sends like the real one; `play` feeds it a recorded order of events. */
class Field {
  value = '';
  sent = [];
  tasks = [];
  input = new ChatInput(
    () => {
      if (this.value) this.sent.push(this.value);
      this.value = '';
    },
    (task) => this.tasks.push(task),
  );

  play(...steps) {
    for (const step of steps) step(this);
    while (this.tasks.length) this.tasks.shift()();
    return this.sent;
  }
}

const start = (field) => field.input.compositionStart();
const end = (data) => (field) => field.input.compositionEnd(data);
const text = (value) => (field) => (field.value = value);
const nextTask = (field) => field.tasks.shift()?.();
let prevented;
const enter =
  (props = {}) =>
  (field) =>
    field.input.keyDown({
      key: 'Enter',
      shiftKey: false,
      isComposing: false,
      keyCode: 13,
      preventDefault: () => prevented++,
      ...props,
    });
const composingEnter = enter({ isComposing: true, keyCode: 229 });

describe('ChatInput', () => {
  let field;
  beforeEach(() => {
    field = new Field();
    prevented = 0;
  });

  it('sends on Enter at once', () => {
    assert.deepEqual(field.play(text('hello'), enter()), ['hello']);
    assert.equal(prevented, 1);
  });

  it('leaves Shift and Enter to the field', () => {
    assert.deepEqual(field.play(text('hello'), enter({ shiftKey: true })), []);
    assert.equal(prevented, 0);
  });

  it('leaves other keys alone', () => {
    assert.deepEqual(field.play(text('h'), enter({ key: 'h', keyCode: 72 })), []);
    assert.equal(prevented, 0);
  });

  it('sends the whole text once when Enter ends a composition', () => {
    const sent = field.play(start, text('안녕'), composingEnter, text('안녕하'), end('하'));
    assert.deepEqual(sent, ['안녕하']);
  });

  it('sends once when the browser reports the key a second time after the composition', () => {
    const sent = field.play(start, text('안녕'), composingEnter, end('녕'), enter());
    assert.deepEqual(sent, ['안녕']);
  });

  it('does not send the last syllable again when the second key comes a task later', () => {
    const sent = field.play(start, text('안녕'), composingEnter, end('녕'), nextTask, enter());
    assert.deepEqual(sent, ['안녕']);
  });

  it('waits for the end when a plain Enter comes before it, as on macOS', () => {
    const sent = field.play(start, text('안'), enter(), text('안녕'), end('녕'));
    assert.deepEqual(sent, ['안녕']);
  });

  it('sends when the composition ended before the key, as in Safari', () => {
    const sent = field.play(start, text('안녕'), end('녕'), enter({ keyCode: 229 }));
    assert.deepEqual(sent, ['안녕']);
  });

  it('reads the field only after the composition has been written into it', () => {
    const sent = field.play(start, text('가'), composingEnter, end('나'), text('가나'));
    assert.deepEqual(sent, ['가나']);
  });

  it('does not send when a composition ends without Enter', () => {
    assert.deepEqual(field.play(start, text('안녕'), end('녕')), []);
  });

  it('takes Enter as a choice while Japanese or Chinese is composed', () => {
    assert.deepEqual(field.play(start, text('日本'), composingEnter, end('日本')), []);
    assert.deepEqual(field.play(start, text('か'), end('か'), enter({ keyCode: 229 })), []);
    assert.deepEqual(field.play(enter()), ['か']);
  });
});
