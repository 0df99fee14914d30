import { randomId } from '../lib/random-id.js';
import { LocalMedia } from '../media/local-media.js';
import { ScreenShare } from '../media/screen-share.js';
import { BudgetWatch } from '../mesh/budget-watch.js';
import { LinksWatch } from '../mesh/links-watch.js';
import { Mesh } from '../mesh/mesh.js';
import { SendBudget } from '../mesh/send-budget.js';
import { SpareConnections } from '../mesh/spare-connections.js';
import { SignalingClient } from '../signaling/signaling-client.js';
import { FileExchange } from '../transfer/file-exchange.js';
import { Admission } from './admission.js';
import { Diagnostics } from './diagnostics.js';
import { Economy } from './economy.js';
import { HealthExchange } from './health-exchange.js';
import { LocalControls } from './local-controls.js';
import { MeetingEnd } from './meeting-end.js';
import { Moderation } from './moderation.js';
import { OtherTabs } from './other-tabs.js';
import { Polls } from './polls.js';
import { Presence } from './presence.js';
import { Reactions } from './reactions.js';
import { Readiness } from './readiness.js';
import { RoomFiles } from './room-files.js';
import { Reload } from './reload.js';
import { RoomChat } from './room-chat.js';
import { initialModel } from './room-model.js';
import { RoomSession } from './room-session.js';
import { RoomStore } from './room-store.js';
import { SelfTest } from './self-test.js';
import { SpeakingWatch } from './speaking-watch.js';
import { Stillness } from './stillness.js';
import { TalkTime } from './talk-time.js';
import { Views } from './views.js';

/**
 * What a session touches of the outside; tests put their own in its place.
 *
 * @typedef {object} Surroundings
 * @property {import('../lib/clock.js').Clock} clock
 * @property {() => 'ko' | 'en'} locale
 * @property {(locale: 'ko' | 'en') => void} setLocale
 * @property {import('../api/api-client.js').ApiClient} api
 * @property {import('./identity.js').Identity} identity
 * @property {ReturnType<typeof import('./rooms.js').createRooms>} rooms
 * @property {{openTransport: Function, policy: import('../signaling/reconnect-policy.js').ReconnectPolicy}} socket
 * @property {{createPeerConnection: (configuration: any) => RTCPeerConnection, createStream: () => MediaStream,
 *   clock: import('../lib/clock.js').Clock}} peers
 * @property {MediaDevices | undefined} mediaDevices
 * @property {import('../media/devices.js').Devices} devices
 * @property {import('../media/level-meter.js').LevelMeter} meter
 * @property {import('./seat-memory.js').SeatMemory} seats
 * @property {import('./room-memory.js').RoomMemory} mutes rooms in which the microphone was switched off by others
 * @property {import('./room-memory.js').RoomMemory} removals rooms that one was removed from
 * @property {import('./page-life.js').PageLife} page
 * @property {(name: string) => BroadcastChannel} openChannel to the other tabs of this browser
 * @property {{store: ConstructorParameters<typeof FileExchange>[0]['store'],
 *   urls: import('./room-files.js').FileUrls}} files
 * @property {string} userAgent
 * @property {import('./economy.js').Device} device
 * @property {ConstructorParameters<typeof BudgetWatch>[0]['load']} load of the machine
 * @property {ConstructorParameters<typeof BudgetWatch>[0]['memory']} uplinks what networks were found to carry
 * @property {() => number} pixelRatio device pixels for each of the page
 * @property {(mesh: Mesh) => Omit<ConstructorParameters<typeof SelfTest>[0], 'clock' | 'devices'>} tests
 */

/** @param {Surroundings} surroundings */
export function assembleSession(surroundings) {
  const { clock, locale, setLocale, api, identity, rooms, peers, seats, page } = surroundings;
  const { mediaDevices, devices, meter, mutes, removals } = surroundings;
  const { createStream } = peers;
  const media = new LocalMedia({ mediaDevices, devices, createStream });
  const controls = new LocalControls({
    media,
    devices,
    screen: new ScreenShare(mediaDevices),
    meter,
  });
  const signaling = new SignalingClient({ ...surroundings.socket, clock });
  const spares = new SpareConnections(peers);
  const mesh = new Mesh({ ...peers, spares });
  const presence = new Presence({ signaling, mesh, identity, clock, locale });
  const store = new RoomStore(initialModel(controls.state, identity.name));
  const exchange = new FileExchange({ store: surroundings.files.store, clock });
  const levels = () => ({
    others: presence.audioLevels,
    selfId: presence.selfId,
    ownLevel: controls.level,
  });
  const speaking = new SpeakingWatch(clock, levels);
  const { openChannel, pixelRatio } = surroundings;
  const views = new Views({ mesh, page, pixelRatio });
  const watch = new LinksWatch(mesh, clock);
  const economy = createEconomy(surroundings, { mesh, watch, views, media, speaking, store });
  const tabs = new OtherTabs({ openChannel, store, self: randomId(16), clock });
  const readiness = new Readiness({ rooms, spares, clock });
  const session = new RoomSession({
    store,
    admission: new Admission({ rooms, presence, controls, store, clock, readiness, removals }),
    identity,
    presence,
    controls,
    chat: new RoomChat({ signaling, store, clock }),
    files: new RoomFiles({ exchange, mesh, store, clock, urls: surroundings.files.urls }),
    reactions: new Reactions({ signaling, store, clock }),
    tabs,
    clock,
    moderation: new Moderation({ signaling, rooms, store, controls, mutes }),
    polls: new Polls({ signaling, store, tabs }),
    ending: new MeetingEnd({ signaling, rooms, store, clock }),
    talk: new TalkTime({ signaling, speaking, clock }),
    rooms,
    speaking,
    views,
    economy,
    reload: new Reload({ api, identity, presence, seats }),
    page,
    diagnostics: createDiagnostics(surroundings, { signaling, mesh, watch, store, controls }),
    setLocale,
  });
  return { session, mesh };
}

function createEconomy(surroundings, { mesh, watch, views, media, speaking, store }) {
  const { clock, device, load, uplinks } = surroundings;
  const budget = new SendBudget(mesh, clock);
  const limits = new BudgetWatch({ mesh, watch, budget, clock, load, memory: uplinks });
  return new Economy({ budget, limits, views, media, speaking, store, clock, device });
}

function createDiagnostics(
  { clock, tests, userAgent },
  { signaling, mesh, watch, store, controls },
) {
  const exchange = new HealthExchange({ signaling, mesh, watch, store, clock });
  const stillness = new Stillness(mesh, clock);
  const selfTest = new SelfTest({ clock, devices: () => controls.settled(), ...tests(mesh) });
  const looks = { watch, stillness, exchange, selfTest };
  return new Diagnostics({ signaling, mesh, ...looks, store, clock, userAgent });
}
