import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Emitter } from '../../js/lib/emitter.js';
import { Economy } from '../../js/room/economy.js';
import { Views } from '../../js/room/views.js';
import { FIRST_VIEW } from '../../js/mesh/view.js';
import { FakeClock } from '../support/fake-clock.js';
import { SessionLab } from '../support/session-lab.js';

/** Links that only remember what they were told to ask for. */
function viewing({ ids = ['a', 'b', 'c'], pixelRatio = 1 } = {}) {
  const wanted = {};
  const links = ids.map((id) => [id, { views: { want: (view) => (wanted[id] = view) } }]);
  const mesh = Object.assign(new Emitter(), { links });
  const page = Object.assign(new Emitter(), { isVisible: true });
  const parts = /** @type {any} */ ({ mesh, page, pixelRatio: () => pixelRatio });
  const views = new Views(parts);
  const hide = (isHidden) => {
    page.isVisible = !isHidden;
    page.emit('visibility');
  };
  const heights = () => ids.map((id) => wanted[id].camera.height);
  return { views, mesh, wanted, hide, heights };
}

const face = (width, height, priority = undefined) => ({
  camera: { width, height, ...(priority && { priority }) },
  screen: null,
});
const GRID = new Map([
  ['a', face(600, 338)],
  ['b', face(300, 170)],
  ['c', { camera: null, screen: null }],
]);

describe('Views', () => {
  it('asks for a first size of who has no place yet', () => {
    const { mesh, wanted } = viewing();
    mesh.emit('link', { id: 'a' });
    assert.deepEqual(wanted.a, FIRST_VIEW);
    assert.equal(wanted.b, undefined);
  });

  it('asks for what stands on the page, and for nothing that does not', () => {
    const { views, heights } = viewing();
    views.show(GRID);
    assert.deepEqual(heights(), [360, 180, 0]);
  });

  it('counts the pixels of the device, up to one and a half each', () => {
    const { views, heights } = viewing({ pixelRatio: 3 });
    views.show(GRID);
    assert.deepEqual(heights(), [540, 270, 0]);
  });

  it('asks for no camera while nobody sees the page, but for the one in the small window', () => {
    const { views, heights, hide } = viewing();
    views.show(GRID);
    views.float({ id: 'b', width: 340, height: 260 });
    hide(true);
    assert.deepEqual(heights(), [0, 270, 0]);
    views.float(null);
    assert.deepEqual(heights(), [0, 0, 0]);
    hide(false);
    assert.deepEqual(heights(), [360, 180, 0]);
  });

  it('lets a screen that nobody sees move once a second', () => {
    const { views, wanted, hide } = viewing();
    const screen = { width: 1920, height: 1080 };
    views.show(new Map([['a', { camera: null, screen }]]));
    assert.equal(wanted.a.screen.fps, 30);
    hide(true);
    assert.deepEqual([wanted.a.screen.visible, wanted.a.screen.fps], [true, 1]);
  });

  it('keeps those that are large when only some can be received', () => {
    const { views, heights } = viewing();
    const places = new Map([
      ['a', face(300, 170)],
      ['b', face(300, 170)],
      ['c', face(900, 500, 'speaker')],
    ]);
    views.show(places);
    views.limit(2);
    assert.deepEqual(heights(), [180, 0, 540]);
    views.limit(Infinity);
    assert.deepEqual(heights(), [180, 180, 540]);
  });
});

function economy({ isMobile = false, people = 4 } = {}) {
  const clock = new FakeClock();
  const told = [];
  const formats = [];
  const notices = [];
  const limits = [];
  const budget = Object.assign(new Emitter(), {
    set: (change) => told.push(change),
    refresh: () => {},
  });
  const media = Object.assign(new Emitter(), { setCapture: (isLarge) => formats.push(isLarge) });
  const speaking = new Emitter();
  const ladders = new Emitter();
  const store = Object.assign(new Emitter(), { model: null });
  const fill = (count) => {
    const roster = Array.from({ length: count }, (_, index) => ({ id: `p${index}` }));
    store.model = { selfId: 'p5', roster };
    store.emit('change');
  };
  const made = new Economy(
    /** @type {any} */ ({
      budget,
      limits: ladders,
      views: { limit: (most) => limits.push(most) },
      media,
      speaking,
      store,
      clock,
      device: { isMobile, savesData: () => true },
    }),
  );
  made.on('notice', ({ code }) => notices.push(code));
  fill(people);
  const plan = (isCaptureLarge) => budget.emit('plan', { isCaptureLarge });
  const speak = (...ids) => speaking.emit('speaking', new Set(ids));
  return { clock, told, formats, notices, limits, ladders, fill, plan, speak };
}

describe('Economy', () => {
  it('tells whether this one is among the last three who spoke', () => {
    const { told, speak } = economy({ people: 14 });
    assert.equal(told.at(-1).isSpeaker, false);
    speak('p5');
    assert.equal(told.at(-1).isSpeaker, true);
    speak('p7', 'p8');
    assert.equal(told.at(-1).isSpeaker, true);
    speak('p9');
    assert.equal(told.at(-1).isSpeaker, false);
  });

  it('lets the first be seen while nobody has spoken', () => {
    const { told, fill } = economy({ people: 14 });
    fill(2);
    assert.equal(told.at(-1).isSpeaker, false);
    assert.deepEqual([told[0].isMobile, told[0].savesData], [false, true]);
  });

  it('changes the format of the camera late when less is needed, and at once when more is', async () => {
    const { clock, formats, plan } = economy();
    plan(false);
    await clock.advance(9_000);
    plan(true);
    plan(false);
    await clock.advance(9_000);
    assert.deepEqual(formats, [true]);
    await clock.advance(2_000);
    assert.deepEqual(formats, [true, false]);
  });

  it('tells each step of the processor, and receives fewer pictures from the third on', () => {
    const { notices, limits, ladders } = economy({ isMobile: false });
    for (const step of [1, 2, 3]) ladders.emit('cpu', { step, isWorse: true });
    ladders.emit('cpu', { step: 2, isWorse: false });
    ladders.emit('cpu', { step: 0, isWorse: false });
    ladders.emit('uplink', { isLow: true });
    assert.deepEqual(notices, [
      'cpu-step-1',
      'cpu-step-2',
      'cpu-step-3',
      'cpu-better',
      'cpu-fine',
      'uplink-low',
    ]);
    assert.deepEqual(limits, [Infinity, Infinity, Infinity, 4, Infinity, Infinity]);
  });

  it('receives four pictures on a phone', () => {
    assert.deepEqual(economy({ isMobile: true }).limits, [4]);
  });

  it('tells once what a larger room means', () => {
    const { notices, fill } = economy({ people: 8 });
    for (const count of [9, 10, 12, 13, 12, 8]) fill(count);
    assert.deepEqual(notices, ['room-many', 'room-audio-first']);
    fill(9);
    assert.deepEqual(notices, ['room-many', 'room-audio-first', 'room-many']);
  });
});

describe('a picture that is not asked for', () => {
  async function two() {
    const lab = new SessionLab();
    const one = await lab.joined({ name: 'One' });
    const other = await lab.joined({ name: 'Other' });
    await lab.connect(one, other);
    await lab.clock.advance(3_000);
    const [, { id }] = one.session.state.participants;
    const link = one.mesh.link(id);
    return { lab, one, id, link };
  }

  it('is not missed', async () => {
    const { one, link } = await two();
    assert.equal(link.monitor.expected.video, true);
    one.document.visibilityState = 'hidden';
    one.document.dispatchEvent(new Event('visibilitychange'));
    assert.equal(link.monitor.expected.video, false);
    assert.equal(link.monitor.isIncomplete, false);
  });

  it('is not shown when the other one withholds it', async () => {
    const { lab, one, id, link } = await two();
    const camera = () =>
      one.session.state.participants.find((each) => each.id === id).streams.camera;
    assert.notEqual(camera(), null);
    link.views.receive({ view: link.views.shown, withheld: true });
    await lab.clock.advance(600);
    assert.equal(camera(), null);
    assert.equal(link.monitor.expected.video, false);
    link.views.receive({ view: link.views.shown, withheld: false });
    await lab.clock.advance(600);
    assert.notEqual(camera(), null);
  });
});
