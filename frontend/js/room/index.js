import { ApiClient } from '../api/api-client.js';
import { getIceServers } from '../api/rooms-api.js';
import { systemClock } from '../lib/clock.js';
import { storageOrMemory } from '../lib/storage.js';
import { Devices } from '../media/devices.js';
import { LevelMeter } from '../media/level-meter.js';
import { LocalMedia } from '../media/local-media.js';
import { ScreenShare } from '../media/screen-share.js';
import { browserParts } from '../mesh/browser-parts.js';
import { testRelay, testRelayAnswers, testStun } from '../mesh/ice-test.js';
import { LinksWatch } from '../mesh/links-watch.js';
import { Mesh } from '../mesh/mesh.js';
import { ReconnectPolicy } from '../signaling/reconnect-policy.js';
import { SignalingClient } from '../signaling/signaling-client.js';
import { createStompTransport, probeSocket } from '../signaling/stomp-transport.js';
import { Admission } from './admission.js';
import { Diagnostics } from './diagnostics.js';
import { HealthExchange } from './health-exchange.js';
import { Identity } from './identity.js';
import { LocalControls } from './local-controls.js';
import { PageLife } from './page-life.js';
import { Presence } from './presence.js';
import { Reload } from './reload.js';
import { createRooms } from './rooms.js';
import { initialModel } from './room-model.js';
import { RoomSession } from './room-session.js';
import { RoomStore } from './room-store.js';
import { SeatMemory } from './seat-memory.js';
import { SelfTest } from './self-test.js';
import { SpeakingWatch } from './speaking-watch.js';
import { Stillness } from './stillness.js';

export { ApiProblem } from '../api/api-problem.js';
export { RoomSession };

const clock = systemClock;
const storage = storageOrMemory(() => localStorage);
let currentLocale = navigator.language.startsWith('ko') ? 'ko' : 'en';
const locale = () => currentLocale;
const api = new ApiClient({ fetch: (url, init) => fetch(url, init), locale });
const identity = new Identity({ storage, api, locale });

/** Create, find and end rooms, as the user of this browser. */
export const rooms = createRooms(api, identity);

/**
 * A session with the real parts: the devices of this browser, STOMP over SockJS at `/ws`, REST at `/api`.
 *
 * @param {{locale?: 'ko' | 'en', transports?: string[]}} [options] `transports` are SockJS's, all by default
 */
export function createRoomSession({ locale: initialLocale, transports } = {}) {
  if (initialLocale) currentLocale = initialLocale;
  const controls = createControls();
  const signaling = new SignalingClient({
    openTransport: createStompTransport({ transports }),
    policy: new ReconnectPolicy(),
    clock,
  });
  const parts = browserParts();
  const mesh = new Mesh(parts);
  const presence = new Presence({ signaling, mesh, identity, clock, locale });
  const seats = new SeatMemory(
    storageOrMemory(() => sessionStorage),
    clock,
  );
  if (!isReload()) seats.clear();
  const store = new RoomStore(initialModel(controls.state, identity.name));
  return new RoomSession({
    store,
    admission: new Admission({ rooms, presence, controls, store, clock }),
    rooms,
    identity,
    presence,
    controls,
    speaking: new SpeakingWatch(clock, () => ({
      others: presence.audioLevels,
      selfId: presence.selfId,
      ownLevel: controls.level,
    })),
    reload: new Reload({ api, identity, presence, seats }),
    page: new PageLife(window, document, clock, /** @type {any} */ (navigator).connection),
    diagnostics: createDiagnostics({ parts, transports, signaling, mesh, store, controls }),
    clock,
    setLocale: (chosen) => {
      currentLocale = chosen;
    },
  });
}

function createDiagnostics({ parts, transports, signaling, mesh, store, controls }) {
  const watch = new LinksWatch(mesh, clock);
  const { createPeerConnection } = parts;
  const selfTest = new SelfTest({
    clock,
    probeSocket: () => probeSocket({ transports }),
    devices: () => controls.settled(),
    iceServers: async () => mesh.configuration.iceServers ?? (await getIceServers(api)),
    testStun: (server, signal) => testStun(createPeerConnection, server, signal),
    testRelay: (server, signal) => testRelay(createPeerConnection, server, signal),
    testRelayAnswers: (server, signal) => testRelayAnswers(createPeerConnection, server, signal),
  });
  const exchange = new HealthExchange({ signaling, mesh, watch, store, clock });
  const stillness = new Stillness(mesh, clock);
  const { userAgent } = navigator;
  const looks = { watch, stillness, exchange, selfTest };
  return new Diagnostics({ signaling, mesh, ...looks, store, clock, userAgent });
}

function createControls() {
  const { mediaDevices } = navigator;
  const devices = new Devices(mediaDevices, storage);
  const media = new LocalMedia({ mediaDevices, devices, createStream: () => new MediaStream() });
  return new LocalControls({
    media,
    devices,
    screen: new ScreenShare(mediaDevices),
    meter: new LevelMeter(clock, () => new AudioContext()),
  });
}

/** Only a reload takes the seat again by itself; whoever comes back in another way is at the door first. */
function isReload() {
  const [navigation] = performance.getEntriesByType('navigation');
  return /** @type {PerformanceNavigationTiming} */ (navigation)?.type === 'reload';
}
