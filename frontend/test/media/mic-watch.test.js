import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { MicWatch } from '../../js/media/mic-watch.js';

const ROOM = -70;
const VOICE = -30;
let watch, now, hints, deaf;

/** So many readings, ten a second. */
function hear(readings, decibels, isOn) {
  for (let count = 0; count < readings; count++) {
    watch.hear({ decibels, at: now }, isOn);
    now += 100;
  }
}

describe('MicWatch', () => {
  beforeEach(() => {
    watch = new MicWatch();
    now = 1_000;
    hints = 0;
    deaf = [];
    watch.on('muted-speaking', () => hints++);
    watch.on('deaf', (isDeaf) => deaf.push(isDeaf));
    hear(30, ROOM, false);
  });

  it('tells who speaks with the microphone off, after 600 ms and every 20 s at most', () => {
    hear(5, VOICE, false);
    assert.equal(hints, 0);
    hear(1, VOICE, false);
    assert.equal(hints, 1);
    for (let second = 0; second < 19; second++) {
      hear(6, VOICE, false);
      hear(4, ROOM, false);
    }
    assert.equal(hints, 1);
    hear(20, VOICE, false);
    assert.equal(hints, 2);
  });

  it('leaves a cough, a word before the mute and a voice that is heard alone', () => {
    hear(4, VOICE, false);
    hear(20, ROOM, false);
    hear(50, VOICE, true);
    hear(5, VOICE, false);
    hear(20, ROOM, false);
    assert.equal(hints, 0);
  });

  it('knows the noise of a room from a voice in it', () => {
    hear(30, ROOM + 9, false);
    assert.equal(hints, 0);
    watch.reset();
    hear(100, -45, false);
    assert.equal(hints, 0);
    hear(6, VOICE, false);
    assert.equal(hints, 1);
  });

  it('says that nothing comes after 4 s of digital silence, and that it comes again', () => {
    hear(40, -Infinity, true);
    assert.deepEqual(deaf, []);
    hear(1, -Infinity, true);
    assert.deepEqual(deaf, [true]);
    hear(1, ROOM, true);
    assert.deepEqual(deaf, [true, false]);
    hear(100, -95, true);
    assert.deepEqual(deaf, [true, false]);
  });

  it('begins anew with another microphone', () => {
    hear(50, -Infinity, true);
    watch.reset();
    assert.deepEqual(deaf, [true, false]);
    hear(40, -Infinity, true);
    assert.equal(watch.isDeaf, false);
  });
});
