import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MOST_PIXELS, MOST_UPLINK, sendPlan, uplinkOf } from '../../js/mesh/policy.js';
import { wireBits } from '../../js/mesh/policy.js';
import { pixelsOf, RUNGS } from '../../js/mesh/rungs.js';
import { videoEncoding } from '../../js/mesh/video-encoding.js';
import { HIDDEN_VIEW, viewOf, WHOLE_VIEW } from '../../js/mesh/view.js';
import { seeded } from '../support/fake-peer-connection.js';

const place = (height, more = {}) => ({ width: (height * 16) / 9, height, ...more });
const camera = (height, more) => viewOf({ camera: place(height, more), screen: place(1080) });
const everybody = (people, view = WHOLE_VIEW, more = {}) =>
  Array.from({ length: people - 1 }, (_, index) => ({ id: `p${index}`, view, ...more }));
const total = (plan, of) => [...plan.values()].reduce((sum, caps) => sum + of(caps), 0);
const encodedPixels = ({ camera, screen }) =>
  [camera, screen].reduce(
    (sum, cap) => sum + (cap ? pixelsOf(cap.height) * cap.maxFramerate : 0),
    0,
  );
const capsOf = (situation) => sendPlan(situation).get('p0');
const heights = RUNGS.map(({ height }) => height);

function assertBounded(situation, message) {
  const plan = sendPlan(situation);
  const { receivers } = situation;
  // Sound is never given up, and a shared screen never quite.
  const least = total(plan, (caps) => wireBits({ ...caps, camera: null, screen: null }));
  const screens = situation.isSharing ? 32_000 * receivers.length : 0;
  const most = Math.max(uplinkOf(situation), least + screens);
  const sounds = situation.isSharingSound ? 0.75 * MOST_UPLINK : 0;
  assert.ok(total(plan, wireBits) <= most + 1 + sounds, `${message}: bits`);
  assert.ok(total(plan, encodedPixels) <= MOST_PIXELS, `${message}: pixels`);
  for (const { id, view } of receivers) {
    for (const slot of /** @type {const} */ (['camera', 'screen'])) {
      const cap = plan.get(id)[slot];
      if (!cap) continue;
      assert.ok(view[slot].visible, `${message}: ${slot} to nobody`);
      assert.ok(cap.height <= view[slot].height && heights.includes(cap.height), message);
      assert.ok(cap.maxFramerate >= 1 && cap.maxFramerate <= view[slot].fps, message);
      assert.ok(Number.isInteger(cap.maxBitrate) && cap.maxBitrate >= 30_000, message);
    }
  }
  return plan;
}

describe('sendPlan', () => {
  const rows = [
    [2, 720, 30, 1500, 32],
    [3, 540, 25, 800, 32],
    [4, 360, 30, 500, 32],
    [5, 360, 24, 380, 28],
    [6, 270, 24, 280, 24],
    [7, 270, 20, 220, 24],
    [8, 240, 20, 180, 24],
    [9, 180, 20, 140, 24],
    [10, 180, 15, 120, 24],
    [11, 180, 15, 100, 20],
    [12, 180, 15, 100, 20],
  ];
  for (const [people, height, fps, kilobits, audio] of rows) {
    it(`gives ${people} people ${height} lines`, () => {
      const plan = assertBounded({ receivers: everybody(people) }, `${people}`);
      const cap = { height, maxFramerate: fps, maxBitrate: kilobits * 1_000 };
      for (const caps of plan.values()) {
        assert.deepEqual(caps.camera, cap);
        assert.equal(caps.screen, null);
        assert.equal(caps.audioBitrate, audio * 1_000);
      }
    });
  }

  for (let people = 2; people <= 16; people++) {
    it(`keeps its bounds with ${people} people whatever is asked for`, () => {
      const random = seeded(people);
      const pick = (values) => values[Math.floor(random() * values.length)];
      for (let round = 0; round < 400; round++) {
        const receivers = everybody(people).map((receiver) => ({
          ...receiver,
          view: viewOf({
            camera: pick([
              null,
              place(pick(heights), { priority: pick(['none', 'large', 'pinned']) }),
            ]),
            screen: pick([null, place(pick(heights), { fps: pick([1, 15, 30]) })]),
          }),
          isFresh: random() < 0.2,
          share: pick([1, 1, 0.7, 0.3]),
        }));
        const situation = {
          receivers,
          isSharing: random() < 0.3,
          isMobile: random() < 0.2,
          savesData: random() < 0.2,
          uplink: pick([MOST_UPLINK, 1_200_000, 300_000, 50_000]),
          cpuStep: pick([0, 0, 1, 2, 3, 4]),
          isSpeaker: random() < 0.5,
        };
        assertBounded(situation, `${people} people, round ${round}`);
      }
    });
  }

  it('shares the screen whole and slowly, within its own bound, and makes the camera small beside it', () => {
    for (let people = 2; people <= 16; people++) {
      const plan = assertBounded({ receivers: everybody(people), isSharing: true }, `${people}`);
      const sent = [...plan.values()].map(({ screen }) => screen);
      assert.ok(sent.every(({ height }) => height >= 720));
      assert.ok(sent.reduce((sum, { maxBitrate }) => sum + maxBitrate, 0) <= 1_200_000);
      for (const caps of plan.values()) {
        if (people > 12) assert.equal(caps.camera, null);
        else assert.ok(caps.camera.height <= 180 && caps.camera.maxBitrate <= 60_000);
        if (people > 12) continue;
        assert.equal(caps.camera.maxFramerate, 10);
      }
    }
    const [two, four, eight] = [2, 4, 8].map((people) =>
      capsOf({ receivers: everybody(people), isSharing: true }),
    );
    assert.deepEqual(two.screen, { height: 1080, maxFramerate: 13, maxBitrate: 1_000_000 });
    assert.equal(four.screen.height, 1080);
    assert.equal(eight.screen.height, 720);
  });

  it('leaves bits to the sound of a screen', () => {
    for (const people of [2, 4, 8]) {
      const situation = { receivers: everybody(people), isSharing: true, isSharingSound: true };
      const sound = 2 * capsOf(situation).audioBitrate + 23_200;
      assert.ok(total(sendPlan(situation), wireBits) + (people - 1) * sound <= MOST_UPLINK);
    }
  });

  it('encodes nothing for who shows nothing', () => {
    const { camera, screen } = capsOf({ receivers: everybody(4, HIDDEN_VIEW), isSharing: true });
    assert.equal(camera, null);
    assert.equal(screen, null);
  });

  it('sends small pictures to who shows them small', () => {
    const cap = capsOf({ receivers: everybody(2, camera(90)) }).camera;
    assert.deepEqual(cap, { height: 90, maxFramerate: 15, maxBitrate: 80_000 });
  });

  it('gives who shows it large up to twice the rate, from what the others do not need', () => {
    const large = { id: 'large', view: camera(720, { priority: 'pinned' }) };
    const small = everybody(6, camera(90));
    const plan = assertBounded({ receivers: [large, ...small] }, 'one large');
    assert.deepEqual(plan.get('large').camera, {
      height: 360,
      maxFramerate: 20,
      maxBitrate: 440_000,
    });
    assert.equal(plan.get('p0').camera.height, 90);
    const four = sendPlan({ receivers: [large, ...everybody(3, camera(90))] });
    assert.deepEqual(four.get('large').camera, {
      height: 540,
      maxFramerate: 30,
      maxBitrate: 1_000_000,
    });
    const nothingLeft = sendPlan({
      receivers: [large, ...everybody(3, camera(720, { priority: 'large' }))],
    });
    assert.ok(total(nothingLeft, wireBits) <= MOST_UPLINK);
    assert.equal(nothingLeft.get('large').camera.height, 360);
  });

  it('begins a pair small', () => {
    const { camera: cap } = capsOf({ receivers: everybody(2, WHOLE_VIEW, { isFresh: true }) });
    assert.equal(cap.height, 270);
    assert.equal(cap.maxBitrate, 300_000);
  });

  it('sends less from a phone, and less still where data is saved', () => {
    for (let people = 2; people <= 12; people++) {
      const receivers = everybody(people);
      const mobile = assertBounded({ receivers, isMobile: true }, 'mobile');
      for (const { camera: cap } of mobile.values()) {
        assert.ok(!cap || (cap.height <= 270 && cap.maxFramerate <= 15));
      }
      assertBounded({ receivers, savesData: true }, 'saving');
    }
  });

  it('shows only who speaks in a large room', () => {
    for (let people = 13; people <= 16; people++) {
      const receivers = everybody(people);
      assert.equal(capsOf({ receivers }).camera, null);
      const plan = assertBounded({ receivers, isSpeaker: true }, 'stage');
      for (const { camera: cap } of plan.values()) {
        assert.equal(cap.height, 180);
        assert.ok(cap.maxBitrate >= 80_000);
      }
    }
  });

  it('gives some a picture rather than all a bad one where there is little', () => {
    const large = { id: 'large', view: camera(720, { priority: 'speaker' }) };
    const plan = sendPlan({ receivers: [...everybody(8), large], uplink: 500_000 });
    const seeing = [...plan].filter(([, caps]) => caps.camera).map(([id]) => id);
    assert.ok(seeing.length < 8);
    assert.ok(seeing.includes('large'));
  });

  it('goes down the steps of the processor', () => {
    const at = (cpuStep) => capsOf({ receivers: everybody(2), cpuStep }).camera;
    assert.equal(at(1).maxFramerate, 15);
    assert.equal(at(1).height, 720);
    assert.equal(at(2).height, 540);
    assert.equal(at(3).height, 540);
    assert.equal(at(4), null);
  });

  it('sends less to one whose own way is narrow, and to nobody else', () => {
    const [one, ...others] = everybody(4);
    const plan = sendPlan({ receivers: [{ ...one, share: 0.5 }, ...others] });
    assert.equal(plan.get('p0').camera.maxBitrate, 250_000);
    assert.equal(plan.get('p1').camera.maxBitrate, 500_000);
  });
});

describe('videoEncoding', () => {
  const cap = { height: 360, maxFramerate: 30, maxBitrate: 500_000 };
  const scale = (width, height) => videoEncoding(cap, { width, height }).scaleResolutionDownBy;

  it('scales by the shorter side, so that a phone held upright keeps its detail', () => {
    assert.equal(scale(1280, 720), 2);
    assert.equal(scale(720, 1280), 2);
    assert.equal(scale(640, 480), 1.333);
  });

  it('encodes no more pixels of a long picture', () => {
    assert.ok((1_600 / scale(1_600, 360)) * (360 / scale(1_600, 360)) <= 640 * 360 * 1.01);
  });

  it('never enlarges', () => {
    assert.equal(scale(320, 240), 1);
    assert.equal(videoEncoding(cap, {}).scaleResolutionDownBy, 1);
  });
});
