import { Devices } from '../../js/media/devices.js';
import { LevelMeter } from '../../js/media/level-meter.js';
import { ApiClient } from '../../js/api/api-client.js';
import { assembleSession } from '../../js/room/assembly.js';
import { Identity } from '../../js/room/identity.js';
import { RoomMemory } from '../../js/room/room-memory.js';
import { PageLife } from '../../js/room/page-life.js';
import { createRooms } from '../../js/room/rooms.js';
import { uplinkMemory } from '../../js/room/uplink-memory.js';
import { SeatMemory } from '../../js/room/seat-memory.js';
import { ReconnectPolicy } from '../../js/signaling/reconnect-policy.js';
import { FakeClock, settle } from './fake-clock.js';
import { FakeMediaDevices, fakeStorage } from './fake-media-devices.js';
import { FakePeerConnection } from './fake-peer-connection.js';
import { FakeServer } from './fake-server.js';
import { FakeStore } from './transfer-lab.js';
import { FakeStream } from './fake-stream.js';

/** One server for several browsers, each with a whole session on fake devices and peer connections. */
export class SessionLab {
  clock = new FakeClock();
  server = new FakeServer();
  requests = [];
  channels = [];
  /** How many are good. */
  urls = 0;
  /** Answers of the REST side, by `METHOD /path`. */
  answers = {
    'POST /api/users': () => Response.json({ token: `mdu_${this.requests.length}` }),
    'GET /api/rooms/aaa': () => Response.json(this.server.room()),
    'GET /api/ice-servers?room=aaa': () => Response.json({ iceServers: [] }),
  };

  /** A tab. Two tabs of one browser share `storage`, a reload keeps `tabStorage`. */
  browser({ storage = fakeStorage(), tabStorage = fakeStorage(), name = 'Bob' } = {}) {
    const mediaDevices = /** @type {any} */ (new FakeMediaDevices());
    const { clock } = this;
    const locale = () => /** @type {const} */ ('en');
    const api = new ApiClient({ fetch: (url, init) => this.#answer(url, init), locale });
    const identity = new Identity({ storage, api, locale });
    if (name) identity.name = name;
    const pcs = [];
    const store = new FakeStore();
    const urls = { create: () => `blob:${++this.urls}`, revoke: () => this.urls-- };
    const window = new EventTarget();
    const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
    const { session, mesh } = assembleSession({
      clock,
      locale: () => 'en',
      setLocale: () => {},
      api,
      identity,
      rooms: createRooms(api, identity),
      socket: {
        openTransport: this.server.openTransport,
        policy: new ReconnectPolicy(() => 0.5),
      },
      peers: {
        createPeerConnection: (configuration) => {
          pcs.push(new FakePeerConnection(configuration));
          return /** @type {any} */ (pcs.at(-1));
        },
        createStream: () => /** @type {any} */ (new FakeStream()),
        clock,
      },
      mediaDevices,
      devices: new Devices(mediaDevices, storage),
      meter: new LevelMeter(clock, () => {
        throw new Error('no sound here');
      }),
      seats: new SeatMemory(tabStorage, clock),
      mutes: new RoomMemory(storage, clock, 'madang.muted'),
      removals: new RoomMemory(storage, clock, 'madang.removed'),
      page: new PageLife(/** @type {any} */ (window), /** @type {any} */ (document), clock),
      openChannel: (name) => this.#channel(storage, name),
      files: { store, urls },
      userAgent: 'Test/1',
      device: { isMobile: false, savesData: () => false },
      load: () => ({ pressure: null, longTaskShare: 0 }),
      uplinks: uplinkMemory(storage),
      pixelRatio: () => 1,
      tests: (mesh) => ({
        probeSocket: async () => 'websocket',
        iceServers: async () => mesh.configuration.iceServers ?? [],
        testStun: async () => ({ isOk: true }),
        testRelay: async () => ({ isOk: false, detail: '401' }),
        testRelayAnswers: async () => ({ isOk: true, detail: 'answers' }),
      }),
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
      store,
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

  /** Heard by the other tabs of the same browser, and at once. */
  #channel(storage, name) {
    const channel = /** @type {any} */ ({ storage, name, onmessage: null });
    const isOther = (each) => each !== channel && each.storage === storage && each.name === name;
    channel.postMessage = (data) => {
      for (const each of this.channels.filter(isOther)) each.onmessage?.({ data });
    };
    channel.close = () => {
      this.channels = this.channels.filter((each) => each !== channel);
    };
    this.channels.push(channel);
    return channel;
  }

  async #answer(url, init) {
    this.requests.push({ url, ...init });
    const answer = this.answers[`${init.method} ${url}`];
    return answer ? answer() : new Response(null, { status: 204 });
  }
}
