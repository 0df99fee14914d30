import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { shownPlaces } from '../../js/ui/room/shown-places.js';

const LOOKS = { isSeen: true, isPinned: false, isClose: false };
const person = (id) => ({ id, self: id === 'me' });
const rect = (width, height) => ({ x: 0, y: 0, width, height });

const plan = (more) =>
  /** @type {any} */ ({
    mode: 'grid',
    focus: null,
    floating: null,
    tiles: ['me', 'a'].map(person),
    places: new Map([
      ['me', rect(200, 100)],
      ['a', rect(320, 180)],
    ]),
    ...more,
  });
const participants = ['me', 'a', 'b'].map(person);

describe('shownPlaces', () => {
  it('has everybody else, those without a tile as nowhere', () => {
    const places = shownPlaces(plan({}), participants, LOOKS);
    assert.deepEqual([...places.keys()], ['a', 'b']);
    assert.deepEqual(places.get('a').camera, { width: 320, height: 180, priority: 'none' });
    assert.deepEqual(places.get('b'), { camera: null, screen: null });
  });

  it('says why somebody is large', () => {
    const priority = (more, looks = {}) =>
      shownPlaces(plan(more), participants, { ...LOOKS, ...looks }).get('a').camera.priority;
    const focus = { kind: 'face', id: 'a' };
    assert.equal(priority({ mode: 'duo', floating: 'me' }), 'large');
    assert.equal(priority({ mode: 'focus', focus }), 'speaker');
    assert.equal(priority({ mode: 'focus', focus }, { isPinned: true }), 'pinned');
    assert.equal(priority({ mode: 'focus', focus: { kind: 'screen', id: 'a' } }), 'none');
  });

  it('asks for a screen as large as it fits, and for all of it when it is looked at closely', () => {
    const shared = plan({ mode: 'focus', focus: { kind: 'screen', id: 'a' } });
    shared.places.set('screen', rect(1_000, 900));
    const screen = (looks) =>
      shownPlaces(shared, participants, { ...LOOKS, ...looks }).get('a').screen;
    assert.deepEqual(screen({}), { width: 1_000, height: 562.5 });
    assert.deepEqual(screen({ isClose: true }), { width: 1920, height: 1080 });
  });

  it('shows nothing while the stage is out of the window', () => {
    const places = shownPlaces(plan({}), participants, { ...LOOKS, isSeen: false });
    assert.equal(places.get('a').camera, null);
  });
});
