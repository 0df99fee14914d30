import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ChatInput } from '../../js/ui/chat-input.js';

/**
 * "안녕" and Enter, pressed once, in the orders that engines and input methods are known for. A field is `[text, sent]`; a step is an event
 * with what the field holds from then on, and `task` is where the browser goes back to its event loop.
 */
const key = (name, keyCode, isComposing, field) => ({
  keydown: { key: name, keyCode, isComposing },
  field,
});
const started = { compositionstart: true };
const ended = (data, field = undefined) => ({ compositionend: data, field });
const input = (field) => ({ field });
const task = { task: true };

/** The last syllable is composed, everything before it is in the field. */
const typed = (name) => [
  started,
  key(name, 229, true),
  input('아'),
  key(name, 229, true),
  input('안'),
  key(name, 229, true),
  ended('안', '안'),
  started,
  key(name, 229, true),
  input('안녀'),
  key(name, 229, true),
  input('안녕'),
  task,
];

const ORDERS = {
  'Chrome on macOS: Enter twice, the second plain': [
    ...typed('ㅇ'),
    key('Enter', 229, true),
    ended('녕', '안녕'),
    key('Enter', 13, false),
    task,
  ],
  'Chrome on macOS, the second Enter in the next task': [
    ...typed('ㅇ'),
    key('Enter', 229, true),
    ended('녕', '안녕'),
    task,
    key('Enter', 13, false),
    task,
  ],
  'Chrome on macOS, a plain Enter before the end': [
    ...typed('ㅇ'),
    key('Enter', 13, false),
    ended('녕', '안녕'),
    task,
  ],
  'Edge and Chrome on Windows: the input method has the key, then the page': [
    ...typed('Process'),
    key('Process', 229, true),
    ended('녕', '안녕'),
    key('Enter', 13, false),
    task,
  ],
  'Firefox on Windows: the end between the two': [
    ...typed('Process'),
    key('Process', 229, true),
    ended('녕', '안녕'),
    task,
    key('Enter', 13, false),
    task,
  ],
  'Firefox on macOS: one Enter that is still composing': [
    ...typed('ㅇ'),
    key('Enter', 13, true),
    ended('녕', '안녕'),
    task,
  ],
  'Safari: the end before the key': [
    ...typed('ㅇ'),
    ended('녕', '안녕'),
    key('Enter', 229, false),
    task,
  ],
  'Safari, the key in the next task': [
    ...typed('ㅇ'),
    ended('녕', '안녕'),
    task,
    key('Enter', 229, false),
    task,
  ],
  'Chrome on Android: letters without names, the end before a plain Enter': [
    ...typed('Unidentified'),
    ended('녕', '안녕'),
    key('Enter', 13, false),
    task,
  ],
  'iBus on Linux: Enter commits and is said again': [
    ...typed('Process'),
    key('Enter', 229, true),
    ended('녕', '안녕'),
    key('Enter', 229, false),
    task,
    key('Enter', 13, false),
    task,
  ],
};

/** What else people do, and what is not to be sent. */
const NOTHING_SENT = {
  'a composition that another field ends': [...typed('ㅇ'), ended('녕', '안녕'), task],
  'Enter that Android gives no name, which makes a line': [
    ...typed('Unidentified'),
    ended('녕', '안녕'),
    key('Unidentified', 229, false, '안녕\n'),
    task,
  ],
  'Enter that chooses a Hanja': [
    ...typed('ㅇ'),
    key('Enter', 229, true),
    ended('安寧', '安寧'),
    task,
  ],
  'Escape in the middle': [...typed('ㅇ'), key('Escape', 229, true), ended('', '안'), task],
};

function play(steps) {
  let value = '';
  const sent = [];
  const tasks = [];
  const chat = new ChatInput(
    () => {
      if (value) sent.push(value);
      value = '';
    },
    (later) => tasks.push(later),
  );
  for (const step of steps) {
    if (step.field !== undefined) value = step.field;
    if (step.compositionstart) chat.compositionStart();
    if (step.compositionend !== undefined) chat.compositionEnd(step.compositionend);
    if (step.keydown) chat.keyDown({ shiftKey: false, preventDefault: () => {}, ...step.keydown });
    if (step.task) tasks.splice(0).forEach((later) => later());
  }
  return { sent, value };
}

describe('Enter behind Hangul', () => {
  for (const [where, steps] of Object.entries(ORDERS)) {
    it(`sends once and whole: ${where}`, () => {
      assert.deepEqual(play(steps), { sent: ['안녕'], value: '' });
    });
  }

  for (const [what, steps] of Object.entries(NOTHING_SENT)) {
    it(`sends nothing: ${what}`, () => {
      const { sent, value } = play(steps);
      assert.deepEqual(sent, []);
      assert.ok(value);
    });
  }
});
