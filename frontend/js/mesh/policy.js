import {
  heightFor,
  heightWithin,
  LARGEST_CAMERA,
  mostBitrateOf,
  oneSmaller,
  pixelsOf,
} from './rungs.js';

/**
 * What is sent to each of the others, so that a participant sends at most 2 Mbit/s and encodes at most 28 million pixels
 * a second, however many are there. Pure. Bits are a second.
 *
 * @typedef {object} VideoCap
 * @property {number} height pixels of the shorter side
 * @property {number} maxFramerate frames a second
 * @property {number} maxBitrate
 *
 * null: not sent, and not encoded.
 * @typedef {{camera: VideoCap | null, screen: VideoCap | null, audioBitrate: number, isTalk: boolean}} Caps `isTalk`:
 *   there are only two
 *
 * @typedef {object} Receiver
 * @property {string} id
 * @property {import('./view.js').View} view what is shown there
 * @property {boolean} [isFresh] whether the pair is connected for less than 2 s
 * @property {number} [share] 0 to 1, less than 1 for one whose own way is narrow
 *
 * @typedef {object} Situation
 * @property {readonly Receiver[]} receivers
 * @property {boolean} [isSharing] whether this participant shares the screen
 * @property {boolean} [isSharingSound] whether its sound too
 * @property {boolean} [isMobile]
 * @property {boolean} [savesData]
 * @property {number} [uplink] what the network has been found to carry
 * @property {number} [cpuStep] of the CPU ladder, 0 to 4
 * @property {boolean} [isSpeaker] whether this one is among the last three who spoke
 */

/** Rows are for up to that many people: height, frames a second, kbit/s of video, kbit/s of sound. */
const ROWS = [
  [2, 720, 30, 1500, 32],
  [3, 540, 25, 800, 32],
  [4, 360, 30, 500, 32],
  [5, 360, 24, 380, 28],
  [6, 270, 24, 280, 24],
  [7, 270, 20, 220, 24],
  [8, 240, 20, 180, 24],
  [9, 180, 20, 140, 24],
  [10, 180, 15, 120, 24],
  [12, 180, 15, 100, 20],
  [Infinity, 180, 15, 100, 20],
];

export const MOST_UPLINK = 2_000_000;
export const MOST_PIXELS = 28_000_000;
const MOBILE_UPLINK = 800_000;
const SAVING_UPLINK = 500_000;
/** From here on only who speaks is seen. */
export const AUDIO_FIRST_ABOVE = 12;

const MOBILE = { height: 270, fps: 15 };
const FRESH = { height: 270, bitrate: 300_000 };
const BESIDE_SCREEN = { height: 180, fps: 10, bitrate: 60_000 };
const SCREEN_BITRATE = 1_000_000;
const SCREEN_TOTAL = 1_200_000;
/** Of the whole, where the whole is less than what a screen might take. */
const SCREEN_SHARE = 0.6;
const SCREEN_FPS = { alone: 15, many: 5 };
/** Fewer frames a second than the second number, and the next smaller size of a screen is taken. */
const SCREEN_SIZES = [
  [1080, 3],
  [720, 2],
  [540, 2],
  [360, 1],
];
/** Packets of 20 ms cost that much on top of what is in them. */
const AUDIO_OVERHEAD = 23_200;
const VIDEO_OVERHEAD = 1.06;
/** Less makes no picture. */
const LEAST_BITRATE = 30_000;
/** Whoever shows this one large gets at most that many times what the row says. */
const LARGE_FACTOR = 2;

/** @param {Pick<Situation, 'isMobile' | 'savesData' | 'uplink'>} situation @returns {number} */
export const uplinkOf = ({ isMobile, savesData, uplink = MOST_UPLINK }) =>
  Math.min(
    uplink,
    MOST_UPLINK,
    isMobile ? MOBILE_UPLINK : Infinity,
    savesData ? SAVING_UPLINK : Infinity,
  );

/** @param {Caps} caps @returns {number} bits on the wire, as far as it is limited */
export const wireBits = ({ camera, screen, audioBitrate }) =>
  audioBitrate +
  AUDIO_OVERHEAD +
  VIDEO_OVERHEAD * ((camera?.maxBitrate ?? 0) + (screen?.maxBitrate ?? 0));

/**
 * @param {Situation} situation
 * @returns {Map<string, Caps>} by id of the receiver
 */
export function sendPlan(situation) {
  const { receivers, isSharing = false, isSharingSound = false } = situation;
  const [, , , , audioKilobits] = rowFor(receivers.length + 1);
  const audioBitrate = audioKilobits * 1_000;
  const sound = audioBitrate + AUDIO_OVERHEAD;
  const sounds = isSharingSound ? sound + soundBitrate(audioBitrate) + AUDIO_OVERHEAD : sound;
  const left = {
    bits: Math.max(0, uplinkOf(situation) - receivers.length * sounds),
    pixels: MOST_PIXELS,
  };
  const screens = isSharing ? screenCaps(situation, left) : new Map();
  const cameras = cameraCaps(situation, left);
  const isTalk = receivers.length === 1;
  return new Map(
    receivers.map(({ id }) => {
      const [camera, screen] = [cameras.get(id) ?? null, screens.get(id) ?? null];
      return [id, { camera, screen, audioBitrate, isTalk }];
    }),
  );
}

/** That of a screen is music or film rather than speech. @param {number} audioBitrate of speech */
export const soundBitrate = (audioBitrate) => 2 * audioBitrate;

const rowFor = (people) => ROWS.find(([upTo]) => people <= upTo);

/** Takes what it gives from what is left, and leaves the cameras what they need beside it. */
function screenCaps(situation, left) {
  const seeing = situation.receivers.filter(({ view }) => view.screen.visible);
  const beside = pixelsOf(BESIDE_SCREEN.height) * BESIDE_SCREEN.fps * cameraReceivers(situation);
  const total = Math.min(SCREEN_TOTAL, SCREEN_SHARE * left.bits);
  const bitrate = Math.max(
    LEAST_BITRATE,
    Math.floor(Math.min(SCREEN_BITRATE, total / VIDEO_OVERHEAD / Math.max(1, seeing.length))),
  );
  const each = (left.pixels - beside) / Math.max(1, seeing.length);
  const mostFps = situation.receivers.length === 1 ? SCREEN_FPS.alone : SCREEN_FPS.many;
  const [height] = SCREEN_SIZES.find(([size, fps]) => pixelsOf(size) * fps <= each) ?? [360];
  /** @type {Map<string, VideoCap>} */
  const caps = new Map();
  for (const { id, view } of seeing) {
    const shown = Math.min(height, view.screen.height);
    const fps = Math.min(mostFps, view.screen.fps, Math.floor(each / pixelsOf(shown)));
    const cap = { height: shown, maxFramerate: Math.max(1, fps), maxBitrate: bitrate };
    caps.set(id, take(left, cap));
  }
  return caps;
}

/** How many get a camera beside the screen. */
const cameraReceivers = ({ receivers }) =>
  receivers.length + 1 > AUDIO_FIRST_ABOVE
    ? 0
    : receivers.filter(({ view }) => view.camera.visible).length;

function cameraCaps(situation, left) {
  const { receivers, cpuStep = 0, isSharing = false, isSpeaker = false } = situation;
  /** @type {Map<string, VideoCap>} */
  const caps = new Map();
  const isAudioFirst = receivers.length + 1 > AUDIO_FIRST_ABOVE;
  if (cpuStep >= 4 || (isAudioFirst && (isSharing || !isSpeaker))) return caps;
  const usual = usualCap(situation);
  const seeing = receivers.filter(({ view }) => view.camera.visible);
  const served = largeFirst(seeing).slice(0, placesFor(seeing.length, left.bits));
  const share = left.bits / VIDEO_OVERHEAD / Math.max(1, served.length);
  for (const receiver of served) {
    const cap = capFor(receiver, usual, Math.min(share, usual.maxBitrate * (receiver.share ?? 1)));
    caps.set(receiver.id, take(left, cap));
  }
  if (!isSharing && cpuStep < 2) enlarge(served, usual, situation, left, caps);
  return caps;
}

/** What the row gives to each, before anybody's view. @returns {VideoCap} */
function usualCap({ receivers, isSharing, isMobile, cpuStep = 0 }) {
  const [, height, fps, kilobits] = rowFor(receivers.length + 1);
  const most = [
    { height, fps, bitrate: kilobits * 1_000 },
    ...(isSharing ? [BESIDE_SCREEN] : []),
    ...(isMobile ? [MOBILE] : []),
    ...(cpuStep >= 1 ? [{ fps: 15 }] : []),
    ...(cpuStep >= 2 ? [{ height: oneSmaller(height) }] : []),
  ];
  const least = (name) => Math.min(...most.map((each) => each[name] ?? Infinity));
  return { height: least('height'), maxFramerate: least('fps'), maxBitrate: least('bitrate') };
}

/** Where there is too little for all, some get a picture rather than all a bad one. */
const placesFor = (wanted, bits) =>
  Math.max(0, Math.min(wanted, Math.floor(bits / VIDEO_OVERHEAD / LEAST_BITRATE)));

const isLarge = ({ view }) => view.camera.priority !== 'none';

const largeFirst = (receivers) => [
  ...receivers.filter(isLarge),
  ...receivers.filter((receiver) => !isLarge(receiver)),
];

/** @param {Receiver} receiver @param {VideoCap} usual @param {number} bitrate @returns {VideoCap} */
function capFor({ view: { camera }, isFresh }, usual, bitrate) {
  const shown = Math.min(usual.height, camera.height, isFresh ? FRESH.height : LARGEST_CAMERA);
  const most = Math.min(bitrate, isFresh ? FRESH.bitrate : Infinity, mostBitrateOf(shown));
  const maxBitrate = Math.max(LEAST_BITRATE, Math.floor(most));
  return {
    height: heightFor(shown, maxBitrate),
    maxFramerate: Math.min(usual.maxFramerate, camera.fps),
    maxBitrate,
  };
}

/** What those who show this one small do not need goes to those who show it large. */
function enlarge(served, usual, { isMobile }, left, caps) {
  const large = served.filter((each) => isLarge(each) && !each.isFresh && (each.share ?? 1) === 1);
  const mostHeight = isMobile ? MOBILE.height : LARGEST_CAMERA;
  large.forEach(({ id, view }, index) => {
    const cap = caps.get(id);
    const others = large.length - index;
    const wanted = Math.min(mostHeight, view.camera.height);
    const mostBits = Math.min(LARGE_FACTOR * usual.maxBitrate, mostBitrateOf(wanted));
    const spare = left.bits / VIDEO_OVERHEAD / others;
    const maxBitrate = Math.floor(
      Math.min(Math.max(mostBits, cap.maxBitrate), cap.maxBitrate + spare),
    );
    const pixels = pixelsOf(cap.height) * cap.maxFramerate + left.pixels / others;
    const fitting = heightWithin(wanted, pixels / cap.maxFramerate);
    const height = Math.max(cap.height, heightFor(fitting, maxBitrate));
    const larger = { ...cap, maxBitrate, height };
    give(left, cap);
    caps.set(id, take(left, larger));
  });
}

function take(left, cap) {
  left.bits -= cap.maxBitrate * VIDEO_OVERHEAD;
  left.pixels -= pixelsOf(cap.height) * cap.maxFramerate;
  return cap;
}

function give(left, cap) {
  left.bits += cap.maxBitrate * VIDEO_OVERHEAD;
  left.pixels += pixelsOf(cap.height) * cap.maxFramerate;
}
