import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { StagePlanner } from '../../js/ui/room/stage-plan.js';

const LAPTOP = { width: 1232, height: 644 };
const PHONE = { width: 344, height: 612 };
const VIEW = { layout: 'grid', selfShown: true, corner: 'bottom-right', chosen: null, page: 0 };

const person = (id, props = {}) => ({
  id,
  self: id === 'me',
  speaking: false,
  media: { screen: false },
  streams: { screen: null },
  ...props,
});
const people = (count) =>
  ['me', 'a', 'b', 'c', 'd', 'e', 'f'].slice(0, count).map((id) => person(id));
const sharing = (id) => person(id, { media: { screen: true }, streams: { screen: {} } });

const plan = (
  participants,
  { view = {}, area = LAPTOP, planner = new StagePlanner(), speaker = 'a' } = {},
) => planner.plan({ participants, view: { ...VIEW, ...view }, speaker, area, nowMs: 0 });
const shown = ({ tiles }) => tiles.map(({ id }) => id);

describe('the plan of the stage', () => {
  it('has a place for the invitation while one is alone', () => {
    const alone = plan(people(1));
    assert.deepEqual([...alone.places.keys()], ['me', 'invitation']);
    assert.equal(alone.mode, 'grid');
  });

  it('is one large face and a floating one between two', () => {
    const two = plan(people(2));
    assert.equal(two.mode, 'duo');
    assert.equal(two.floating, 'me');
    assert.deepEqual(two.places.get('a'), { x: 0, y: 0, ...LAPTOP });
  });

  it('shows only the other one to who hides the own picture, but never nobody', () => {
    const hidden = plan(people(2), { view: { selfShown: false } });
    assert.deepEqual(shown(hidden), ['a']);
    assert.deepEqual(shown(plan(people(1), { view: { selfShown: false } })), ['me']);
  });

  it('is a grid of three, and a large speaker where that is wanted', () => {
    assert.equal(plan(people(3)).mode, 'grid');
    const speaker = plan(people(3), { view: { layout: 'speaker' }, speaker: 'b' });
    assert.deepEqual(speaker.focus, { kind: 'face', id: 'b' });
    const widths = ['me', 'a', 'b'].map((id) => speaker.places.get(id).width);
    assert.ok(widths[2] > 3 * widths[0] && widths[0] === widths[1]);
  });

  it('gives the stage to a screen, and to the newest of several', () => {
    const planner = new StagePlanner();
    assert.deepEqual(plan([person('me'), sharing('a'), person('b')], { planner }).focus, {
      kind: 'screen',
      id: 'a',
    });
    const both = [person('me'), sharing('a'), sharing('b')];
    const two = plan(both, { planner });
    assert.deepEqual(two.focus, { kind: 'screen', id: 'b' });
    assert.deepEqual(two.screens, ['a', 'b']);
    assert.deepEqual(shown(two), ['me', 'a', 'b']);
    const chosen = { kind: 'screen', id: 'a' };
    assert.deepEqual(plan(both, { planner, view: { chosen } }).focus, chosen);
  });

  it('never moves a tile within the document, whoever is large', () => {
    const chosen = { kind: 'face', id: 'c' };
    assert.deepEqual(shown(plan(people(5), { view: { chosen } })), ['me', 'a', 'b', 'c', 'd']);
  });

  it('shows a page of four on a phone, with the large one on every page', () => {
    const planner = new StagePlanner();
    assert.deepEqual(shown(plan(people(6), { area: PHONE, planner })), ['me', 'a', 'b', 'c']);
    const second = plan(people(6), { area: PHONE, planner, view: { page: 1 } });
    assert.deepEqual(shown(second), ['d', 'e']);
    assert.ok(second.places.has('pager'));
    const chosen = { kind: 'face', id: 'a' };
    for (const page of [0, 1]) {
      const tiles = shown(plan(people(7), { area: PHONE, planner, view: { page, chosen } }));
      assert.ok(tiles.includes('a'), `page ${page}`);
    }
  });

  it('brings a speaker to the first page, but moves nothing under who looks at another', () => {
    const planner = new StagePlanner();
    const speaking = people(6).map((one) => (one.id === 'e' ? { ...one, speaking: true } : one));
    const away = plan(speaking, { area: PHONE, planner, view: { page: 1 } });
    assert.deepEqual(shown(away), ['d', 'e']);
    assert.ok(shown(plan(speaking, { area: PHONE, planner })).includes('e'));
    assert.ok(shown(plan(speaking, { area: PHONE, planner })).includes('me'));
  });
});
