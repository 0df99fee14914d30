import { explain } from '../mesh/explain.js';
import { readLinks } from './room-health.js';

const DEBOUNCE_MILLIS = 300;
const STEPS_MILLIS = 100;
const PERIOD_MILLIS = 5_000;
/** Who is silent for three periods says nothing that still holds. */
const EXPIRY_MILLIS = 3 * PERIOD_MILLIS;

/** Tells the room how the own links are, on change and every 5 s, and takes in what the others tell. */
export class HealthExchange {
  #signaling;
  #mesh;
  #store;
  #clock;
  /** @type {Record<string, any>} the own links, with cause and action */
  #own = {};
  /** @type {Map<string, {links: any, at: number}>} */
  #told = new Map();
  #lastSent = '';
  #debounce = null;
  #soon = null;
  #timer = null;

  /**
   * @param {object} parts
   * @param {import('../signaling/signaling-client.js').SignalingClient} parts.signaling
   * @param {import('../mesh/mesh.js').Mesh} parts.mesh
   * @param {import('../mesh/links-watch.js').LinksWatch} parts.watch
   * @param {import('./room-store.js').RoomStore} parts.store
   * @param {import('../lib/clock.js').Clock} parts.clock
   */
  constructor({ signaling, mesh, watch, store, clock }) {
    this.#signaling = signaling;
    this.#mesh = mesh;
    this.#store = store;
    this.#clock = clock;
    // A link that comes about takes a dozen steps in a moment, and is not to wait for their being told.
    mesh.on('step', () => this.#refreshSoon());
    for (const type of ['link', 'removed']) mesh.on(type, () => this.#refresh());
    watch.on('look', () => this.#refresh());
    signaling.on('joined', () => this.#start());
    signaling.on('health', (message) => this.#handleHealth(message));
  }

  stop() {
    this.#clock.clearInterval(this.#timer);
    this.#clock.clearTimeout(this.#debounce);
    this.#clock.clearTimeout(this.#soon);
    this.#debounce = this.#soon = null;
    this.#told.clear();
    this.#own = {};
    this.#lastSent = '';
  }

  #start() {
    this.#clock.clearInterval(this.#timer);
    this.#timer = this.#clock.setInterval(() => this.#repeat(), PERIOD_MILLIS);
  }

  #repeat() {
    this.#refresh();
    this.#tell();
    const before = this.#clock.now() - EXPIRY_MILLIS;
    const expired = [...this.#told].filter(([, { at }]) => at < before);
    for (const [from] of expired) this.#told.delete(from);
    if (expired.length) this.#applyTold();
  }

  #refreshSoon() {
    this.#soon ??= this.#clock.setTimeout(() => this.#refresh(), STEPS_MILLIS);
  }

  #refresh() {
    this.#clock.clearTimeout(this.#soon);
    this.#soon = null;
    const own = Object.fromEntries(this.#mesh.links.map(([id, link]) => [id, this.#look(link)]));
    if (JSON.stringify(own) !== JSON.stringify(this.#own)) {
      this.#own = own;
      this.#store.apply({ type: 'own-health', links: own });
    }
    if (JSON.stringify(this.#message()) === this.#lastSent) return;
    this.#debounce ??= this.#clock.setTimeout(() => this.#tell(), DEBOUNCE_MILLIS);
  }

  #look(link) {
    const { iceServers = [], iceTransportPolicy } = this.#mesh.configuration;
    const facts = {
      ...link.facts,
      isServerReachable: this.#store.model.socket === 'open',
      isWebSocket: this.#signaling.transport === 'websocket',
      isRelayOnly: iceTransportPolicy === 'relay',
      hasIceServers: iceServers.length > 0,
    };
    const { health } = link;
    return { ...health, ...explain(facts) };
  }

  #message() {
    return Object.entries(this.#own).map(([to, { state, step, relayed }]) => ({
      to,
      state,
      ...(step && { step }),
      relayed,
    }));
  }

  #tell() {
    this.#clock.clearTimeout(this.#debounce);
    this.#debounce = null;
    const links = this.#message();
    this.#lastSent = JSON.stringify(links);
    if (links.length) this.#signaling.hint('health', { links });
  }

  #handleHealth({ from, links }) {
    if (typeof from !== 'string' || from === this.#store.model.selfId) return;
    const before = JSON.stringify(this.#told.get(from)?.links);
    const read = readLinks(links);
    this.#told.set(from, { links: read, at: this.#clock.now() });
    if (JSON.stringify(read) !== before) this.#applyTold();
  }

  #applyTold() {
    const health = Object.fromEntries([...this.#told].map(([from, { links }]) => [from, links]));
    this.#store.apply({ type: 'health', health });
  }
}
