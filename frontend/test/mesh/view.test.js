import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  FIRST_VIEW,
  HIDDEN_VIEW,
  readView,
  slotView,
  viewOf,
  WHOLE_VIEW,
} from '../../js/mesh/view.js';
import { ViewExchange } from '../../js/mesh/view-exchange.js';
import { FakeClock } from '../support/fake-clock.js';
import { FakeDataChannel } from '../support/fake-data-channel.js';

const camera = (width, height, more) =>
  viewOf({ camera: { width, height, ...more }, screen: null });

describe('slotView', () => {
  it('asks in a few sizes, each a little below the place or above it', () => {
    const asked = (width, height) => slotView('camera', { width, height }).height;
    assert.deepEqual(
      [
        [160, 90],
        [190, 107],
        [300, 200],
        [640, 396],
        [640, 400],
        [4_000, 3_000],
      ].map(([width, height]) => asked(width, height)),
      [90, 180, 270, 360, 540, 720],
    );
    assert.equal(slotView('screen', { width: 4_000, height: 3_000 }).height, 1080);
  });

  it('asks for what covers an upright place', () => {
    assert.equal(slotView('camera', { width: 150, height: 270 }).height, 270);
  });

  it('asks for nothing where there is no place', () => {
    for (const place of [null, { width: 0, height: 100 }, { width: NaN, height: NaN }]) {
      assert.equal(slotView('camera', place).visible, false);
      assert.equal(slotView('camera', place).width, 0);
    }
  });
});

describe('readView', () => {
  it('reads what it writes', () => {
    for (const view of [
      FIRST_VIEW,
      HIDDEN_VIEW,
      WHOLE_VIEW,
      camera(300, 200, { priority: 'pinned' }),
    ]) {
      assert.deepEqual(readView(JSON.parse(JSON.stringify(view))), view);
    }
  });

  it('bounds what anybody may say', () => {
    const { screen } = WHOLE_VIEW;
    const read = (told) => readView({ camera: { ...WHOLE_VIEW.camera, ...told }, screen })?.camera;
    assert.equal(read({ width: 1e9, height: 1e9 }).height, 720);
    assert.equal(read({ width: -5, height: 720 }).visible, false);
    assert.equal(read({ height: Infinity }).visible, false);
    assert.equal(read({ height: '720' }).visible, false);
    assert.equal(read({ visible: 'yes' }).visible, false);
    assert.equal(read({ fps: 1e6 }).fps, 30);
    assert.equal(read({ fps: -1 }).fps, 1);
    assert.equal(read({ fps: null }).fps, 30);
    assert.equal(read({ priority: '__proto__' }).priority, 'none');
    for (const told of [null, 7, 'x', [], {}, { camera: 1, screen: 2 }, { camera: {} }]) {
      assert.equal(readView(told), null);
    }
  });
});

/** One side of a link, and what it says in its channel. */
function side({ isOpen = true } = {}) {
  const clock = new FakeClock();
  const views = new ViewExchange(clock);
  const [channel, far] = FakeDataChannel.pair();
  const said = [];
  channel.send = (text) => said.push([clock.now(), JSON.parse(text)]);
  views.use(/** @type {any} */ (channel));
  views.describe();
  if (isOpen) [channel, far].forEach((end) => end.open());
  const changes = [];
  views.on('change', () => changes.push(views.shown.camera.height));
  const start = clock.now();
  const times = () => said.map(([at]) => at - start);
  return { clock, views, channel, said, times, changes };
}

describe('ViewExchange', () => {
  it('tells more after a moment and less when it has lasted', async () => {
    const { clock, views, said, times } = side();
    views.want(camera(1280, 720));
    await clock.advance(2_000);
    assert.deepEqual(times(), [300]);
    views.want(camera(160, 90));
    await clock.advance(2_000);
    assert.deepEqual(times(), [300, 3_000]);
    assert.equal(said[1][1].view.camera.height, 90);
  });

  it('says nothing of what did not last', async () => {
    const { clock, views, said } = side();
    views.want(HIDDEN_VIEW);
    await clock.advance(900);
    views.want(FIRST_VIEW);
    await clock.advance(5_000);
    assert.deepEqual(said, []);
    assert.equal(clock.pending, 0);
  });

  it('does not put off a change for the changes after it, and says two a second at most', async () => {
    const { clock, views, said, times } = side();
    for (let step = 0; step < 40; step++) {
      views.want(camera(160, 90, { fps: 1 + (step % 15) }));
      await clock.advance(100);
    }
    assert.ok(times()[0] <= 1_000);
    assert.ok(said.length >= 3 && said.length <= 8, String(said.length));
    const gaps = times()
      .slice(1)
      .map((at, index) => at - times()[index]);
    assert.ok(gaps.every((gap) => gap >= 500));
    await clock.advance(2_000);
    assert.equal(said.at(-1)[1].view.camera.fps, 1 + (39 % 15));
  });

  it('tells what changed since the description when the channel opens', async () => {
    const { clock, views, channel, said } = side({ isOpen: false });
    views.want(HIDDEN_VIEW);
    await clock.advance(5_000);
    assert.deepEqual(said, []);
    channel.open();
    await clock.advance(1_000);
    assert.equal(said.length, 1);
    assert.equal(views.describe().view, HIDDEN_VIEW);
  });

  it('tells that it withholds a picture', async () => {
    const { clock, views, said } = side();
    views.withhold(true);
    await clock.advance(300);
    assert.equal(said[0][1].withheld, true);
  });

  it('hears somebody who changes his mind all the time twice a second', async () => {
    const { clock, views, channel, changes } = side();
    for (let step = 0; step < 1_000; step++) {
      const view = step % 2 ? HIDDEN_VIEW : camera(320, 180);
      channel.onmessage({ data: JSON.stringify({ type: 'view', view }) });
      await clock.advance(5);
    }
    await clock.advance(1_000);
    assert.ok(changes.length <= 11, String(changes.length));
    assert.equal(views.shown.camera.visible, false);
    assert.equal(clock.pending, 0);
  });

  it('passes over what is not one of its messages', async () => {
    const { clock, views, channel, changes } = side();
    const long = JSON.stringify({ type: 'view', view: HIDDEN_VIEW, more: 'x'.repeat(3_000) });
    for (const data of [
      '{',
      'null',
      '7',
      '{"type":"view"}',
      '{"type":"x"}',
      long,
      new ArrayBuffer(8),
    ]) {
      channel.onmessage({ data });
      await clock.advance(600);
    }
    assert.deepEqual(changes, []);
    assert.deepEqual(views.shown, WHOLE_VIEW);
  });

  it('hears what a description said just before its connection was made', async () => {
    const { clock, views } = side();
    views.receive({ view: camera(320, 180) });
    views.receive({ view: HIDDEN_VIEW });
    views.use(/** @type {any} */ (FakeDataChannel.pair()[0]));
    await clock.advance(500);
    assert.deepEqual(views.shown, HIDDEN_VIEW);
  });

  it('forgets the channel of a connection that was replaced', async () => {
    const { clock, views, channel, said } = side();
    const [other] = FakeDataChannel.pair();
    views.use(/** @type {any} */ (other));
    channel.onmessage({ data: JSON.stringify({ type: 'view', view: HIDDEN_VIEW }) });
    views.want(HIDDEN_VIEW);
    await clock.advance(2_000);
    assert.deepEqual(views.shown, WHOLE_VIEW);
    assert.deepEqual(said, []);
  });
});
