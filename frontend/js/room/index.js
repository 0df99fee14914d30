import { ApiClient } from '../api/api-client.js';
import { getFrameAncestors } from '../api/embedding-api.js';
import { getIceServers } from '../api/rooms-api.js';
import { systemClock } from '../lib/clock.js';
import { prefixedStorage, storageOrMemory } from '../lib/storage.js';
import { Devices } from '../media/devices.js';
import { LevelMeter } from '../media/level-meter.js';
import { browserParts } from '../mesh/browser-parts.js';
import { machineLoad } from '../mesh/machine-load.js';
import { testRelay, testRelayAnswers, testStun } from '../mesh/ice-test.js';
import { ReconnectPolicy } from '../signaling/reconnect-policy.js';
import { createStompTransport, probeSocket } from '../signaling/stomp-transport.js';
import { DiskStore } from '../transfer/file-store.js';
import { assembleSession } from './assembly.js';
import { Identity } from './identity.js';
import { RoomMemory } from './room-memory.js';
import { PageLife } from './page-life.js';
import { createRooms } from './rooms.js';
import { RoomSession } from './room-session.js';
import { SeatMemory } from './seat-memory.js';
import { uplinkMemory } from './uplink-memory.js';

export { ApiProblem } from '../api/api-problem.js';
export { RoomSession };

const clock = systemClock;
/** The server that this file came from, which for a page of somebody else's is not its own. */
const SERVER = new URL(import.meta.url).origin;
const isAtHome = SERVER === location.origin;
/** @param {() => Storage} find */
const storageFor = (find) =>
  isAtHome ? storageOrMemory(find) : prefixedStorage(storageOrMemory(find), `${SERVER} `);

const storage = storageFor(() => localStorage);
let currentLocale = navigator.language.startsWith('ko') ? 'ko' : 'en';
const locale = () => currentLocale;
const api = new ApiClient({
  fetch: (url, init) => fetch(url, init),
  locale,
  base: `${SERVER}/api`,
});
const identity = new Identity({ storage, api, locale });

/** Create, find and end rooms, as the user of this browser. */
export const rooms = createRooms(api, identity);

/** The origins whose pages may show ours in a frame. */
export const frameAncestors = () => getFrameAncestors(api);

const url = `${SERVER}/ws`;

/**
 * A session with the real parts: the devices of this browser, STOMP over SockJS at `/ws`, REST at `/api`.
 *
 * @param {{locale?: 'ko' | 'en', transports?: string[]}} [options] `transports` are SockJS's, all by default
 */
export function createRoomSession({ locale: initialLocale, transports } = {}) {
  if (initialLocale) currentLocale = initialLocale;
  const { mediaDevices, userAgent } = navigator;
  const isMobile = isMobileDevice(navigator);
  const peers = browserParts(isMobile);
  const seats = new SeatMemory(
    storageFor(() => sessionStorage),
    clock,
  );
  if (!isReload()) seats.clear();
  return assembleSession({
    clock,
    locale: /** @type {() => 'ko' | 'en'} */ (locale),
    setLocale: (chosen) => {
      currentLocale = chosen;
    },
    api,
    identity,
    rooms,
    socket: {
      openTransport: createStompTransport({ url, transports }),
      policy: new ReconnectPolicy(),
    },
    peers,
    mediaDevices,
    devices: new Devices(mediaDevices, storage),
    meter: new LevelMeter(clock, () => new AudioContext()),
    seats,
    mutes: new RoomMemory(storage, clock, 'madang.muted'),
    removals: new RoomMemory(storage, clock, 'madang.removed'),
    page: new PageLife(window, document, clock, /** @type {any} */ (navigator).connection),
    openChannel: (name) => new BroadcastChannel(name),
    files: {
      store: new DiskStore(navigator.storage, navigator.locks),
      urls: {
        create: (blob) => URL.createObjectURL(blob),
        revoke: (url) => URL.revokeObjectURL(url),
      },
    },
    userAgent,
    device: {
      isMobile,
      savesData: () => /** @type {any} */ (navigator).connection?.saveData === true,
    },
    load: machineLoad(window),
    uplinks: uplinkMemory(storage),
    pixelRatio: () => devicePixelRatio,
    tests: (mesh) => networkTests(peers, mesh, transports),
  }).session;
}

function networkTests({ createPeerConnection }, mesh, transports) {
  return {
    probeSocket: () => probeSocket({ url, transports }),
    iceServers: async () => mesh.configuration.iceServers ?? (await getIceServers(api)),
    testStun: (server, signal) => testStun(createPeerConnection, server, signal),
    testRelay: (server, signal) => testRelay(createPeerConnection, server, signal),
    testRelayAnswers: (server, signal) => testRelayAnswers(createPeerConnection, server, signal),
  };
}

/** Tablets have the processors and the networks of phones. @param {any} navigator */
const isMobileDevice = ({ userAgentData, userAgent }) =>
  userAgentData?.mobile ?? /android|iphone|ipad|mobile/i.test(userAgent);

/** Only a reload takes the seat again by itself; whoever comes back in another way is at the door first. */
function isReload() {
  const [navigation] = performance.getEntriesByType('navigation');
  return /** @type {PerformanceNavigationTiming} */ (navigation)?.type === 'reload';
}
