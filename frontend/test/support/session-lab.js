import { Devices } from '../../js/media/devices.js';
import { LevelMeter } from '../../js/media/level-meter.js';
import { LocalMedia } from '../../js/media/local-media.js';
import { ScreenShare } from '../../js/media/screen-share.js';
import { Mesh } from '../../js/mesh/mesh.js';
import { ApiClient } from '../../js/api/api-client.js';
import { LinksWatch } from '../../js/mesh/links-watch.js';
import { Admission } from '../../js/room/admission.js';
import { Diagnostics } from '../../js/room/diagnostics.js';
import { HealthExchange } from '../../js/room/health-exchange.js';
import { Identity } from '../../js/room/identity.js';
import { LocalControls } from '../../js/room/local-controls.js';
import { PageLife } from '../../js/room/page-life.js';
import { Presence } from '../../js/room/presence.js';
import { Reload } from '../../js/room/reload.js';
import { initialModel } from '../../js/room/room-model.js';
import { RoomSession } from '../../js/room/room-session.js';
import { RoomStore } from '../../js/room/room-store.js';
import { createRooms } from '../../js/room/rooms.js';
import { SeatMemory } from '../../js/room/seat-memory.js';
import { SelfTest } from '../../js/room/self-test.js';
import { SpeakingWatch } from '../../js/room/speaking-watch.js';
import { Stillness } from '../../js/room/stillness.js';
import { ReconnectPolicy } from '../../js/signaling/reconnect-policy.js';
import { SignalingClient } from '../../js/signaling/signaling-client.js';
import { FakeClock, settle } from './fake-clock.js';
import { FakeMediaDevices, fakeStorage } from './fake-media-devices.js';
import { FakePeerConnection } from './fake-peer-connection.js';
import { FakeServer } from './fake-server.js';
import { FakeStream } from './fake-stream.js';

/** One server for several browsers, each with a whole session on fake devices and peer connections. */
export class SessionLab {
  clock = new FakeClock();
  server = new FakeServer();
  requests = [];
  /** Answers of the REST side, by `METHOD /path`. */
  answers = {
    'POST /api/users': () => Response.json({ token: `mdu_${this.requests.length}` }),
    'GET /api/rooms/aaa': () => Response.json(this.server.room()),
  };

  /** A tab. Two tabs of one browser share `storage`, a reload keeps `tabStorage`. */
  browser({ storage = fakeStorage(), tabStorage = fakeStorage(), name = 'Bob' } = {}) {
    const mediaDevices = /** @type {any} */ (new FakeMediaDevices());
    const { clock } = this;
    const locale = () => 'en';
    const createStream = () => /** @type {any} */ (new FakeStream());
    const api = new ApiClient({ fetch: (url, init) => this.#answer(url, init), locale });
    const identity = new Identity({ storage, api, locale });
    if (name) identity.name = name;
    const rooms = createRooms(api, identity);
    const pcs = [];
    const mesh = new Mesh({
      createPeerConnection: (configuration) => {
        pcs.push(new FakePeerConnection(configuration));
        return /** @type {any} */ (pcs.at(-1));
      },
      createStream,
      clock,
    });
    const policy = new ReconnectPolicy(() => 0.5);
    const { openTransport } = this.server;
    const signaling = new SignalingClient({ openTransport, policy, clock });
    const presence = new Presence({ signaling, mesh, identity, clock, locale });
    const devices = new Devices(mediaDevices, storage);
    const media = new LocalMedia({ mediaDevices, devices, createStream });
    const meter = new LevelMeter(clock, () => {
      throw new Error('no sound here');
    });
    const screen = new ScreenShare(mediaDevices);
    const controls = new LocalControls({ media, devices, screen, meter });
    const store = new RoomStore(initialModel(controls.state, identity.name));
    const seats = new SeatMemory(tabStorage, clock);
    const window = new EventTarget();
    const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
    const watch = new LinksWatch(mesh, clock);
    const exchange = new HealthExchange({ signaling, mesh, watch, store, clock });
    const selfTest = new SelfTest({
      clock,
      probeSocket: async () => 'websocket',
      devices: () => controls.settled(),
      iceServers: async () => mesh.configuration.iceServers ?? [],
      testStun: async () => ({ isOk: true }),
      testRelay: async () => ({ isOk: false, detail: '401' }),
      testRelayAnswers: async () => ({ isOk: true, detail: 'answers' }),
    });
    const userAgent = 'Test/1';
    const looks = { watch, stillness: new Stillness(mesh, clock), exchange, selfTest };
    const diagnosticParts = { signaling, mesh, ...looks, store, clock, userAgent };
    const levels = () => ({ others: mesh.audioLevels, selfId: presence.selfId, ownLevel: 0 });
    const session = new RoomSession({
      store,
      admission: new Admission({ rooms, presence, controls, store, clock }),
      rooms,
      identity,
      presence,
      controls,
      speaking: new SpeakingWatch(clock, levels),
      reload: new Reload({ api, identity, presence, seats }),
      page: new PageLife(window, document, clock),
      diagnostics: new Diagnostics(diagnosticParts),
      clock,
      setLocale: () => {},
    });
    const notices = [];
    session.addEventListener('notice', (event) => {
      notices.push(/** @type {CustomEvent} */ (event).detail.code);
    });
    return {
      session,
      mediaDevices,
      pcs,
      mesh,
      window,
      document,
      storage,
      tabStorage,
      notices,
      identity,
    };
  }

  async joined(options) {
    const browser = this.browser(options);
    await browser.session.open('aaa');
    await settle();
    await browser.session.join();
    await settle();
    return browser;
  }

  /** ICE finds a way everywhere. */
  async connect(...browsers) {
    for (const { pcs } of browsers) {
      const open = pcs.filter(({ signalingState }) => signalingState === 'stable');
      for (const pc of open) pc.setState('connected');
    }
    await settle();
  }

  refuse(request, status, code) {
    this.answers[request] = () => Response.json({ code, detail: `${code}.` }, { status });
  }

  async #answer(url, init) {
    this.requests.push({ url, ...init });
    const answer = this.answers[`${init.method} ${url}`];
    return answer ? answer() : new Response(null, { status: 204 });
  }
}
